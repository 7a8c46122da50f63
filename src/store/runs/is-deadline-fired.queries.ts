/** Types generated for queries found in "src/store/runs/is-deadline-fired.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'IsDeadlineFired' parameters type */
export interface IIsDeadlineFiredParams {
  runId: string;
  seq: number;
}

/** 'IsDeadlineFired' return type */
export interface IIsDeadlineFiredResult {
  fired: boolean;
}

/** 'IsDeadlineFired' query type */
export interface IIsDeadlineFiredQuery {
  params: IIsDeadlineFiredParams;
  result: IIsDeadlineFiredResult;
}

const isDeadlineFiredIR: any = {"usedParamSet":{"runId":true,"seq":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":62,"b":68}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":84,"b":88}]}],"statement":"SELECT EXISTS (\n  SELECT FROM task_deadlines\n  WHERE run_id = :runId!\n    AND seq = :seq!\n    AND fired_at IS NOT NULL\n) AS \"fired!\""};

/**
 * Query generated from SQL:
 * ```
 * SELECT EXISTS (
 *   SELECT FROM task_deadlines
 *   WHERE run_id = :runId!
 *     AND seq = :seq!
 *     AND fired_at IS NOT NULL
 * ) AS "fired!"
 * ```
 */
export const isDeadlineFired = new PreparedQuery<IIsDeadlineFiredParams,IIsDeadlineFiredResult>(isDeadlineFiredIR);


