/** Types generated for queries found in "src/store/runs/offer-queued-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'OfferQueuedTasks' parameters type */
export interface IOfferQueuedTasksParams {
  runId: string;
}

/** 'OfferQueuedTasks' return type */
export interface IOfferQueuedTasksResult {
  queue: string;
}

/** 'OfferQueuedTasks' query type */
export interface IOfferQueuedTasksQuery {
  params: IOfferQueuedTasksParams;
  result: IOfferQueuedTasksResult;
}

const offerQueuedTasksIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":131,"b":137}]}],"statement":"WITH queued AS MATERIALIZED (\n  SELECT project_id, queue, slot_kind, priority, tags, run_id, seq\n  FROM task_runs\n  WHERE run_id = :runId!\n    AND status = 'queued'\n    AND queue_reason IS NULL\n), fronts AS MATERIALIZED (\n  SELECT queue, slot_kind, priority, ready_front(queue, slot_kind, priority) AS rank\n  FROM queued\n  GROUP BY queue, slot_kind, priority\n)\nINSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)\nSELECT\n  q.project_id, q.queue, q.slot_kind, q.priority, f.rank + row_number() OVER (ORDER BY q.seq), q.tags, q.run_id, q.seq\nFROM queued q\nJOIN fronts f ON f.queue = q.queue AND f.slot_kind = q.slot_kind AND f.priority = q.priority\nORDER BY q.seq\nRETURNING queue"};

/**
 * Query generated from SQL:
 * ```
 * WITH queued AS MATERIALIZED (
 *   SELECT project_id, queue, slot_kind, priority, tags, run_id, seq
 *   FROM task_runs
 *   WHERE run_id = :runId!
 *     AND status = 'queued'
 *     AND queue_reason IS NULL
 * ), fronts AS MATERIALIZED (
 *   SELECT queue, slot_kind, priority, ready_front(queue, slot_kind, priority) AS rank
 *   FROM queued
 *   GROUP BY queue, slot_kind, priority
 * )
 * INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
 * SELECT
 *   q.project_id, q.queue, q.slot_kind, q.priority, f.rank + row_number() OVER (ORDER BY q.seq), q.tags, q.run_id, q.seq
 * FROM queued q
 * JOIN fronts f ON f.queue = q.queue AND f.slot_kind = q.slot_kind AND f.priority = q.priority
 * ORDER BY q.seq
 * RETURNING queue
 * ```
 */
export const offerQueuedTasks = new PreparedQuery<IOfferQueuedTasksParams,IOfferQueuedTasksResult>(offerQueuedTasksIR);


