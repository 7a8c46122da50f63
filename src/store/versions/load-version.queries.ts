/** Types generated for queries found in "src/store/versions/load-version.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'LoadVersionRow' parameters type */
export interface ILoadVersionRowParams {
  versionId: string;
}

/** 'LoadVersionRow' return type */
export interface ILoadVersionRowResult {
  definition: JsonValue;
  id: string;
  job_id: string;
  job_name: string;
  number: number;
  plan: JsonValue;
  project_id: string;
}

/** 'LoadVersionRow' query type */
export interface ILoadVersionRowQuery {
  params: ILoadVersionRowParams;
  result: ILoadVersionRowResult;
}

const loadVersionRowIR: any = {"usedParamSet":{"versionId":true},"params":[{"name":"versionId","required":true,"transform":{"type":"scalar"},"locs":[{"a":152,"b":162}]}],"statement":"SELECT v.id, v.project_id, v.job_id, v.number, v.definition, v.plan, j.name AS job_name\nFROM job_versions v\nJOIN jobs j ON j.id = v.job_id\nWHERE v.id = :versionId!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT v.id, v.project_id, v.job_id, v.number, v.definition, v.plan, j.name AS job_name
 * FROM job_versions v
 * JOIN jobs j ON j.id = v.job_id
 * WHERE v.id = :versionId!
 * ```
 */
export const loadVersionRow = new PreparedQuery<ILoadVersionRowParams,ILoadVersionRowResult>(loadVersionRowIR);


