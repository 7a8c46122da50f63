/* Marks news of a run as told, unless another server did it meanwhile. */
/* @name markNewsTold */
UPDATE run_watches
SET
  told = told || :news!::text[],
  long_after_ms = coalesce(:longAfterMs::bigint, long_after_ms)
WHERE run_id = :runId!
  AND told = :told!::text[]
RETURNING run_id;
