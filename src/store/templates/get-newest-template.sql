/* Number and content of a name's newest version, deleted or not. Relies on the unique (project_id, name, version). */
/* @name getNewestTemplate */
SELECT version, content_hash, deleted_at IS NOT NULL AS "deleted!"
FROM templates
WHERE project_id = :projectId!
  AND name = :name!
ORDER BY version DESC
LIMIT 1;
