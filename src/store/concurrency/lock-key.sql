/* Makes everybody else who looks at this key wait until the transaction ends. */
/* @name lockConcurrencyKey */
SELECT pg_advisory_xact_lock(hashtextextended(:projectId!::text || ' ' || :key!::text, 0)) IS NULL AS "locked!";
