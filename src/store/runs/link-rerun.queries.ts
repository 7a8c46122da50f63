/** Types generated for queries found in "src/store/runs/link-rerun.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

/** 'LinkRerunRow' parameters type */
export interface ILinkRerunRowParams {
  data: JsonParameter;
  rerunOf: string;
  reused: number;
  runId: string;
}

/** 'LinkRerunRow' return type */
export interface ILinkRerunRowResult {
  run_id: string;
}

/** 'LinkRerunRow' query type */
export interface ILinkRerunRowQuery {
  params: ILinkRerunRowParams;
  result: ILinkRerunRowResult;
}

const linkRerunRowIR: any = {"usedParamSet":{"rerunOf":true,"reused":true,"runId":true,"data":true},"params":[{"name":"rerunOf","required":true,"transform":{"type":"scalar"},"locs":[{"a":56,"b":64}]},{"name":"reused","required":true,"transform":{"type":"scalar"},"locs":[{"a":97,"b":104}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":124,"b":130}]},{"name":"data","required":true,"transform":{"type":"scalar"},"locs":[{"a":253,"b":258}]}],"statement":"WITH linked AS (\n  UPDATE job_runs\n  SET\n    rerun_of = :rerunOf!,\n    open_tasks = open_tasks - :reused!::int\n  WHERE id = :runId!\n  RETURNING id, project_id\n)\nINSERT INTO run_events (run_id, project_id, type, data)\nSELECT id, project_id, 'run_rerun', :data!::jsonb\nFROM linked\nRETURNING run_id"};

/**
 * Query generated from SQL:
 * ```
 * WITH linked AS (
 *   UPDATE job_runs
 *   SET
 *     rerun_of = :rerunOf!,
 *     open_tasks = open_tasks - :reused!::int
 *   WHERE id = :runId!
 *   RETURNING id, project_id
 * )
 * INSERT INTO run_events (run_id, project_id, type, data)
 * SELECT id, project_id, 'run_rerun', :data!::jsonb
 * FROM linked
 * RETURNING run_id
 * ```
 */
export const linkRerunRow = new PreparedQuery<ILinkRerunRowParams,ILinkRerunRowResult>(linkRerunRowIR);


