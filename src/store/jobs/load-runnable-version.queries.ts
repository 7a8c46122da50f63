/** Types generated for queries found in "src/store/jobs/load-runnable-version.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'LoadRunnableVersionRow' parameters type */
export interface ILoadRunnableVersionRowParams {
  projectId: string;
  versionId: string;
}

/** 'LoadRunnableVersionRow' return type */
export interface ILoadRunnableVersionRowResult {
  inputs: JsonValue;
  mode: string;
  plan: JsonValue;
}

/** 'LoadRunnableVersionRow' query type */
export interface ILoadRunnableVersionRowQuery {
  params: ILoadRunnableVersionRowParams;
  result: ILoadRunnableVersionRowResult;
}

const loadRunnableVersionRowIR: any = {"usedParamSet":{"projectId":true,"versionId":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":120,"b":130}]},{"name":"versionId","required":true,"transform":{"type":"scalar"},"locs":[{"a":143,"b":153}]}],"statement":"SELECT plan, definition -> 'inputs' AS \"inputs!\", definition ->> 'mode' AS \"mode!\"\nFROM job_versions\nWHERE project_id = :projectId!\n  AND id = :versionId!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT plan, definition -> 'inputs' AS "inputs!", definition ->> 'mode' AS "mode!"
 * FROM job_versions
 * WHERE project_id = :projectId!
 *   AND id = :versionId!
 * ```
 */
export const loadRunnableVersionRow = new PreparedQuery<ILoadRunnableVersionRowParams,ILoadRunnableVersionRowResult>(loadRunnableVersionRowIR);


