/* Keeps the versions of a template's name from being counted by two savers at once, even before it has any; until the transaction ends. */
/* @name lockTemplateName */
SELECT pg_advisory_xact_lock(hashtextextended(:projectId!::text || ' ' || :name!::text, 4)) IS NULL AS "locked!";
