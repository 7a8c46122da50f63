/** Types generated for queries found in "src/store/runs/waiting/list-open-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../../base/json.ts';

export type slot_kind = 'inline' | 'process';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

export type stringArray = (string)[];

/** 'ListOpenTaskRows' parameters type */
export interface IListOpenTaskRowsParams {
  afterSeq: number;
  limit: number;
  name?: string | null | void;
  projectId: string;
  runId: string;
  seq?: number | null | void;
}

/** 'ListOpenTaskRows' return type */
export interface IListOpenTaskRowsResult {
  all_deps: number;
  attempt: number;
  attempt_ended_at: Date | null;
  child_scope: number | null;
  error: JsonValue | null;
  event: string | null;
  failures: number;
  fire_at: Date | null;
  layer: number;
  lease_expires_at: Date | null;
  name: string;
  node: number;
  open_deps: number;
  progress: JsonValue | null;
  queue: string;
  queue_reason: string | null;
  queued_at: Date | null;
  scope: number;
  seq: number;
  slot_kind: slot_kind;
  started_at: Date | null;
  status: task_run_status;
  tags: stringArray;
  waits_for: string | null;
  worker_id: string | null;
  worker_name: string | null;
}

/** 'ListOpenTaskRows' query type */
export interface IListOpenTaskRowsQuery {
  params: IListOpenTaskRowsParams;
  result: IListOpenTaskRowsResult;
}

const listOpenTaskRowsIR: any = {"usedParamSet":{"runId":true,"projectId":true,"afterSeq":true,"name":true,"seq":true,"limit":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":972,"b":978},{"a":1107,"b":1113}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":1078,"b":1088}]},{"name":"afterSeq","required":true,"transform":{"type":"scalar"},"locs":[{"a":1259,"b":1268}]},{"name":"name","required":false,"transform":{"type":"scalar"},"locs":[{"a":1277,"b":1281},{"a":1309,"b":1313}]},{"name":"seq","required":false,"transform":{"type":"scalar"},"locs":[{"a":1323,"b":1326},{"a":1352,"b":1355}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":1379,"b":1385}]}],"statement":"SELECT\n  t.seq, t.node, t.layer, t.name, t.scope, t.status, attempt_number(t.run_id, t.seq, t.attempt) AS \"attempt!\", t.failures, t.open_deps,\n  t.open_deps + t.good_deps + t.neutral_deps + t.bad_deps AS \"all_deps!\",\n  t.queue, t.slot_kind, t.tags, t.queue_reason, t.queued_at, t.started_at, t.child_scope, t.progress, t.error,\n  CASE\n    WHEN t.status <> 'waiting' THEN NULL\n    WHEN t.progress ->> 'isPausing' = 'true' THEN 'pause'\n    ELSE t.progress ->> 'kind'\n  END AS waits_for,\n  a.finished_at AS \"attempt_ended_at?\", w.id AS \"worker_id?\", w.name AS \"worker_name?\", w.lease_expires_at AS \"lease_expires_at?\",\n  due.fire_at AS \"fire_at?\", e.event AS \"event?\"\nFROM task_runs t\nLEFT JOIN task_attempts a ON a.run_id = t.run_id AND a.seq = t.seq AND a.attempt = t.attempt\nLEFT JOIN workers w ON w.id = t.worker_id\nLEFT JOIN event_waits e ON e.run_id = t.run_id AND e.seq = t.seq\nLEFT JOIN (\n  SELECT seq, attempt, min(fire_at) AS fire_at\n  FROM timers\n  WHERE run_id = :runId!\n  GROUP BY seq, attempt\n) due ON due.seq = t.seq AND due.attempt = t.attempt\nWHERE t.project_id = :projectId!\n  AND t.run_id = :runId!\n  -- The controller is nobody's task.\n  AND t.node >= 0\n  AND t.status IN ('pending', 'queued', 'running', 'retrying', 'waiting')\n  AND t.seq > :afterSeq!\n  AND (:name::text IS NULL OR t.name = :name)\n  AND (:seq::int IS NULL OR t.seq = :seq)\nORDER BY t.seq\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   t.seq, t.node, t.layer, t.name, t.scope, t.status, attempt_number(t.run_id, t.seq, t.attempt) AS "attempt!", t.failures, t.open_deps,
 *   t.open_deps + t.good_deps + t.neutral_deps + t.bad_deps AS "all_deps!",
 *   t.queue, t.slot_kind, t.tags, t.queue_reason, t.queued_at, t.started_at, t.child_scope, t.progress, t.error,
 *   CASE
 *     WHEN t.status <> 'waiting' THEN NULL
 *     WHEN t.progress ->> 'isPausing' = 'true' THEN 'pause'
 *     ELSE t.progress ->> 'kind'
 *   END AS waits_for,
 *   a.finished_at AS "attempt_ended_at?", w.id AS "worker_id?", w.name AS "worker_name?", w.lease_expires_at AS "lease_expires_at?",
 *   due.fire_at AS "fire_at?", e.event AS "event?"
 * FROM task_runs t
 * LEFT JOIN task_attempts a ON a.run_id = t.run_id AND a.seq = t.seq AND a.attempt = t.attempt
 * LEFT JOIN workers w ON w.id = t.worker_id
 * LEFT JOIN event_waits e ON e.run_id = t.run_id AND e.seq = t.seq
 * LEFT JOIN (
 *   SELECT seq, attempt, min(fire_at) AS fire_at
 *   FROM timers
 *   WHERE run_id = :runId!
 *   GROUP BY seq, attempt
 * ) due ON due.seq = t.seq AND due.attempt = t.attempt
 * WHERE t.project_id = :projectId!
 *   AND t.run_id = :runId!
 *   -- The controller is nobody's task.
 *   AND t.node >= 0
 *   AND t.status IN ('pending', 'queued', 'running', 'retrying', 'waiting')
 *   AND t.seq > :afterSeq!
 *   AND (:name::text IS NULL OR t.name = :name)
 *   AND (:seq::int IS NULL OR t.seq = :seq)
 * ORDER BY t.seq
 * LIMIT :limit!::int
 * ```
 */
export const listOpenTaskRows = new PreparedQuery<IListOpenTaskRowsParams,IListOpenTaskRowsResult>(listOpenTaskRowsIR);


