/** Types generated for queries found in "src/store/runs/record-decision.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

/** 'RecordDecision' parameters type */
export interface IRecordDecisionParams {
  decision: JsonParameter;
  progress: JsonParameter;
  runId: string;
  seq: number;
  type: string;
}

/** 'RecordDecision' return type */
export interface IRecordDecisionResult {
  run_id: string;
}

/** 'RecordDecision' query type */
export interface IRecordDecisionQuery {
  params: IRecordDecisionParams;
  result: IRecordDecisionResult;
}

const recordDecisionIR: any = {"usedParamSet":{"progress":true,"runId":true,"seq":true,"type":true,"decision":true},"params":[{"name":"progress","required":true,"transform":{"type":"scalar"},"locs":[{"a":54,"b":63}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":89,"b":95}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":111,"b":115}]},{"name":"type","required":true,"transform":{"type":"scalar"},"locs":[{"a":302,"b":307}]},{"name":"decision","required":true,"transform":{"type":"scalar"},"locs":[{"a":316,"b":325}]}],"statement":"WITH decided AS (\n  UPDATE task_runs\n  SET progress = :progress!::jsonb\n  WHERE run_id = :runId!\n    AND seq = :seq!\n    AND status = 'waiting'\n  RETURNING run_id, seq, project_id, attempt\n)\nINSERT INTO run_events (run_id, project_id, seq, attempt, type, data)\nSELECT run_id, project_id, seq, attempt, :type!::text, :decision!::jsonb\nFROM decided\nRETURNING run_id"};

/**
 * Query generated from SQL:
 * ```
 * WITH decided AS (
 *   UPDATE task_runs
 *   SET progress = :progress!::jsonb
 *   WHERE run_id = :runId!
 *     AND seq = :seq!
 *     AND status = 'waiting'
 *   RETURNING run_id, seq, project_id, attempt
 * )
 * INSERT INTO run_events (run_id, project_id, seq, attempt, type, data)
 * SELECT run_id, project_id, seq, attempt, :type!::text, :decision!::jsonb
 * FROM decided
 * RETURNING run_id
 * ```
 */
export const recordDecision = new PreparedQuery<IRecordDecisionParams,IRecordDecisionResult>(recordDecisionIR);


