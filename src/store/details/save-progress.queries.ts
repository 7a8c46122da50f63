/** Types generated for queries found in "src/store/details/save-progress.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'SaveProgressRow' parameters type */
export interface ISaveProgressRowParams {
  attempt: number;
  percent: number;
  projectId: string;
  runId: string;
  seq: number;
  text: string;
}

/** 'SaveProgressRow' return type */
export type ISaveProgressRowResult = void;

/** 'SaveProgressRow' query type */
export interface ISaveProgressRowQuery {
  params: ISaveProgressRowParams;
  result: ISaveProgressRowResult;
}

const saveProgressRowIR: any = {"usedParamSet":{"runId":true,"seq":true,"attempt":true,"projectId":true,"percent":true,"text":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":106,"b":112}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":115,"b":119}]},{"name":"attempt","required":true,"transform":{"type":"scalar"},"locs":[{"a":122,"b":130}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":133,"b":143}]},{"name":"percent","required":true,"transform":{"type":"scalar"},"locs":[{"a":146,"b":154}]},{"name":"text","required":true,"transform":{"type":"scalar"},"locs":[{"a":157,"b":162}]}],"statement":"INSERT INTO task_details AS d (run_id, seq, attempt, project_id, progress_percent, progress_text)\nVALUES (:runId!, :seq!, :attempt!, :projectId!, :percent!, :text!)\nON CONFLICT (run_id, seq) DO UPDATE SET\n  attempt = EXCLUDED.attempt,\n  progress_percent = EXCLUDED.progress_percent,\n  progress_text = EXCLUDED.progress_text,\n  summary = CASE WHEN d.attempt = EXCLUDED.attempt THEN d.summary END,\n  stdout_truncated = d.attempt = EXCLUDED.attempt AND d.stdout_truncated,\n  cached = d.attempt = EXCLUDED.attempt AND d.cached\nWHERE d.attempt <= EXCLUDED.attempt"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO task_details AS d (run_id, seq, attempt, project_id, progress_percent, progress_text)
 * VALUES (:runId!, :seq!, :attempt!, :projectId!, :percent!, :text!)
 * ON CONFLICT (run_id, seq) DO UPDATE SET
 *   attempt = EXCLUDED.attempt,
 *   progress_percent = EXCLUDED.progress_percent,
 *   progress_text = EXCLUDED.progress_text,
 *   summary = CASE WHEN d.attempt = EXCLUDED.attempt THEN d.summary END,
 *   stdout_truncated = d.attempt = EXCLUDED.attempt AND d.stdout_truncated,
 *   cached = d.attempt = EXCLUDED.attempt AND d.cached
 * WHERE d.attempt <= EXCLUDED.attempt
 * ```
 */
export const saveProgressRow = new PreparedQuery<ISaveProgressRowParams,ISaveProgressRowResult>(saveProgressRowIR);


