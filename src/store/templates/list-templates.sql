/* A page of templates by name, each with its newest version. Relies on the unique (project_id, name, version). */
/* @name listTemplateRows */
SELECT DISTINCT ON (name)
  id, name, version, kind, description, source_format, content_hash, created_by, created_at
FROM templates
WHERE project_id = :projectId!
  AND deleted_at IS NULL
  AND (:after::text IS NULL OR name > :after)
ORDER BY name, version DESC
LIMIT :limit!::int
OFFSET :offset!::int;
