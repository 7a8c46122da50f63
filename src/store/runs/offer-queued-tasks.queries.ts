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

const offerQueuedTasksIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":179,"b":185}]}],"statement":"INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, tags, run_id, seq)\nSELECT project_id, queue, slot_kind, priority, tags, run_id, seq\nFROM task_runs\nWHERE run_id = :runId!\n  AND status = 'queued'\n  AND queue_reason IS NULL\nORDER BY seq\nRETURNING queue"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, tags, run_id, seq)
 * SELECT project_id, queue, slot_kind, priority, tags, run_id, seq
 * FROM task_runs
 * WHERE run_id = :runId!
 *   AND status = 'queued'
 *   AND queue_reason IS NULL
 * ORDER BY seq
 * RETURNING queue
 * ```
 */
export const offerQueuedTasks = new PreparedQuery<IOfferQueuedTasksParams,IOfferQueuedTasksResult>(offerQueuedTasksIR);


