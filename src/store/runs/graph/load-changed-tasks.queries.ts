/** Types generated for queries found in "src/store/runs/graph/load-changed-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../../base/json.ts';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

export type numberArray = (number)[];

/** 'LoadChangedTasksRow' parameters type */
export interface ILoadChangedTasksRowParams {
  afterSeq: number;
  projectId: string;
  runId: string;
  seqs: numberArray;
}

/** 'LoadChangedTasksRow' return type */
export interface ILoadChangedTasksRowResult {
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

/** 'LoadChangedTasksRow' query type */
export interface ILoadChangedTasksRowQuery {
  params: ILoadChangedTasksRowParams;
  result: ILoadChangedTasksRowResult;
}

const loadChangedTasksRowIR: any = {"usedParamSet":{"projectId":true,"runId":true,"seqs":true,"afterSeq":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":323,"b":333}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":350,"b":356},{"a":1157,"b":1163},{"a":1984,"b":1990}]},{"name":"seqs","required":true,"transform":{"type":"scalar"},"locs":[{"a":1207,"b":1212}]},{"name":"afterSeq","required":true,"transform":{"type":"scalar"},"locs":[{"a":1233,"b":1242}]}],"statement":"WITH run AS (\n  SELECT\n    r.id, r.job_id, j.name AS job_name, r.version_id, v.number AS version_number, r.number, r.status, r.phase, r.attempt, r.created_at,\n    r.started_at, r.finished_at, r.paused_at\n  FROM job_runs r\n  JOIN jobs j ON j.id = r.job_id\n  JOIN job_versions v ON v.id = r.version_id\n  WHERE r.project_id = :projectId!\n    AND r.id = :runId!\n), tasks AS (\n  SELECT\n    t.seq, t.node, t.name, t.status, t.item_key,\n    coalesce(\n      (\n        SELECT p.parent_seq\n        FROM scopes p\n        WHERE p.run_id = t.run_id\n          AND p.id = t.scope\n          -- Those of the controller, which is nobody's task, are at the top.\n          AND p.parent_scope IS NOT NULL\n      ),\n      -1\n    ) AS parent,\n    CASE WHEN t.attempt <= 1 THEN t.attempt ELSE attempt_number(t.run_id, t.seq, t.attempt) END AS attempt,\n    round(date_part('epoch', t.queued_at - run.created_at) * 1000)::bigint AS queued,\n    round(date_part('epoch', t.started_at - run.created_at) * 1000)::bigint AS started,\n    round(date_part('epoch', t.finished_at - run.created_at) * 1000)::bigint AS ended\n  FROM run\n  JOIN task_runs t ON t.run_id = run.id\n  WHERE t.run_id = :runId!\n    AND t.node >= 0\n    AND (t.seq = ANY (:seqs!::int[]) OR t.seq > :afterSeq!)\n  ORDER BY t.seq\n), columns AS (\n  SELECT\n    json_agg(seq) AS seqs, json_agg(node) AS nodes, json_agg(name) AS names, json_agg(parent) AS parents, json_agg(status) AS states,\n    json_agg(item_key) AS items, json_agg(attempt) AS attempts, json_agg(queued) AS queued, json_agg(started) AS started,\n    json_agg(ended) AS ended\n  FROM tasks\n)\nSELECT\n  run.id AS \"id!\", run.job_id AS \"job_id!\", run.job_name AS \"job_name!\", run.version_id AS \"version_id!\",\n  run.version_number AS \"version_number!\", run.number AS \"number!\", run.status AS \"status!\", run.phase AS \"phase!\",\n  run.attempt AS \"attempt!\", run.created_at AS \"created_at!\", run.started_at, run.finished_at, run.paused_at,\n  coalesce((SELECT max(id) FROM run_events WHERE run_id = :runId!), 0) AS \"rev!\",\n  columns.*\nFROM run\nCROSS JOIN columns"};

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
 * ), tasks AS (
 *   SELECT
 *     t.seq, t.node, t.name, t.status, t.item_key,
 *     coalesce(
 *       (
 *         SELECT p.parent_seq
 *         FROM scopes p
 *         WHERE p.run_id = t.run_id
 *           AND p.id = t.scope
 *           -- Those of the controller, which is nobody's task, are at the top.
 *           AND p.parent_scope IS NOT NULL
 *       ),
 *       -1
 *     ) AS parent,
 *     CASE WHEN t.attempt <= 1 THEN t.attempt ELSE attempt_number(t.run_id, t.seq, t.attempt) END AS attempt,
 *     round(date_part('epoch', t.queued_at - run.created_at) * 1000)::bigint AS queued,
 *     round(date_part('epoch', t.started_at - run.created_at) * 1000)::bigint AS started,
 *     round(date_part('epoch', t.finished_at - run.created_at) * 1000)::bigint AS ended
 *   FROM run
 *   JOIN task_runs t ON t.run_id = run.id
 *   WHERE t.run_id = :runId!
 *     AND t.node >= 0
 *     AND (t.seq = ANY (:seqs!::int[]) OR t.seq > :afterSeq!)
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
export const loadChangedTasksRow = new PreparedQuery<ILoadChangedTasksRowParams,ILoadChangedTasksRowResult>(loadChangedTasksRowIR);


