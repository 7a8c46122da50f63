/** Types generated for queries found in "src/store/logs/find-chunk-at.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'FindChunkAtRow' parameters type */
export interface IFindChunkAtRowParams {
  at: Date;
  projectId: string;
  runId: string;
  seq?: number | null | void;
}

/** 'FindChunkAtRow' return type */
export interface IFindChunkAtRowResult {
  lines_before: number;
  position: number;
}

/** 'FindChunkAtRow' query type */
export interface IFindChunkAtRowQuery {
  params: IFindChunkAtRowParams;
  result: IFindChunkAtRowResult;
}

const findChunkAtRowIR: any = {"usedParamSet":{"projectId":true,"runId":true,"seq":true,"at":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":148,"b":158}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":177,"b":183}]},{"name":"seq","required":false,"transform":{"type":"scalar"},"locs":[{"a":194,"b":197},{"a":221,"b":224}]},{"name":"at","required":true,"transform":{"type":"scalar"},"locs":[{"a":313,"b":316},{"a":347,"b":350}]}],"statement":"WITH counted AS (\n  SELECT position, started_at, sum(lines) OVER (ORDER BY position) - lines AS lines_before\n  FROM log_chunks\n  WHERE project_id = :projectId!\n    AND run_id = :runId!\n    AND (:seq::int IS NULL OR seq = :seq)\n)\nSELECT position, lines_before AS \"lines_before!\"\nFROM counted\nORDER BY started_at < :at! DESC, CASE WHEN started_at < :at! THEN -position ELSE position END\nLIMIT 1"};

/**
 * Query generated from SQL:
 * ```
 * WITH counted AS (
 *   SELECT position, started_at, sum(lines) OVER (ORDER BY position) - lines AS lines_before
 *   FROM log_chunks
 *   WHERE project_id = :projectId!
 *     AND run_id = :runId!
 *     AND (:seq::int IS NULL OR seq = :seq)
 * )
 * SELECT position, lines_before AS "lines_before!"
 * FROM counted
 * ORDER BY started_at < :at! DESC, CASE WHEN started_at < :at! THEN -position ELSE position END
 * LIMIT 1
 * ```
 */
export const findChunkAtRow = new PreparedQuery<IFindChunkAtRowParams,IFindChunkAtRowResult>(findChunkAtRowIR);


