/* What scripts and expressions may know of their run. */
/* @name loadRunFactsRow */
SELECT r.inputs, r.attempt, r.triggered_by, r.created_at, r.started_at, j.labels
FROM job_runs r
JOIN jobs j ON j.id = r.job_id
WHERE r.id = :runId!;
