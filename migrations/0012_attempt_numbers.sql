-- Up Migration

-- task_runs.attempt rises with every claim, also with those that only go on after a wait or that find no free slot. This is what people
-- are told instead: how often the task was tried by then, 1 for the first time. History has a row for each try that has ended.
-- plpgsql keeps its plan, and nearly every task run is claimed once.
CREATE FUNCTION attempt_number(of_run uuid, of_seq int, of_attempt int) RETURNS int LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  IF of_attempt <= 1 THEN
    RETURN of_attempt;
  END IF;
  RETURN 1 + (SELECT count(*) FROM task_attempts WHERE run_id = of_run AND seq = of_seq AND attempt < of_attempt);
END $$;

-- Down Migration

DROP FUNCTION attempt_number(uuid, int, int);
