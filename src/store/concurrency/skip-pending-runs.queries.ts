/** Types generated for queries found in "src/store/concurrency/skip-pending-runs.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type stringArray = (string)[];

/** 'SkipPendingRuns' parameters type */
export interface ISkipPendingRunsParams {
  runIds: stringArray;
}

/** 'SkipPendingRuns' return type */
export interface ISkipPendingRunsResult {
  run_id: string;
}

/** 'SkipPendingRuns' query type */
export interface ISkipPendingRunsQuery {
  params: ISkipPendingRunsParams;
  result: ISkipPendingRunsResult;
}

const skipPendingRunsIR: any = {"usedParamSet":{"runIds":true},"params":[{"name":"runIds","required":true,"transform":{"type":"scalar"},"locs":[{"a":153,"b":160}]}],"statement":"WITH skipped AS (\n  UPDATE job_runs\n  SET\n    status = 'skipped',\n    reason = 'replaced',\n    open_tasks = 0,\n    finished_at = now()\n  WHERE id = ANY (:runIds!::uuid[])\n    AND status = 'pending'\n  RETURNING id, project_id\n), tasks AS (\n  UPDATE task_runs t\n  SET\n    status = 'skipped',\n    skip_reason = 'run_stopped',\n    finished_at = now()\n  FROM skipped s\n  WHERE t.run_id = s.id\n    AND t.status IN ('pending', 'queued', 'waiting')\n)\nINSERT INTO run_events (run_id, project_id, type)\nSELECT id, project_id, 'run_skipped'\nFROM skipped\nRETURNING run_id"};

/**
 * Query generated from SQL:
 * ```
 * WITH skipped AS (
 *   UPDATE job_runs
 *   SET
 *     status = 'skipped',
 *     reason = 'replaced',
 *     open_tasks = 0,
 *     finished_at = now()
 *   WHERE id = ANY (:runIds!::uuid[])
 *     AND status = 'pending'
 *   RETURNING id, project_id
 * ), tasks AS (
 *   UPDATE task_runs t
 *   SET
 *     status = 'skipped',
 *     skip_reason = 'run_stopped',
 *     finished_at = now()
 *   FROM skipped s
 *   WHERE t.run_id = s.id
 *     AND t.status IN ('pending', 'queued', 'waiting')
 * )
 * INSERT INTO run_events (run_id, project_id, type)
 * SELECT id, project_id, 'run_skipped'
 * FROM skipped
 * RETURNING run_id
 * ```
 */
export const skipPendingRuns = new PreparedQuery<ISkipPendingRunsParams,ISkipPendingRunsResult>(skipPendingRunsIR);


