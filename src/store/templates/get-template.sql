/* A template with its newest version, or with the version of the given number. Relies on the unique (project_id, name, version). */
/* @name getTemplateRow */
SELECT
  id, name, version, kind, description, source_text, source_format, content_hash, created_by, created_at,
  NOT EXISTS (
    SELECT FROM templates later
    WHERE later.project_id = templates.project_id
      AND later.name = templates.name
      AND later.version > templates.version
  ) AS "latest!"
FROM templates
WHERE project_id = :projectId!
  AND name = :name!
  AND deleted_at IS NULL
  AND (:version::int IS NULL OR version = :version)
ORDER BY version DESC
LIMIT 1;
