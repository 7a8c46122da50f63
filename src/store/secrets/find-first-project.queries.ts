/** Types generated for queries found in "src/store/secrets/find-first-project.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'FindFirstProjectRow' parameters type */
export type IFindFirstProjectRowParams = void;

/** 'FindFirstProjectRow' return type */
export interface IFindFirstProjectRowResult {
  id: string;
}

/** 'FindFirstProjectRow' query type */
export interface IFindFirstProjectRowQuery {
  params: IFindFirstProjectRowParams;
  result: IFindFirstProjectRowResult;
}

const findFirstProjectRowIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT id\nFROM projects\nORDER BY created_at, id\nLIMIT 1"};

/**
 * Query generated from SQL:
 * ```
 * SELECT id
 * FROM projects
 * ORDER BY created_at, id
 * LIMIT 1
 * ```
 */
export const findFirstProjectRow = new PreparedQuery<IFindFirstProjectRowParams,IFindFirstProjectRowResult>(findFirstProjectRowIR);


