-- Up Migration

-- Long texts of logs come compressed from the worker: the database's own compression (pglz where lz4 was not built in) took most of what
-- a line of a log costs, on the machine that all workers share. Short ones stay readable text. See src/store/logs/pack-text.ts.
ALTER TABLE log_chunks ALTER COLUMN body DROP NOT NULL;
ALTER TABLE log_chunks ADD COLUMN packed bytea;
ALTER TABLE log_chunks ALTER COLUMN packed SET STORAGE EXTERNAL;
ALTER TABLE log_chunks ADD CHECK (num_nonnulls(body, packed) = 1);

-- Down Migration

ALTER TABLE log_chunks DROP COLUMN packed;
ALTER TABLE log_chunks ALTER COLUMN body SET NOT NULL;
