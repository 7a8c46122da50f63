/** Types generated for queries found in "src/store/concurrency/park-task.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ParkTaskRow' parameters type */
export interface IParkTaskRowParams {
  attempt: number;
  key: string;
  reason: string;
  runId: string;
  seq: number;
  workerId: string;
}

/** 'ParkTaskRow' return type */
export interface IParkTaskRowResult {
  runId: string;
}

/** 'ParkTaskRow' query type */
export interface IParkTaskRowQuery {
  params: IParkTaskRowParams;
  result: IParkTaskRowResult;
}

const parkTaskRowIR: any = {"usedParamSet":{"reason":true,"runId":true,"seq":true,"attempt":true,"workerId":true,"key":true},"params":[{"name":"reason","required":true,"transform":{"type":"scalar"},"locs":[{"a":154,"b":161}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":219,"b":225}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":292,"b":296}]},{"name":"attempt","required":true,"transform":{"type":"scalar"},"locs":[{"a":318,"b":326}]},{"name":"workerId","required":true,"transform":{"type":"scalar"},"locs":[{"a":379,"b":388}]},{"name":"key","required":true,"transform":{"type":"scalar"},"locs":[{"a":613,"b":617}]}],"statement":"WITH parked AS (\n  UPDATE task_runs t\n  SET\n    status = 'queued',\n    worker_id = NULL,\n    queued_at = now(),\n    started_at = NULL,\n    queue_reason = :reason!,\n    holds_slot = true\n  FROM job_runs r\n  WHERE r.id = :runId!\n    AND r.halted IS NULL\n    AND t.run_id = r.id\n    AND t.seq = :seq!\n    AND t.attempt = :attempt!\n    AND t.status = 'running'\n    AND t.worker_id = :workerId!\n  RETURNING t.run_id, t.seq, t.project_id, t.attempt\n), event AS (\n  INSERT INTO run_events (run_id, project_id, seq, attempt, type, data)\n  SELECT run_id, project_id, seq, attempt, 'task_parked', jsonb_build_object('key', :key!::text)\n  FROM parked\n)\nSELECT run_id AS \"runId!\"\nFROM parked"};

/**
 * Query generated from SQL:
 * ```
 * WITH parked AS (
 *   UPDATE task_runs t
 *   SET
 *     status = 'queued',
 *     worker_id = NULL,
 *     queued_at = now(),
 *     started_at = NULL,
 *     queue_reason = :reason!,
 *     holds_slot = true
 *   FROM job_runs r
 *   WHERE r.id = :runId!
 *     AND r.halted IS NULL
 *     AND t.run_id = r.id
 *     AND t.seq = :seq!
 *     AND t.attempt = :attempt!
 *     AND t.status = 'running'
 *     AND t.worker_id = :workerId!
 *   RETURNING t.run_id, t.seq, t.project_id, t.attempt
 * ), event AS (
 *   INSERT INTO run_events (run_id, project_id, seq, attempt, type, data)
 *   SELECT run_id, project_id, seq, attempt, 'task_parked', jsonb_build_object('key', :key!::text)
 *   FROM parked
 * )
 * SELECT run_id AS "runId!"
 * FROM parked
 * ```
 */
export const parkTaskRow = new PreparedQuery<IParkTaskRowParams,IParkTaskRowResult>(parkTaskRowIR);


