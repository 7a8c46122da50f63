/** Types generated for queries found in "src/store/secrets/touch-secrets.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type stringArray = (string)[];

/** 'TouchSecretRows' parameters type */
export interface ITouchSecretRowsParams {
  ids: stringArray;
  projectId: string;
}

/** 'TouchSecretRows' return type */
export type ITouchSecretRowsResult = void;

/** 'TouchSecretRows' query type */
export interface ITouchSecretRowsQuery {
  params: ITouchSecretRowsParams;
  result: ITouchSecretRowsResult;
}

const touchSecretRowsIR: any = {"usedParamSet":{"projectId":true,"ids":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":102,"b":112}]},{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":131,"b":135}]}],"statement":"UPDATE secrets\nSET last_used_at = now()\nWHERE id IN (\n  SELECT id\n  FROM secrets\n  WHERE project_id = :projectId!\n    AND id = ANY(:ids!::uuid[])\n    AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')\n  FOR NO KEY UPDATE SKIP LOCKED\n)"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE secrets
 * SET last_used_at = now()
 * WHERE id IN (
 *   SELECT id
 *   FROM secrets
 *   WHERE project_id = :projectId!
 *     AND id = ANY(:ids!::uuid[])
 *     AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
 *   FOR NO KEY UPDATE SKIP LOCKED
 * )
 * ```
 */
export const touchSecretRows = new PreparedQuery<ITouchSecretRowsParams,ITouchSecretRowsResult>(touchSecretRowsIR);


