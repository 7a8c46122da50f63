-- Up Migration

-- A loop forgets its older iterations, with whatever they expanded into.
CREATE INDEX scopes_parent ON scopes (run_id, parent_seq);

-- Down Migration

DROP INDEX scopes_parent;
