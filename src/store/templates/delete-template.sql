/* Marks all versions of a template as deleted. */
/* @name deleteTemplateRows */
UPDATE templates
SET deleted_at = now()
WHERE project_id = :projectId!
  AND name = :name!
  AND deleted_at IS NULL
RETURNING version;
