/* What starting a run of a version needs; immutable, so callers may keep it. */
/* @name loadRunnableVersionRow */
SELECT plan, definition -> 'inputs' AS "inputs!", definition ->> 'mode' AS "mode!"
FROM job_versions
WHERE project_id = :projectId!
  AND id = :versionId!;
