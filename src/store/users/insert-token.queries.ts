/** Types generated for queries found in "src/store/users/insert-token.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'InsertTokenRow' parameters type */
export interface IInsertTokenRowParams {
  expiresAt?: Date | null | void;
  id: string;
  name: string;
  projectId: string;
  tokenHash: Buffer;
  userId: string;
}

/** 'InsertTokenRow' return type */
export interface IInsertTokenRowResult {
  created_at: Date;
  id: string;
}

/** 'InsertTokenRow' query type */
export interface IInsertTokenRowQuery {
  params: IInsertTokenRowParams;
  result: IInsertTokenRowResult;
}

const insertTokenRowIR: any = {"usedParamSet":{"id":true,"projectId":true,"userId":true,"name":true,"tokenHash":true,"expiresAt":true},"params":[{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":87,"b":90}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":93,"b":103}]},{"name":"userId","required":true,"transform":{"type":"scalar"},"locs":[{"a":106,"b":113}]},{"name":"name","required":true,"transform":{"type":"scalar"},"locs":[{"a":116,"b":121}]},{"name":"tokenHash","required":true,"transform":{"type":"scalar"},"locs":[{"a":124,"b":134}]},{"name":"expiresAt","required":false,"transform":{"type":"scalar"},"locs":[{"a":137,"b":146}]}],"statement":"INSERT INTO api_tokens (id, project_id, user_id, name, token_hash, expires_at)\nVALUES (:id!, :projectId!, :userId!, :name!, :tokenHash!, :expiresAt)\nON CONFLICT (token_hash) DO NOTHING\nRETURNING id, created_at"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO api_tokens (id, project_id, user_id, name, token_hash, expires_at)
 * VALUES (:id!, :projectId!, :userId!, :name!, :tokenHash!, :expiresAt)
 * ON CONFLICT (token_hash) DO NOTHING
 * RETURNING id, created_at
 * ```
 */
export const insertTokenRow = new PreparedQuery<IInsertTokenRowParams,IInsertTokenRowResult>(insertTokenRowIR);


