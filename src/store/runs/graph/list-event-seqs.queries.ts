/** Types generated for queries found in "src/store/runs/graph/list-event-seqs.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ListEventSeqRows' parameters type */
export interface IListEventSeqRowsParams {
  afterId: number;
  limit: number;
  runId: string;
}

/** 'ListEventSeqRows' return type */
export interface IListEventSeqRowsResult {
  id: number;
  seq: number | null;
}

/** 'ListEventSeqRows' query type */
export interface IListEventSeqRowsQuery {
  params: IListEventSeqRowsParams;
  result: IListEventSeqRowsResult;
}

const listEventSeqRowsIR: any = {"usedParamSet":{"runId":true,"afterId":true,"limit":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":46,"b":52}]},{"name":"afterId","required":true,"transform":{"type":"scalar"},"locs":[{"a":65,"b":73}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":93,"b":99}]}],"statement":"SELECT id, seq\nFROM run_events\nWHERE run_id = :runId!\n  AND id > :afterId!\nORDER BY id\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT id, seq
 * FROM run_events
 * WHERE run_id = :runId!
 *   AND id > :afterId!
 * ORDER BY id
 * LIMIT :limit!::int
 * ```
 */
export const listEventSeqRows = new PreparedQuery<IListEventSeqRowsParams,IListEventSeqRowsResult>(listEventSeqRowsIR);


