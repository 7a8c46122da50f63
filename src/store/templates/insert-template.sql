/* Adds a version of a template. Runs after lockTemplateName, which keeps the number from being taken meanwhile. */
/* @name insertTemplateRow */
INSERT INTO templates (
  id, project_id, name, version, kind, description, source_text, source_format, content_hash, created_by
)
VALUES (
  :id!, :projectId!, :name!, :version!, :kind!, :description!, :sourceText!, :sourceFormat!, :contentHash!, :createdBy!
);
