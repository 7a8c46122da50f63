/** Types generated for queries found in "src/store/runs/waiting/list-worker-loads.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type stringArray = (string)[];

/** 'ListWorkerLoadRows' parameters type */
export type IListWorkerLoadRowsParams = void;

/** 'ListWorkerLoadRows' return type */
export interface IListWorkerLoadRowsResult {
  busy_inline: number;
  busy_process: number;
  id: string;
  inline_slots: number;
  process_slots: number;
  queues: stringArray;
  tags: stringArray;
}

/** 'ListWorkerLoadRows' query type */
export interface IListWorkerLoadRowsQuery {
  params: IListWorkerLoadRowsParams;
  result: IListWorkerLoadRowsResult;
}

const listWorkerLoadRowsIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT\n  w.id, w.queues, w.tags, w.process_slots, w.inline_slots,\n  (count(held.seq) FILTER (WHERE held.slot_kind = 'process'))::int AS \"busy_process!\",\n  (count(held.seq) FILTER (WHERE held.slot_kind = 'inline'))::int AS \"busy_inline!\"\nFROM workers w\nLEFT JOIN (\n  SELECT t.worker_id, t.seq, t.slot_kind\n  FROM job_runs r\n  JOIN task_runs t ON t.run_id = r.id\n  WHERE r.finished_at IS NULL\n    AND t.status = 'running'\n) held ON held.worker_id = w.id\nWHERE w.status = 'active'\n  AND w.lease_expires_at > now()\nGROUP BY w.id"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   w.id, w.queues, w.tags, w.process_slots, w.inline_slots,
 *   (count(held.seq) FILTER (WHERE held.slot_kind = 'process'))::int AS "busy_process!",
 *   (count(held.seq) FILTER (WHERE held.slot_kind = 'inline'))::int AS "busy_inline!"
 * FROM workers w
 * LEFT JOIN (
 *   SELECT t.worker_id, t.seq, t.slot_kind
 *   FROM job_runs r
 *   JOIN task_runs t ON t.run_id = r.id
 *   WHERE r.finished_at IS NULL
 *     AND t.status = 'running'
 * ) held ON held.worker_id = w.id
 * WHERE w.status = 'active'
 *   AND w.lease_expires_at > now()
 * GROUP BY w.id
 * ```
 */
export const listWorkerLoadRows = new PreparedQuery<IListWorkerLoadRowsParams,IListWorkerLoadRowsResult>(listWorkerLoadRowsIR);


