/** Types generated for queries found in "src/store/logs/insert-system-event.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

/** 'InsertSystemEventRow' parameters type */
export interface IInsertSystemEventRowParams {
  data: JsonParameter;
  level: string;
  message: string;
}

/** 'InsertSystemEventRow' return type */
export type IInsertSystemEventRowResult = void;

/** 'InsertSystemEventRow' query type */
export interface IInsertSystemEventRowQuery {
  params: IInsertSystemEventRowParams;
  result: IInsertSystemEventRowResult;
}

const insertSystemEventRowIR: any = {"usedParamSet":{"level":true,"message":true,"data":true},"params":[{"name":"level","required":true,"transform":{"type":"scalar"},"locs":[{"a":57,"b":63}]},{"name":"message","required":true,"transform":{"type":"scalar"},"locs":[{"a":66,"b":74}]},{"name":"data","required":true,"transform":{"type":"scalar"},"locs":[{"a":77,"b":82}]}],"statement":"INSERT INTO system_events (level, message, data)\nVALUES (:level!, :message!, :data!::jsonb)"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO system_events (level, message, data)
 * VALUES (:level!, :message!, :data!::jsonb)
 * ```
 */
export const insertSystemEventRow = new PreparedQuery<IInsertSystemEventRowParams,IInsertSystemEventRowResult>(insertSystemEventRowIR);


