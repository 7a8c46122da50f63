/** Types generated for queries found in "src/store/jobs/load-job-grid.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

export type stringArray = (string)[];

/** 'LoadJobGridRows' parameters type */
export interface ILoadJobGridRowsParams {
  attention: stringArray;
  jobId: string;
  limit: number;
  projectId: string;
}

/** 'LoadJobGridRows' return type */
export interface ILoadJobGridRowsResult {
  created_at: Date;
  finished_at: Date | null;
  id: string;
  nodes: JsonValue;
  number: number;
  seqs: JsonValue;
  started_at: Date | null;
  states: JsonValue;
  status: job_run_status;
  version_id: string;
  version_number: number;
}

/** 'LoadJobGridRows' query type */
export interface ILoadJobGridRowsQuery {
  params: ILoadJobGridRowsParams;
  result: ILoadJobGridRowsResult;
}

const loadJobGridRowsIR: any = {"usedParamSet":{"projectId":true,"jobId":true,"limit":true,"attention":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":365,"b":375}]},{"name":"jobId","required":true,"transform":{"type":"scalar"},"locs":[{"a":394,"b":400}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":429,"b":435}]},{"name":"attention","required":true,"transform":{"type":"scalar"},"locs":[{"a":768,"b":778}]}],"statement":"SELECT\n  r.id, r.number, r.status, r.version_id, v.number AS version_number, r.created_at, r.started_at, r.finished_at,\n  coalesce(cells.nodes, '[]') AS \"nodes!\", coalesce(cells.states, '[]') AS \"states!\", coalesce(cells.seqs, '[]') AS \"seqs!\"\nFROM (\n  SELECT id, number, status, version_id, created_at, started_at, finished_at\n  FROM job_runs\n  WHERE project_id = :projectId!\n    AND job_id = :jobId!\n  ORDER BY id DESC\n  LIMIT :limit!::int\n) r\nJOIN job_versions v ON v.id = r.version_id\nCROSS JOIN LATERAL (\n  SELECT json_agg(node) AS nodes, json_agg(status) AS states, json_agg(seq) AS seqs\n  FROM (\n    SELECT DISTINCT ON (node) node, status, seq\n    FROM task_runs\n    WHERE run_id = r.id\n      AND node >= 0\n      AND layer = 0\n    ORDER BY node, array_position(:attention!::text[], status::text), seq\n  ) cell\n) cells\nORDER BY r.id DESC"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   r.id, r.number, r.status, r.version_id, v.number AS version_number, r.created_at, r.started_at, r.finished_at,
 *   coalesce(cells.nodes, '[]') AS "nodes!", coalesce(cells.states, '[]') AS "states!", coalesce(cells.seqs, '[]') AS "seqs!"
 * FROM (
 *   SELECT id, number, status, version_id, created_at, started_at, finished_at
 *   FROM job_runs
 *   WHERE project_id = :projectId!
 *     AND job_id = :jobId!
 *   ORDER BY id DESC
 *   LIMIT :limit!::int
 * ) r
 * JOIN job_versions v ON v.id = r.version_id
 * CROSS JOIN LATERAL (
 *   SELECT json_agg(node) AS nodes, json_agg(status) AS states, json_agg(seq) AS seqs
 *   FROM (
 *     SELECT DISTINCT ON (node) node, status, seq
 *     FROM task_runs
 *     WHERE run_id = r.id
 *       AND node >= 0
 *       AND layer = 0
 *     ORDER BY node, array_position(:attention!::text[], status::text), seq
 *   ) cell
 * ) cells
 * ORDER BY r.id DESC
 * ```
 */
export const loadJobGridRows = new PreparedQuery<ILoadJobGridRowsParams,ILoadJobGridRowsResult>(loadJobGridRowsIR);


