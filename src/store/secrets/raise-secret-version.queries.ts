/** Types generated for queries found in "src/store/secrets/raise-secret-version.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'RaiseSecretVersionRow' parameters type */
export interface IRaiseSecretVersionRowParams {
  id: string;
  projectId: string;
}

/** 'RaiseSecretVersionRow' return type */
export interface IRaiseSecretVersionRowResult {
  created_at: Date;
  id: string;
  last_used_at: Date | null;
  name: string;
  project_id: string;
  updated_at: Date;
  version: number;
}

/** 'RaiseSecretVersionRow' query type */
export interface IRaiseSecretVersionRowQuery {
  params: IRaiseSecretVersionRowParams;
  result: IRaiseSecretVersionRowResult;
}

const raiseSecretVersionRowIR: any = {"usedParamSet":{"projectId":true,"id":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":80,"b":90}]},{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":103,"b":106}]}],"statement":"UPDATE secrets\nSET version = version + 1, updated_at = now()\nWHERE project_id = :projectId!\n  AND id = :id!\nRETURNING id, project_id, name, version, created_at, updated_at, last_used_at"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE secrets
 * SET version = version + 1, updated_at = now()
 * WHERE project_id = :projectId!
 *   AND id = :id!
 * RETURNING id, project_id, name, version, created_at, updated_at, last_used_at
 * ```
 */
export const raiseSecretVersionRow = new PreparedQuery<IRaiseSecretVersionRowParams,IRaiseSecretVersionRowResult>(raiseSecretVersionRowIR);


