/** Types generated for queries found in "src/store/workers/start-claim-epoch.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'StartClaimEpochRow' parameters type */
export interface IStartClaimEpochRowParams {
  epoch: number;
  id: string;
}

/** 'StartClaimEpochRow' return type */
export interface IStartClaimEpochRowResult {
  id: string;
}

/** 'StartClaimEpochRow' query type */
export interface IStartClaimEpochRowQuery {
  params: IStartClaimEpochRowParams;
  result: IStartClaimEpochRowResult;
}

const startClaimEpochRowIR: any = {"usedParamSet":{"epoch":true,"id":true},"params":[{"name":"epoch","required":true,"transform":{"type":"scalar"},"locs":[{"a":33,"b":39},{"a":145,"b":151}]},{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":87,"b":90}]}],"statement":"UPDATE workers\nSET claim_epoch = :epoch!\nWHERE id = (SELECT id FROM workers WHERE id = :id! AND status <> 'dead' FOR UPDATE)\n  AND claim_epoch < :epoch!\nRETURNING id"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE workers
 * SET claim_epoch = :epoch!
 * WHERE id = (SELECT id FROM workers WHERE id = :id! AND status <> 'dead' FOR UPDATE)
 *   AND claim_epoch < :epoch!
 * RETURNING id
 * ```
 */
export const startClaimEpochRow = new PreparedQuery<IStartClaimEpochRowParams,IStartClaimEpochRowResult>(startClaimEpochRowIR);


