/** Types generated for queries found in "src/store/runs/mark-news-told.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type stringArray = (string)[];

/** 'MarkNewsTold' parameters type */
export interface IMarkNewsToldParams {
  longAfterMs?: number | null | void;
  news: stringArray;
  runId: string;
  told: stringArray;
}

/** 'MarkNewsTold' return type */
export interface IMarkNewsToldResult {
  run_id: string;
}

/** 'MarkNewsTold' query type */
export interface IMarkNewsToldQuery {
  params: IMarkNewsToldParams;
  result: IMarkNewsToldResult;
}

const markNewsToldIR: any = {"usedParamSet":{"news":true,"longAfterMs":true,"runId":true,"told":true},"params":[{"name":"news","required":true,"transform":{"type":"scalar"},"locs":[{"a":40,"b":45}]},{"name":"longAfterMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":83,"b":94}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":135,"b":141}]},{"name":"told","required":true,"transform":{"type":"scalar"},"locs":[{"a":156,"b":161}]}],"statement":"UPDATE run_watches\nSET\n  told = told || :news!::text[],\n  long_after_ms = coalesce(:longAfterMs::bigint, long_after_ms)\nWHERE run_id = :runId!\n  AND told = :told!::text[]\nRETURNING run_id"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE run_watches
 * SET
 *   told = told || :news!::text[],
 *   long_after_ms = coalesce(:longAfterMs::bigint, long_after_ms)
 * WHERE run_id = :runId!
 *   AND told = :told!::text[]
 * RETURNING run_id
 * ```
 */
export const markNewsTold = new PreparedQuery<IMarkNewsToldParams,IMarkNewsToldResult>(markNewsToldIR);


