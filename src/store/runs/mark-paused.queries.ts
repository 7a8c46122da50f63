/** Types generated for queries found in "src/store/runs/mark-paused.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'MarkPaused' parameters type */
export interface IMarkPausedParams {
  runId: string;
}

/** 'MarkPaused' return type */
export interface IMarkPausedResult {
  run_id: string;
}

/** 'MarkPaused' query type */
export interface IMarkPausedQuery {
  params: IMarkPausedParams;
  result: IMarkPausedResult;
}

const markPausedIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":99,"b":105}]}],"statement":"WITH paused AS (\n  UPDATE job_runs\n  SET\n    status = 'paused',\n    paused_at = now()\n  WHERE id = :runId!\n    AND status IN ('queued', 'running', 'waiting')\n  RETURNING id, project_id\n), unoffered AS (\n  DELETE FROM ready_tasks\n  WHERE ctid = ANY (\n      ARRAY(\n        SELECT ctid\n        FROM ready_tasks\n        WHERE run_id IN (SELECT id FROM paused)\n        FOR UPDATE SKIP LOCKED\n      )\n    )\n)\nINSERT INTO run_events (run_id, project_id, type)\nSELECT id, project_id, 'run_paused'\nFROM paused\nRETURNING run_id"};

/**
 * Query generated from SQL:
 * ```
 * WITH paused AS (
 *   UPDATE job_runs
 *   SET
 *     status = 'paused',
 *     paused_at = now()
 *   WHERE id = :runId!
 *     AND status IN ('queued', 'running', 'waiting')
 *   RETURNING id, project_id
 * ), unoffered AS (
 *   DELETE FROM ready_tasks
 *   WHERE ctid = ANY (
 *       ARRAY(
 *         SELECT ctid
 *         FROM ready_tasks
 *         WHERE run_id IN (SELECT id FROM paused)
 *         FOR UPDATE SKIP LOCKED
 *       )
 *     )
 * )
 * INSERT INTO run_events (run_id, project_id, type)
 * SELECT id, project_id, 'run_paused'
 * FROM paused
 * RETURNING run_id
 * ```
 */
export const markPaused = new PreparedQuery<IMarkPausedParams,IMarkPausedResult>(markPausedIR);


