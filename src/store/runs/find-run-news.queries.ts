/** Types generated for queries found in "src/store/runs/find-run-news.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

export type stringArray = (string)[];

/** 'FindRunNews' parameters type */
export type IFindRunNewsParams = void;

/** 'FindRunNews' return type */
export interface IFindRunNewsResult {
  allowedFailures: number;
  badTasks: number;
  createdAt: Date;
  error: JsonValue | null;
  finishBy: Date | null;
  finishedAt: Date | null;
  longAfterMs: number | null;
  now: Date;
  previousStatus: job_run_status | null;
  projectId: string;
  runId: string;
  startBy: Date | null;
  startedAt: Date | null;
  status: job_run_status;
  told: stringArray;
  versionId: string;
}

/** 'FindRunNews' query type */
export interface IFindRunNewsQuery {
  params: IFindRunNewsParams;
  result: IFindRunNewsResult;
}

const findRunNewsIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT\n  w.run_id AS \"runId!\", w.project_id AS \"projectId!\", w.start_by AS \"startBy\", w.finish_by AS \"finishBy\",\n  w.long_after_ms AS \"longAfterMs\", w.told AS \"told!\", r.version_id AS \"versionId!\", r.status AS \"status!\",\n  r.started_at AS \"startedAt\", r.finished_at AS \"finishedAt\", r.created_at AS \"createdAt!\",\n  r.allowed_failures AS \"allowedFailures!\", r.bad_tasks AS \"badTasks!\", r.error, now() AS \"now!\",\n  CASE\n    WHEN r.status = 'completed' THEN (\n      SELECT p.status\n      FROM job_runs p\n      WHERE p.job_id = r.job_id\n        AND p.id < r.id\n        AND p.status IN ('completed', 'failed', 'timed_out')\n      ORDER BY p.id DESC\n      LIMIT 1\n    )\n  END AS \"previousStatus\"\nFROM run_watches w\nJOIN job_runs r ON r.id = w.run_id\nWHERE r.finished_at IS NOT NULL\n  OR (r.started_at IS NOT NULL AND 'started' <> ALL (w.told))\n  OR (r.status = 'waiting' AND 'waiting' <> ALL (w.told))\n  OR (w.start_by < now() AND r.started_at IS NULL AND 'sla_missed:start' <> ALL (w.told))\n  OR (w.finish_by < now() AND 'sla_missed:finish' <> ALL (w.told))\n  OR (\n    r.started_at + w.long_after_ms * interval '1 millisecond' < now()\n    AND 'long_running' <> ALL (w.told)\n  )\nORDER BY w.run_id\nLIMIT 100"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   w.run_id AS "runId!", w.project_id AS "projectId!", w.start_by AS "startBy", w.finish_by AS "finishBy",
 *   w.long_after_ms AS "longAfterMs", w.told AS "told!", r.version_id AS "versionId!", r.status AS "status!",
 *   r.started_at AS "startedAt", r.finished_at AS "finishedAt", r.created_at AS "createdAt!",
 *   r.allowed_failures AS "allowedFailures!", r.bad_tasks AS "badTasks!", r.error, now() AS "now!",
 *   CASE
 *     WHEN r.status = 'completed' THEN (
 *       SELECT p.status
 *       FROM job_runs p
 *       WHERE p.job_id = r.job_id
 *         AND p.id < r.id
 *         AND p.status IN ('completed', 'failed', 'timed_out')
 *       ORDER BY p.id DESC
 *       LIMIT 1
 *     )
 *   END AS "previousStatus"
 * FROM run_watches w
 * JOIN job_runs r ON r.id = w.run_id
 * WHERE r.finished_at IS NOT NULL
 *   OR (r.started_at IS NOT NULL AND 'started' <> ALL (w.told))
 *   OR (r.status = 'waiting' AND 'waiting' <> ALL (w.told))
 *   OR (w.start_by < now() AND r.started_at IS NULL AND 'sla_missed:start' <> ALL (w.told))
 *   OR (w.finish_by < now() AND 'sla_missed:finish' <> ALL (w.told))
 *   OR (
 *     r.started_at + w.long_after_ms * interval '1 millisecond' < now()
 *     AND 'long_running' <> ALL (w.told)
 *   )
 * ORDER BY w.run_id
 * LIMIT 100
 * ```
 */
export const findRunNews = new PreparedQuery<IFindRunNewsParams,IFindRunNewsResult>(findRunNewsIR);


