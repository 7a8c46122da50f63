/** Types generated for queries found in "src/store/secrets/find-active-data-key.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'FindActiveDataKeyRow' parameters type */
export interface IFindActiveDataKeyRowParams {
  projectId: string;
}

/** 'FindActiveDataKeyRow' return type */
export interface IFindActiveDataKeyRowResult {
  id: string;
  kek_id: string;
  project_id: string;
  wrapped: Buffer;
}

/** 'FindActiveDataKeyRow' query type */
export interface IFindActiveDataKeyRowQuery {
  params: IFindActiveDataKeyRowParams;
  result: IFindActiveDataKeyRowResult;
}

const findActiveDataKeyRowIR: any = {"usedParamSet":{"projectId":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":73,"b":83}]}],"statement":"SELECT id, project_id, kek_id, wrapped\nFROM data_keys\nWHERE project_id = :projectId!\n  AND active"};

/**
 * Query generated from SQL:
 * ```
 * SELECT id, project_id, kek_id, wrapped
 * FROM data_keys
 * WHERE project_id = :projectId!
 *   AND active
 * ```
 */
export const findActiveDataKeyRow = new PreparedQuery<IFindActiveDataKeyRowParams,IFindActiveDataKeyRowResult>(findActiveDataKeyRowIR);


