/* Versions with open runs whose tasks may wait only so long for a worker. Relies on job_runs_queue_clocks. */
/* @name listQueueClockVersions */
SELECT DISTINCT version_id AS "versionId!"
FROM job_runs
WHERE has_queue_timeouts
  AND finished_at IS NULL
  AND paused_at IS NULL;
