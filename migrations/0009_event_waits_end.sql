-- Up Migration

-- What a run waited for goes with its end, by whatever statement that is written; a re-run listens anew.
CREATE FUNCTION forget_event_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM event_waits WHERE run_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER job_runs_forget_event_waits AFTER UPDATE OF status ON job_runs FOR EACH ROW
  WHEN (NEW.has_waits AND NEW.finished_at IS NOT NULL AND OLD.finished_at IS NULL)
  EXECUTE FUNCTION forget_event_waits();
DELETE FROM event_waits w
USING job_runs r
WHERE r.id = w.run_id
  AND r.finished_at IS NOT NULL;

-- Down Migration

DROP TRIGGER job_runs_forget_event_waits ON job_runs;
DROP FUNCTION forget_event_waits();
