/** Types generated for queries found in "src/store/runs/insert-outbox.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

/** 'InsertOutbox' parameters type */
export interface IInsertOutboxParams {
  kind: string;
  payload: JsonParameter;
  projectId: string;
}

/** 'InsertOutbox' return type */
export interface IInsertOutboxResult {
  id: number;
}

/** 'InsertOutbox' query type */
export interface IInsertOutboxQuery {
  params: IInsertOutboxParams;
  result: IInsertOutboxResult;
}

const insertOutboxIR: any = {"usedParamSet":{"projectId":true,"kind":true,"payload":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":55,"b":65}]},{"name":"kind","required":true,"transform":{"type":"scalar"},"locs":[{"a":68,"b":73}]},{"name":"payload","required":true,"transform":{"type":"scalar"},"locs":[{"a":76,"b":84}]}],"statement":"INSERT INTO outbox (project_id, kind, payload)\nVALUES (:projectId!, :kind!, :payload!::jsonb)\nRETURNING id AS \"id!\""};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO outbox (project_id, kind, payload)
 * VALUES (:projectId!, :kind!, :payload!::jsonb)
 * RETURNING id AS "id!"
 * ```
 */
export const insertOutbox = new PreparedQuery<IInsertOutboxParams,IInsertOutboxResult>(insertOutboxIR);


