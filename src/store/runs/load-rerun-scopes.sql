/* The scopes of a run that has ended, for the plan of its next attempt. */
/* @name loadRerunScopeRows */
SELECT id, parent_seq, bad
FROM scopes
WHERE run_id = :runId!
ORDER BY id;
