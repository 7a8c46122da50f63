/** Types generated for queries found in "src/store/runs/fire-deadline.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'FireDeadline' parameters type */
export interface IFireDeadlineParams {
  runId: string;
  seq: number;
}

/** 'FireDeadline' return type */
export interface IFireDeadlineResult {
  queue: string;
  scope: number;
}

/** 'FireDeadline' query type */
export interface IFireDeadlineQuery {
  params: IFireDeadlineParams;
  result: IFireDeadlineResult;
}

const fireDeadlineIR: any = {"usedParamSet":{"runId":true,"seq":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":176,"b":182}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":200,"b":204}]}],"statement":"WITH due AS (\n  SELECT d.run_id, d.seq, t.status, t.child_scope, t.queue\n  FROM task_deadlines d\n  JOIN task_runs t ON t.run_id = d.run_id AND t.seq = d.seq\n  WHERE d.run_id = :runId!\n    AND d.seq = :seq!\n    AND d.fired_at IS NULL\n    AND d.deadline_at <= now()\n), dropped AS (\n  DELETE FROM task_deadlines d\n  USING due\n  WHERE d.run_id = due.run_id\n    AND d.seq = due.seq\n    AND due.status NOT IN ('waiting', 'queued', 'running')\n), fired AS (\n  UPDATE task_deadlines d\n  SET fired_at = now()\n  FROM due\n  WHERE d.run_id = due.run_id\n    AND d.seq = due.seq\n    AND due.status = 'waiting'\n  RETURNING d.run_id\n)\nSELECT due.child_scope AS \"scope!\", due.queue AS \"queue!\"\nFROM due\nJOIN fired ON fired.run_id = due.run_id"};

/**
 * Query generated from SQL:
 * ```
 * WITH due AS (
 *   SELECT d.run_id, d.seq, t.status, t.child_scope, t.queue
 *   FROM task_deadlines d
 *   JOIN task_runs t ON t.run_id = d.run_id AND t.seq = d.seq
 *   WHERE d.run_id = :runId!
 *     AND d.seq = :seq!
 *     AND d.fired_at IS NULL
 *     AND d.deadline_at <= now()
 * ), dropped AS (
 *   DELETE FROM task_deadlines d
 *   USING due
 *   WHERE d.run_id = due.run_id
 *     AND d.seq = due.seq
 *     AND due.status NOT IN ('waiting', 'queued', 'running')
 * ), fired AS (
 *   UPDATE task_deadlines d
 *   SET fired_at = now()
 *   FROM due
 *   WHERE d.run_id = due.run_id
 *     AND d.seq = due.seq
 *     AND due.status = 'waiting'
 *   RETURNING d.run_id
 * )
 * SELECT due.child_scope AS "scope!", due.queue AS "queue!"
 * FROM due
 * JOIN fired ON fired.run_id = due.run_id
 * ```
 */
export const fireDeadline = new PreparedQuery<IFireDeadlineParams,IFireDeadlineResult>(fireDeadlineIR);


