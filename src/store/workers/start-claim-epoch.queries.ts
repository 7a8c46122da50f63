/** Types generated for queries found in "src/store/workers/start-claim-epoch.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'StartClaimEpochRow' parameters type */
export interface IStartClaimEpochRowParams {
  id: string;
}

/** 'StartClaimEpochRow' return type */
export interface IStartClaimEpochRowResult {
  epoch: number;
}

/** 'StartClaimEpochRow' query type */
export interface IStartClaimEpochRowQuery {
  params: IStartClaimEpochRowParams;
  result: IStartClaimEpochRowResult;
}

const startClaimEpochRowIR: any = {"usedParamSet":{"id":true},"params":[{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":95,"b":98}]}],"statement":"UPDATE workers\nSET claim_epoch = claim_epoch + 1\nWHERE id = (SELECT id FROM workers WHERE id = :id! AND status <> 'dead' FOR UPDATE)\nRETURNING claim_epoch AS \"epoch!\""};

/**
 * Query generated from SQL:
 * ```
 * UPDATE workers
 * SET claim_epoch = claim_epoch + 1
 * WHERE id = (SELECT id FROM workers WHERE id = :id! AND status <> 'dead' FOR UPDATE)
 * RETURNING claim_epoch AS "epoch!"
 * ```
 */
export const startClaimEpochRow = new PreparedQuery<IStartClaimEpochRowParams,IStartClaimEpochRowResult>(startClaimEpochRowIR);


