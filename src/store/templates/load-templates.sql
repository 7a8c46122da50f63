/*
  Versions of templates that a document may be made of: names[i] with versions[i]. The texts count up to a limit; a version above it has
  no text. Deleted ones are found for documents that were saved before. Relies on the unique (project_id, name, version).
*/
/* @name loadTemplateRows */
SELECT
  t.name, t.version, t.source_format,
  CASE
    WHEN sum(octet_length(t.source_text)) OVER (ORDER BY t.name, t.version) <= :maxBytes!::int THEN t.source_text
  END AS source_text
FROM unnest(:names!::text[], :versions!::int[]) AS wanted (name, version)
JOIN templates t ON t.project_id = :projectId! AND t.name = wanted.name AND t.version = wanted.version
WHERE :withDeleted!::boolean OR t.deleted_at IS NULL
ORDER BY t.name, t.version;
