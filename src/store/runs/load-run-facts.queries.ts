/** Types generated for queries found in "src/store/runs/load-run-facts.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'LoadRunFactsRow' parameters type */
export interface ILoadRunFactsRowParams {
  runId: string;
}

/** 'LoadRunFactsRow' return type */
export interface ILoadRunFactsRowResult {
  attempt: number;
  created_at: Date;
  inputs: JsonValue;
  labels: JsonValue;
  started_at: Date | null;
  triggered_by: string;
}

/** 'LoadRunFactsRow' query type */
export interface ILoadRunFactsRowQuery {
  params: ILoadRunFactsRowParams;
  result: ILoadRunFactsRowResult;
}

const loadRunFactsRowIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":141,"b":147}]}],"statement":"SELECT r.inputs, r.attempt, r.triggered_by, r.created_at, r.started_at, j.labels\nFROM job_runs r\nJOIN jobs j ON j.id = r.job_id\nWHERE r.id = :runId!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT r.inputs, r.attempt, r.triggered_by, r.created_at, r.started_at, j.labels
 * FROM job_runs r
 * JOIN jobs j ON j.id = r.job_id
 * WHERE r.id = :runId!
 * ```
 */
export const loadRunFactsRow = new PreparedQuery<ILoadRunFactsRowParams,ILoadRunFactsRowResult>(loadRunFactsRowIR);


