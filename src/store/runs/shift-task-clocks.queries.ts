/** Types generated for queries found in "src/store/runs/shift-task-clocks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ShiftTaskClocks' parameters type */
export interface IShiftTaskClocksParams {
  runId: string;
}

/** 'ShiftTaskClocks' return type */
export interface IShiftTaskClocksResult {
  seq: number;
}

/** 'ShiftTaskClocks' query type */
export interface IShiftTaskClocksQuery {
  params: IShiftTaskClocksParams;
  result: IShiftTaskClocksResult;
}

const shiftTaskClocksIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":89,"b":95}]}],"statement":"WITH paused AS (\n  SELECT id, paused_at, has_queue_timeouts\n  FROM job_runs\n  WHERE id = :runId!\n    AND paused_at IS NOT NULL\n), queues AS (\n  UPDATE task_runs t\n  SET queued_at = t.queued_at + (now() - greatest(t.queued_at, p.paused_at))\n  FROM paused p\n  WHERE p.has_queue_timeouts\n    AND t.run_id = p.id\n    AND t.status = 'queued'\n)\nUPDATE task_deadlines d\nSET deadline_at = d.deadline_at + (now() - p.paused_at)\nFROM paused p\nWHERE d.run_id = p.id\n  AND d.fired_at IS NULL\nRETURNING d.seq"};

/**
 * Query generated from SQL:
 * ```
 * WITH paused AS (
 *   SELECT id, paused_at, has_queue_timeouts
 *   FROM job_runs
 *   WHERE id = :runId!
 *     AND paused_at IS NOT NULL
 * ), queues AS (
 *   UPDATE task_runs t
 *   SET queued_at = t.queued_at + (now() - greatest(t.queued_at, p.paused_at))
 *   FROM paused p
 *   WHERE p.has_queue_timeouts
 *     AND t.run_id = p.id
 *     AND t.status = 'queued'
 * )
 * UPDATE task_deadlines d
 * SET deadline_at = d.deadline_at + (now() - p.paused_at)
 * FROM paused p
 * WHERE d.run_id = p.id
 *   AND d.fired_at IS NULL
 * RETURNING d.seq
 * ```
 */
export const shiftTaskClocks = new PreparedQuery<IShiftTaskClocksParams,IShiftTaskClocksResult>(shiftTaskClocksIR);


