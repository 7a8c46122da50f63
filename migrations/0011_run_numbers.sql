-- Up Migration

-- A number to call a run by. It rises over all jobs: one that counts the runs of each job would make their starts wait for each other.
ALTER TABLE job_runs ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;

-- Down Migration

ALTER TABLE job_runs DROP COLUMN number;
