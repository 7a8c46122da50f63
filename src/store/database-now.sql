/* The clock that all processes share; theirs may be wrong. */
/* @name databaseNowRow */
SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS "nowMs!";
