/** Types generated for queries found in "src/store/concurrency/offer-parked-task.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'OfferParkedTask' parameters type */
export interface IOfferParkedTaskParams {
  runId: string;
  seq: number;
}

/** 'OfferParkedTask' return type */
export interface IOfferParkedTaskResult {
  queue: string;
}

/** 'OfferParkedTask' query type */
export interface IOfferParkedTaskQuery {
  params: IOfferParkedTaskParams;
  result: IOfferParkedTaskResult;
}

const offerParkedTaskIR: any = {"usedParamSet":{"runId":true,"seq":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":80,"b":86}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":102,"b":106}]}],"statement":"WITH granted AS (\n  UPDATE task_runs\n  SET queue_reason = NULL\n  WHERE run_id = :runId!\n    AND seq = :seq!\n    AND status = 'queued'\n    AND queue_reason IS NOT NULL\n  RETURNING run_id, seq, project_id, queue, slot_kind, priority, tags\n), offered AS (\n  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)\n  SELECT\n    g.project_id, g.queue, g.slot_kind, g.priority, ready_front(g.queue, g.slot_kind, g.priority) + 1, g.tags, g.run_id, g.seq\n  FROM granted g\n  JOIN job_runs r ON r.id = g.run_id\n  WHERE r.paused_at IS NULL\n)\nSELECT queue AS \"queue!\"\nFROM granted"};

/**
 * Query generated from SQL:
 * ```
 * WITH granted AS (
 *   UPDATE task_runs
 *   SET queue_reason = NULL
 *   WHERE run_id = :runId!
 *     AND seq = :seq!
 *     AND status = 'queued'
 *     AND queue_reason IS NOT NULL
 *   RETURNING run_id, seq, project_id, queue, slot_kind, priority, tags
 * ), offered AS (
 *   INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
 *   SELECT
 *     g.project_id, g.queue, g.slot_kind, g.priority, ready_front(g.queue, g.slot_kind, g.priority) + 1, g.tags, g.run_id, g.seq
 *   FROM granted g
 *   JOIN job_runs r ON r.id = g.run_id
 *   WHERE r.paused_at IS NULL
 * )
 * SELECT queue AS "queue!"
 * FROM granted
 * ```
 */
export const offerParkedTask = new PreparedQuery<IOfferParkedTaskParams,IOfferParkedTaskResult>(offerParkedTaskIR);


