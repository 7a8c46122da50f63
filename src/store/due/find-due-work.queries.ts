/** Types generated for queries found in "src/store/due/find-due-work.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'FindDueWork' parameters type */
export type IFindDueWorkParams = void;

/** 'FindDueWork' return type */
export interface IFindDueWorkResult {
  leases: number | null;
  queueTimeouts: boolean;
  runDeadlines: number | null;
  runRetries: number | null;
  runWatches: boolean;
  taskDeadlines: number | null;
  timers: number | null;
  undecidedRetries: boolean;
}

/** 'FindDueWork' query type */
export interface IFindDueWorkQuery {
  params: IFindDueWorkParams;
  result: IFindDueWorkResult;
}

const findDueWorkIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT\n  (\n    SELECT (extract(epoch FROM fire_at - now()) * 1000)::float8\n    FROM timers\n    ORDER BY fire_at\n    LIMIT 1\n  ) AS \"timers\",\n  (\n    SELECT (extract(epoch FROM deadline_at - now()) * 1000)::float8\n    FROM task_deadlines\n    WHERE fired_at IS NULL\n    ORDER BY deadline_at\n    LIMIT 1\n  ) AS \"taskDeadlines\",\n  (\n    SELECT (extract(epoch FROM deadline_at - now()) * 1000)::float8\n    FROM job_runs\n    WHERE deadline_at IS NOT NULL\n      AND paused_at IS NULL\n    ORDER BY deadline_at\n    LIMIT 1\n  ) AS \"runDeadlines\",\n  (\n    SELECT (extract(epoch FROM retry_at - now()) * 1000)::float8\n    FROM job_runs\n    WHERE retry_at IS NOT NULL\n    ORDER BY retry_at\n    LIMIT 1\n  ) AS \"runRetries\",\n  EXISTS (\n    SELECT\n    FROM job_runs\n    WHERE retries_left > 0\n      AND retry_at IS NULL\n      AND status IN ('failed', 'timed_out')\n  ) AS \"undecidedRetries!\",\n  EXISTS (\n    SELECT\n    FROM job_runs\n    WHERE has_queue_timeouts\n      AND finished_at IS NULL\n      AND paused_at IS NULL\n  ) AS \"queueTimeouts!\",\n  EXISTS (SELECT FROM run_watches) AS \"runWatches!\",\n  (\n    SELECT (extract(epoch FROM min(lease_expires_at) - now()) * 1000)::float8\n    FROM workers\n    WHERE status IN ('active', 'draining')\n  ) AS \"leases\""};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   (
 *     SELECT (extract(epoch FROM fire_at - now()) * 1000)::float8
 *     FROM timers
 *     ORDER BY fire_at
 *     LIMIT 1
 *   ) AS "timers",
 *   (
 *     SELECT (extract(epoch FROM deadline_at - now()) * 1000)::float8
 *     FROM task_deadlines
 *     WHERE fired_at IS NULL
 *     ORDER BY deadline_at
 *     LIMIT 1
 *   ) AS "taskDeadlines",
 *   (
 *     SELECT (extract(epoch FROM deadline_at - now()) * 1000)::float8
 *     FROM job_runs
 *     WHERE deadline_at IS NOT NULL
 *       AND paused_at IS NULL
 *     ORDER BY deadline_at
 *     LIMIT 1
 *   ) AS "runDeadlines",
 *   (
 *     SELECT (extract(epoch FROM retry_at - now()) * 1000)::float8
 *     FROM job_runs
 *     WHERE retry_at IS NOT NULL
 *     ORDER BY retry_at
 *     LIMIT 1
 *   ) AS "runRetries",
 *   EXISTS (
 *     SELECT
 *     FROM job_runs
 *     WHERE retries_left > 0
 *       AND retry_at IS NULL
 *       AND status IN ('failed', 'timed_out')
 *   ) AS "undecidedRetries!",
 *   EXISTS (
 *     SELECT
 *     FROM job_runs
 *     WHERE has_queue_timeouts
 *       AND finished_at IS NULL
 *       AND paused_at IS NULL
 *   ) AS "queueTimeouts!",
 *   EXISTS (SELECT FROM run_watches) AS "runWatches!",
 *   (
 *     SELECT (extract(epoch FROM min(lease_expires_at) - now()) * 1000)::float8
 *     FROM workers
 *     WHERE status IN ('active', 'draining')
 *   ) AS "leases"
 * ```
 */
export const findDueWork = new PreparedQuery<IFindDueWorkParams,IFindDueWorkResult>(findDueWorkIR);


