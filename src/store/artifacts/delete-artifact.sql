/* Deletes an artifact; the pruner removes its content once nothing else refers to it. */
/* @name deleteArtifactRow */
DELETE FROM artifacts
WHERE project_id = :projectId!
  AND id = :id!
RETURNING id;
