/** Types generated for queries found in "src/store/runs/discard-iterations.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'DiscardIterationRows' parameters type */
export interface IDiscardIterationRowsParams {
  keep: number;
  runId: string;
  seq: number;
}

/** 'DiscardIterationRows' return type */
export type IDiscardIterationRowsResult = void;

/** 'DiscardIterationRows' query type */
export interface IDiscardIterationRowsQuery {
  params: IDiscardIterationRowsParams;
  result: IDiscardIterationRowsResult;
}

const discardIterationRowsIR: any = {"usedParamSet":{"runId":true,"seq":true,"keep":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":80,"b":86},{"a":281,"b":287},{"a":427,"b":433},{"a":542,"b":548}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":109,"b":113}]},{"name":"keep","required":true,"transform":{"type":"scalar"},"locs":[{"a":143,"b":148}]}],"statement":"WITH RECURSIVE iterations AS (\n  SELECT id, size\n  FROM scopes\n  WHERE run_id = :runId!\n    AND parent_seq = :seq!\n  ORDER BY id DESC\n  OFFSET :keep!\n), inside AS (\n  SELECT id, size\n  FROM iterations\n  UNION ALL\n  SELECT s.id, s.size\n  FROM inside i\n  JOIN scopes s ON s.run_id = :runId! AND s.parent_seq >= i.id AND s.parent_seq < i.id + i.size\n), discarded AS (\n  DELETE FROM task_runs t\n  USING inside i\n  WHERE t.run_id = :runId!\n    AND t.seq >= i.id\n    AND t.seq < i.id + i.size\n)\nDELETE FROM scopes s\nUSING inside i\nWHERE s.run_id = :runId!\n  AND s.id = i.id"};

/**
 * Query generated from SQL:
 * ```
 * WITH RECURSIVE iterations AS (
 *   SELECT id, size
 *   FROM scopes
 *   WHERE run_id = :runId!
 *     AND parent_seq = :seq!
 *   ORDER BY id DESC
 *   OFFSET :keep!
 * ), inside AS (
 *   SELECT id, size
 *   FROM iterations
 *   UNION ALL
 *   SELECT s.id, s.size
 *   FROM inside i
 *   JOIN scopes s ON s.run_id = :runId! AND s.parent_seq >= i.id AND s.parent_seq < i.id + i.size
 * ), discarded AS (
 *   DELETE FROM task_runs t
 *   USING inside i
 *   WHERE t.run_id = :runId!
 *     AND t.seq >= i.id
 *     AND t.seq < i.id + i.size
 * )
 * DELETE FROM scopes s
 * USING inside i
 * WHERE s.run_id = :runId!
 *   AND s.id = i.id
 * ```
 */
export const discardIterationRows = new PreparedQuery<IDiscardIterationRowsParams,IDiscardIterationRowsResult>(discardIterationRowsIR);


