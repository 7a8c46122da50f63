/** Types generated for queries found in "src/store/concurrency/lock-key.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'LockConcurrencyKey' parameters type */
export interface ILockConcurrencyKeyParams {
  key: string;
  projectId: string;
}

/** 'LockConcurrencyKey' return type */
export interface ILockConcurrencyKeyResult {
  locked: boolean;
}

/** 'LockConcurrencyKey' query type */
export interface ILockConcurrencyKeyQuery {
  params: ILockConcurrencyKeyParams;
  result: ILockConcurrencyKeyResult;
}

const lockConcurrencyKeyIR: any = {"usedParamSet":{"projectId":true,"key":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":46,"b":56}]},{"name":"key","required":true,"transform":{"type":"scalar"},"locs":[{"a":74,"b":78}]}],"statement":"SELECT pg_advisory_xact_lock(hashtextextended(:projectId!::text || ' ' || :key!::text, 0)) IS NULL AS \"locked!\""};

/**
 * Query generated from SQL:
 * ```
 * SELECT pg_advisory_xact_lock(hashtextextended(:projectId!::text || ' ' || :key!::text, 0)) IS NULL AS "locked!"
 * ```
 */
export const lockConcurrencyKey = new PreparedQuery<ILockConcurrencyKeyParams,ILockConcurrencyKeyResult>(lockConcurrencyKeyIR);


