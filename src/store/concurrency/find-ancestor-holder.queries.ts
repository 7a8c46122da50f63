/** Types generated for queries found in "src/store/concurrency/find-ancestor-holder.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'FindAncestorHolder' parameters type */
export interface IFindAncestorHolderParams {
  key: string;
  parentRunId: string;
  projectId: string;
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

const findAncestorHolderIR: any = {"usedParamSet":{"parentRunId":true,"projectId":true,"key":true},"params":[{"name":"parentRunId","required":true,"transform":{"type":"scalar"},"locs":[{"a":90,"b":102}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":314,"b":324}]},{"name":"key","required":true,"transform":{"type":"scalar"},"locs":[{"a":340,"b":344}]}],"statement":"WITH RECURSIVE above AS (\n  SELECT r.id, r.parent_run_id\n  FROM job_runs r\n  WHERE r.id = :parentRunId!\n  UNION ALL\n  SELECT r.id, r.parent_run_id\n  FROM above a\n  JOIN job_runs r ON r.id = a.parent_run_id\n)\nSELECT s.run_id AS \"runId!\"\nFROM above a\nJOIN concurrency_slots s ON s.run_id = a.id\nWHERE s.project_id = :projectId!\n  AND s.key = :key!\nLIMIT 1"};

/**
 * Query generated from SQL:
 * ```
 * WITH RECURSIVE above AS (
 *   SELECT r.id, r.parent_run_id
 *   FROM job_runs r
 *   WHERE r.id = :parentRunId!
 *   UNION ALL
 *   SELECT r.id, r.parent_run_id
 *   FROM above a
 *   JOIN job_runs r ON r.id = a.parent_run_id
 * )
 * SELECT s.run_id AS "runId!"
 * FROM above a
 * JOIN concurrency_slots s ON s.run_id = a.id
 * WHERE s.project_id = :projectId!
 *   AND s.key = :key!
 * LIMIT 1
 * ```
 */
export const findAncestorHolder = new PreparedQuery<IFindAncestorHolderParams,IFindAncestorHolderResult>(findAncestorHolderIR);


