/* How a scope stands, for the task run that waited for it. */
/* @name getScopeRow */
SELECT size, open, bad, halted, on_failure
FROM scopes
WHERE run_id = :runId!
  AND id = :scope!;
