/** Types generated for queries found in "src/store/runs/load-run-facts.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type numberArray = (number)[];

/** 'LoadRunFactsRow' parameters type */
export interface ILoadRunFactsRowParams {
  runId: string;
}

/** 'LoadRunFactsRow' return type */
export interface ILoadRunFactsRowResult {
  attempt: number;
  badTasks: number;
  cancelRequested: boolean;
  created_at: Date;
  depth: number;
  failedSeqs: numberArray | null;
  inputs: JsonValue;
  labels: JsonValue;
  number: number;
  parent_run_id: string | null;
  started_at: Date | null;
  timedOut: boolean;
  triggered_by: string;
}

/** 'LoadRunFactsRow' query type */
export interface ILoadRunFactsRowQuery {
  params: ILoadRunFactsRowParams;
  result: ILoadRunFactsRowResult;
}

const loadRunFactsRowIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":635,"b":641}]}],"statement":"SELECT r.inputs, r.number, r.attempt, r.triggered_by, r.created_at, r.started_at, r.depth, r.parent_run_id, j.labels,\n  r.cancel_requested_at IS NOT NULL AS \"cancelRequested!\", r.timed_out AS \"timedOut\", r.bad_tasks AS \"badTasks\",\n  CASE\n    WHEN r.phase IN ('handlers', 'finally') THEN ARRAY(\n      SELECT t.seq\n      FROM scopes s\n      JOIN task_runs t ON t.run_id = s.run_id AND t.seq < s.size\n      WHERE s.run_id = r.id\n        AND s.id = 0\n        AND t.status IN ('failed', 'timed_out', 'cancelled')\n      ORDER BY t.seq\n      LIMIT 1000\n    )\n  END AS \"failedSeqs?\"\nFROM job_runs r\nJOIN jobs j ON j.id = r.job_id\nWHERE r.id = :runId!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT r.inputs, r.number, r.attempt, r.triggered_by, r.created_at, r.started_at, r.depth, r.parent_run_id, j.labels,
 *   r.cancel_requested_at IS NOT NULL AS "cancelRequested!", r.timed_out AS "timedOut", r.bad_tasks AS "badTasks",
 *   CASE
 *     WHEN r.phase IN ('handlers', 'finally') THEN ARRAY(
 *       SELECT t.seq
 *       FROM scopes s
 *       JOIN task_runs t ON t.run_id = s.run_id AND t.seq < s.size
 *       WHERE s.run_id = r.id
 *         AND s.id = 0
 *         AND t.status IN ('failed', 'timed_out', 'cancelled')
 *       ORDER BY t.seq
 *       LIMIT 1000
 *     )
 *   END AS "failedSeqs?"
 * FROM job_runs r
 * JOIN jobs j ON j.id = r.job_id
 * WHERE r.id = :runId!
 * ```
 */
export const loadRunFactsRow = new PreparedQuery<ILoadRunFactsRowParams,ILoadRunFactsRowResult>(loadRunFactsRowIR);


