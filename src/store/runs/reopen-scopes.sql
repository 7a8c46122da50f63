/* Opens scopes for a new attempt of their run. Held back items are let go by those before them, so let_go counts no more. */
/* @name reopenScopeRows */
UPDATE scopes s
SET
  open = r.open,
  bad = r.bad,
  let_go = NULL,
  halted = NULL
FROM unnest(:ids!::int[], :opens!::int[], :bads!::int[]) AS r (id, open, bad)
WHERE s.run_id = :runId!
  AND s.id = r.id;
