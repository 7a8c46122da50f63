-- Up Migration

-- A statement that claims names the epoch in which it was sent. A worker that misses an answer begins a new one: what is still on its way
-- to the database then claims nothing, so the worker can find out what it holds.
ALTER TABLE workers ADD COLUMN claim_epoch int NOT NULL DEFAULT 0;

-- Down Migration

ALTER TABLE workers DROP COLUMN claim_epoch;
