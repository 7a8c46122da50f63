/** Types generated for queries found in "src/store/runs/graph/load-run-graph.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../../base/json.ts';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

/** 'LoadRunGraphRow' parameters type */
export interface ILoadRunGraphRowParams {
  projectId: string;
  runId: string;
}

/** 'LoadRunGraphRow' return type */
export interface ILoadRunGraphRowResult {
  attempt: number;
  attempts: JsonValue | null;
  created_at: Date;
  ended: JsonValue | null;
  finished_at: Date | null;
  id: string;
  items: JsonValue | null;
  job_id: string;
  job_name: string;
  names: JsonValue | null;
  nodes: JsonValue | null;
  number: number;
  parents: JsonValue | null;
  paused_at: Date | null;
  phase: string;
  queued: JsonValue | null;
  rev: number;
  seqs: JsonValue | null;
  started: JsonValue | null;
  started_at: Date | null;
  states: JsonValue | null;
  status: job_run_status;
  version_id: string;
  version_number: number;
}

/** 'LoadRunGraphRow' query type */
export interface ILoadRunGraphRowQuery {
  params: ILoadRunGraphRowParams;
  result: ILoadRunGraphRowResult;
}

const loadRunGraphRowIR: any = {"usedParamSet":{"projectId":true,"runId":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":323,"b":333}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":350,"b":356},{"a":442,"b":448},{"a":1883,"b":1889}]}],"statement":"WITH run AS (\n  SELECT\n    r.id, r.job_id, j.name AS job_name, r.version_id, v.number AS version_number, r.number, r.status, r.phase, r.attempt, r.created_at,\n    r.started_at, r.finished_at, r.paused_at\n  FROM job_runs r\n  JOIN jobs j ON j.id = r.job_id\n  JOIN job_versions v ON v.id = r.version_id\n  WHERE r.project_id = :projectId!\n    AND r.id = :runId!\n), parents AS MATERIALIZED (\n  SELECT id, parent_seq\n  FROM scopes\n  WHERE run_id = :runId!\n    -- Those of the controller, which is nobody's task, are at the top.\n    AND parent_scope IS NOT NULL\n), tasks AS (\n  SELECT\n    t.seq, t.node, t.name, coalesce(p.parent_seq, -1) AS parent, t.status, t.item_key,\n    CASE WHEN t.attempt <= 1 THEN t.attempt ELSE attempt_number(t.run_id, t.seq, t.attempt) END AS attempt,\n    round(date_part('epoch', t.queued_at - run.created_at) * 1000)::bigint AS queued,\n    round(date_part('epoch', t.started_at - run.created_at) * 1000)::bigint AS started,\n    round(date_part('epoch', t.finished_at - run.created_at) * 1000)::bigint AS ended\n  FROM run\n  JOIN task_runs t ON t.run_id = run.id\n  LEFT JOIN parents p ON p.id = t.scope\n  WHERE t.node >= 0\n  ORDER BY t.seq\n), columns AS (\n  SELECT\n    json_agg(seq) AS seqs, json_agg(node) AS nodes, json_agg(name) AS names, json_agg(parent) AS parents, json_agg(status) AS states,\n    json_agg(item_key) AS items, json_agg(attempt) AS attempts, json_agg(queued) AS queued, json_agg(started) AS started,\n    json_agg(ended) AS ended\n  FROM tasks\n)\nSELECT\n  run.id AS \"id!\", run.job_id AS \"job_id!\", run.job_name AS \"job_name!\", run.version_id AS \"version_id!\",\n  run.version_number AS \"version_number!\", run.number AS \"number!\", run.status AS \"status!\", run.phase AS \"phase!\",\n  run.attempt AS \"attempt!\", run.created_at AS \"created_at!\", run.started_at, run.finished_at, run.paused_at,\n  coalesce((SELECT max(id) FROM run_events WHERE run_id = :runId!), 0) AS \"rev!\",\n  columns.*\nFROM run\nCROSS JOIN columns"};

/**
 * Query generated from SQL:
 * ```
 * WITH run AS (
 *   SELECT
 *     r.id, r.job_id, j.name AS job_name, r.version_id, v.number AS version_number, r.number, r.status, r.phase, r.attempt, r.created_at,
 *     r.started_at, r.finished_at, r.paused_at
 *   FROM job_runs r
 *   JOIN jobs j ON j.id = r.job_id
 *   JOIN job_versions v ON v.id = r.version_id
 *   WHERE r.project_id = :projectId!
 *     AND r.id = :runId!
 * ), parents AS MATERIALIZED (
 *   SELECT id, parent_seq
 *   FROM scopes
 *   WHERE run_id = :runId!
 *     -- Those of the controller, which is nobody's task, are at the top.
 *     AND parent_scope IS NOT NULL
 * ), tasks AS (
 *   SELECT
 *     t.seq, t.node, t.name, coalesce(p.parent_seq, -1) AS parent, t.status, t.item_key,
 *     CASE WHEN t.attempt <= 1 THEN t.attempt ELSE attempt_number(t.run_id, t.seq, t.attempt) END AS attempt,
 *     round(date_part('epoch', t.queued_at - run.created_at) * 1000)::bigint AS queued,
 *     round(date_part('epoch', t.started_at - run.created_at) * 1000)::bigint AS started,
 *     round(date_part('epoch', t.finished_at - run.created_at) * 1000)::bigint AS ended
 *   FROM run
 *   JOIN task_runs t ON t.run_id = run.id
 *   LEFT JOIN parents p ON p.id = t.scope
 *   WHERE t.node >= 0
 *   ORDER BY t.seq
 * ), columns AS (
 *   SELECT
 *     json_agg(seq) AS seqs, json_agg(node) AS nodes, json_agg(name) AS names, json_agg(parent) AS parents, json_agg(status) AS states,
 *     json_agg(item_key) AS items, json_agg(attempt) AS attempts, json_agg(queued) AS queued, json_agg(started) AS started,
 *     json_agg(ended) AS ended
 *   FROM tasks
 * )
 * SELECT
 *   run.id AS "id!", run.job_id AS "job_id!", run.job_name AS "job_name!", run.version_id AS "version_id!",
 *   run.version_number AS "version_number!", run.number AS "number!", run.status AS "status!", run.phase AS "phase!",
 *   run.attempt AS "attempt!", run.created_at AS "created_at!", run.started_at, run.finished_at, run.paused_at,
 *   coalesce((SELECT max(id) FROM run_events WHERE run_id = :runId!), 0) AS "rev!",
 *   columns.*
 * FROM run
 * CROSS JOIN columns
 * ```
 */
export const loadRunGraphRow = new PreparedQuery<ILoadRunGraphRowParams,ILoadRunGraphRowResult>(loadRunGraphRowIR);


