/** Types generated for queries found in "src/store/runs/insert-run-event.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

/** 'InsertRunEvent' parameters type */
export interface IInsertRunEventParams {
  data: JsonParameter;
  projectId: string;
  runId: string;
  type: string;
}

/** 'InsertRunEvent' return type */
export interface IInsertRunEventResult {
  id: number;
}

/** 'InsertRunEvent' query type */
export interface IInsertRunEventQuery {
  params: IInsertRunEventParams;
  result: IInsertRunEventResult;
}

const insertRunEventIR: any = {"usedParamSet":{"runId":true,"projectId":true,"type":true,"data":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":64,"b":70}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":73,"b":83}]},{"name":"type","required":true,"transform":{"type":"scalar"},"locs":[{"a":86,"b":91}]},{"name":"data","required":true,"transform":{"type":"scalar"},"locs":[{"a":94,"b":99}]}],"statement":"INSERT INTO run_events (run_id, project_id, type, data)\nVALUES (:runId!, :projectId!, :type!, :data!::jsonb)\nRETURNING id AS \"id!\""};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO run_events (run_id, project_id, type, data)
 * VALUES (:runId!, :projectId!, :type!, :data!::jsonb)
 * RETURNING id AS "id!"
 * ```
 */
export const insertRunEvent = new PreparedQuery<IInsertRunEventParams,IInsertRunEventResult>(insertRunEventIR);


