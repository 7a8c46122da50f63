/** Types generated for queries found in "src/store/concurrency/find-ancestor-holder.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

/** 'FindAncestorHolder' parameters type */
export interface IFindAncestorHolderParams {
  enclosing: numberArray;
  key: string;
  projectId: string;
  runId: string;
}

/** 'FindAncestorHolder' return type */
export interface IFindAncestorHolderResult {
  runId: string;
}

/** 'FindAncestorHolder' query type */
export interface IFindAncestorHolderQuery {
  params: IFindAncestorHolderParams;
  result: IFindAncestorHolderResult;
}

const findAncestorHolderIR: any = {"usedParamSet":{"enclosing":true,"runId":true,"projectId":true,"key":true},"params":[{"name":"enclosing","required":true,"transform":{"type":"scalar"},"locs":[{"a":72,"b":82}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":137,"b":143}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":439,"b":449}]},{"name":"key","required":true,"transform":{"type":"scalar"},"locs":[{"a":465,"b":469}]}],"statement":"WITH RECURSIVE above AS (\n  SELECT r.id, r.parent_run_id, r.parent_seq, :enclosing!::int[] AS enclosing\n  FROM job_runs r\n  WHERE r.id = :runId!\n  UNION ALL\n  SELECT r.id, r.parent_run_id, r.parent_seq, ARRAY[a.parent_seq]\n  FROM above a\n  JOIN job_runs r ON r.id = a.parent_run_id\n)\nSELECT s.run_id AS \"runId!\"\nFROM above a\nJOIN concurrency_slots s ON s.run_id = a.id AND (s.seq IS NULL OR s.seq = ANY (a.enclosing))\nWHERE s.project_id = :projectId!\n  AND s.key = :key!\nLIMIT 1"};

/**
 * Query generated from SQL:
 * ```
 * WITH RECURSIVE above AS (
 *   SELECT r.id, r.parent_run_id, r.parent_seq, :enclosing!::int[] AS enclosing
 *   FROM job_runs r
 *   WHERE r.id = :runId!
 *   UNION ALL
 *   SELECT r.id, r.parent_run_id, r.parent_seq, ARRAY[a.parent_seq]
 *   FROM above a
 *   JOIN job_runs r ON r.id = a.parent_run_id
 * )
 * SELECT s.run_id AS "runId!"
 * FROM above a
 * JOIN concurrency_slots s ON s.run_id = a.id AND (s.seq IS NULL OR s.seq = ANY (a.enclosing))
 * WHERE s.project_id = :projectId!
 *   AND s.key = :key!
 * LIMIT 1
 * ```
 */
export const findAncestorHolder = new PreparedQuery<IFindAncestorHolderParams,IFindAncestorHolderResult>(findAncestorHolderIR);


