/** Types generated for queries found in "src/store/runs/set-task-deadline.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'SetTaskDeadline' parameters type */
export interface ISetTaskDeadlineParams {
  deadlineMs: number;
  projectId: string;
  runId: string;
  seq: number;
}

/** 'SetTaskDeadline' return type */
export interface ISetTaskDeadlineResult {
  seq: number;
}

/** 'SetTaskDeadline' query type */
export interface ISetTaskDeadlineQuery {
  params: ISetTaskDeadlineParams;
  result: ISetTaskDeadlineResult;
}

const setTaskDeadlineIR: any = {"usedParamSet":{"runId":true,"seq":true,"projectId":true,"deadlineMs":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":74,"b":80}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":83,"b":87}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":90,"b":100}]},{"name":"deadlineMs","required":true,"transform":{"type":"scalar"},"locs":[{"a":111,"b":122}]}],"statement":"INSERT INTO task_deadlines (run_id, seq, project_id, deadline_at)\nVALUES (:runId!, :seq!, :projectId!, now() + :deadlineMs!::bigint * interval '1 millisecond')\nON CONFLICT (run_id, seq) DO UPDATE SET deadline_at = excluded.deadline_at, fired_at = NULL\nRETURNING seq"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO task_deadlines (run_id, seq, project_id, deadline_at)
 * VALUES (:runId!, :seq!, :projectId!, now() + :deadlineMs!::bigint * interval '1 millisecond')
 * ON CONFLICT (run_id, seq) DO UPDATE SET deadline_at = excluded.deadline_at, fired_at = NULL
 * RETURNING seq
 * ```
 */
export const setTaskDeadline = new PreparedQuery<ISetTaskDeadlineParams,ISetTaskDeadlineResult>(setTaskDeadlineIR);


