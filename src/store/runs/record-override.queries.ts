/** Types generated for queries found in "src/store/runs/record-override.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

/** 'RecordOverride' parameters type */
export interface IRecordOverrideParams {
  data: JsonParameter;
  runId: string;
  seq: number;
  workerId: string;
}

/** 'RecordOverride' return type */
export interface IRecordOverrideResult {
  id: number;
}

/** 'RecordOverride' query type */
export interface IRecordOverrideQuery {
  params: IRecordOverrideParams;
  result: IRecordOverrideResult;
}

const recordOverrideIR: any = {"usedParamSet":{"runId":true,"seq":true,"workerId":true,"data":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":84,"b":90},{"a":229,"b":235},{"a":446,"b":452}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":106,"b":110},{"a":251,"b":255},{"a":466,"b":470}]},{"name":"workerId","required":true,"transform":{"type":"scalar"},"locs":[{"a":132,"b":141},{"a":277,"b":286}]},{"name":"data","required":true,"transform":{"type":"scalar"},"locs":[{"a":402,"b":407}]}],"statement":"WITH unattended AS (\n  UPDATE task_attempts\n  SET worker_id = NULL\n  WHERE run_id = :runId!\n    AND seq = :seq!\n    AND worker_id = :workerId!\n), unattended_events AS (\n  UPDATE run_events\n  SET worker_id = NULL\n  WHERE run_id = :runId!\n    AND seq = :seq!\n    AND worker_id = :workerId!\n)\nINSERT INTO run_events (run_id, project_id, seq, type, data)\nSELECT run_id, project_id, seq, 'task_overridden', :data!::jsonb\nFROM task_runs\nWHERE run_id = :runId!\n  AND seq = :seq!\nRETURNING id"};

/**
 * Query generated from SQL:
 * ```
 * WITH unattended AS (
 *   UPDATE task_attempts
 *   SET worker_id = NULL
 *   WHERE run_id = :runId!
 *     AND seq = :seq!
 *     AND worker_id = :workerId!
 * ), unattended_events AS (
 *   UPDATE run_events
 *   SET worker_id = NULL
 *   WHERE run_id = :runId!
 *     AND seq = :seq!
 *     AND worker_id = :workerId!
 * )
 * INSERT INTO run_events (run_id, project_id, seq, type, data)
 * SELECT run_id, project_id, seq, 'task_overridden', :data!::jsonb
 * FROM task_runs
 * WHERE run_id = :runId!
 *   AND seq = :seq!
 * RETURNING id
 * ```
 */
export const recordOverride = new PreparedQuery<IRecordOverrideParams,IRecordOverrideResult>(recordOverrideIR);


