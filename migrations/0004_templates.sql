-- Up Migration

-- One row per version of a template. A name's versions are counted on after it was deleted, so that `name@version` never means
-- anything else than it did when a job was saved.
CREATE TABLE templates (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES projects (id),
  name text NOT NULL CHECK (name <> '' AND length(name) <= 63),
  version int NOT NULL CHECK (version >= 1),
  kind text NOT NULL CHECK (kind IN ('task', 'job')),
  description text NOT NULL DEFAULT '',
  source_text text NOT NULL,
  source_format text NOT NULL CHECK (source_format IN ('yaml', 'json')),
  content_hash bytea NOT NULL CHECK (length(content_hash) = 32),
  created_by text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  UNIQUE (project_id, name, version)
);
CREATE TRIGGER templates_immutable
  BEFORE UPDATE OF id, project_id, name, version, kind, description, source_text, source_format, content_hash, created_by, created_at
  ON templates FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- `name@version` of every template that the document is made of, directly or through another template.
ALTER TABLE job_versions ADD COLUMN templates text[] NOT NULL DEFAULT '{}';

-- Down Migration

ALTER TABLE job_versions DROP COLUMN templates;
DROP TABLE templates;
