/** Types generated for queries found in "src/store/logs/list-system-events.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'ListSystemEventRows' parameters type */
export interface IListSystemEventRowsParams {
  limit: number;
  offset: number;
}

/** 'ListSystemEventRows' return type */
export interface IListSystemEventRowsResult {
  at: Date;
  data: JsonValue;
  id: number;
  level: string;
  message: string;
}

/** 'ListSystemEventRows' query type */
export interface IListSystemEventRowsQuery {
  params: IListSystemEventRowsParams;
  result: IListSystemEventRowsResult;
}

const listSystemEventRowsIR: any = {"usedParamSet":{"limit":true,"offset":true},"params":[{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":78,"b":84}]},{"name":"offset","required":true,"transform":{"type":"scalar"},"locs":[{"a":98,"b":105}]}],"statement":"SELECT id, at, level, message, data\nFROM system_events\nORDER BY id DESC\nLIMIT :limit!::int\nOFFSET :offset!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT id, at, level, message, data
 * FROM system_events
 * ORDER BY id DESC
 * LIMIT :limit!::int
 * OFFSET :offset!::int
 * ```
 */
export const listSystemEventRows = new PreparedQuery<IListSystemEventRowsParams,IListSystemEventRowsResult>(listSystemEventRowsIR);


