/** Types generated for queries found in "src/store/runs/waiting/take-snapshot.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'TakeSnapshot' parameters type */
export type ITakeSnapshotParams = void;

/** 'TakeSnapshot' return type */
export type ITakeSnapshotResult = void;

/** 'TakeSnapshot' query type */
export interface ITakeSnapshotQuery {
  params: ITakeSnapshotParams;
  result: ITakeSnapshotResult;
}

const takeSnapshotIR: any = {"usedParamSet":{},"params":[],"statement":"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"};

/**
 * Query generated from SQL:
 * ```
 * SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY
 * ```
 */
export const takeSnapshot = new PreparedQuery<ITakeSnapshotParams,ITakeSnapshotResult>(takeSnapshotIR);


