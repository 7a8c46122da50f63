/* The scopes of a run, in the order in which they were made. */
/* @name listScopeRows */
SELECT id, parent_seq AS "parentSeq"
FROM scopes
WHERE run_id = :runId!
ORDER BY id;
