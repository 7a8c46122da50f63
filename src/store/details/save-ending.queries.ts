/** Types generated for queries found in "src/store/details/save-ending.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'SaveEndingRow' parameters type */
export interface ISaveEndingRowParams {
  attempt: number;
  cached: boolean;
  projectId: string;
  runId: string;
  seq: number;
  stdoutTruncated: boolean;
  summary?: string | null | void;
}

/** 'SaveEndingRow' return type */
export type ISaveEndingRowResult = void;

/** 'SaveEndingRow' query type */
export interface ISaveEndingRowQuery {
  params: ISaveEndingRowParams;
  result: ISaveEndingRowResult;
}

const saveEndingRowIR: any = {"usedParamSet":{"runId":true,"seq":true,"attempt":true,"projectId":true,"summary":true,"stdoutTruncated":true,"cached":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":108,"b":114}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":117,"b":121}]},{"name":"attempt","required":true,"transform":{"type":"scalar"},"locs":[{"a":124,"b":132}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":135,"b":145}]},{"name":"summary","required":false,"transform":{"type":"scalar"},"locs":[{"a":148,"b":155}]},{"name":"stdoutTruncated","required":true,"transform":{"type":"scalar"},"locs":[{"a":158,"b":174}]},{"name":"cached","required":true,"transform":{"type":"scalar"},"locs":[{"a":177,"b":184}]}],"statement":"INSERT INTO task_details AS d (run_id, seq, attempt, project_id, summary, stdout_truncated, cached)\nVALUES (:runId!, :seq!, :attempt!, :projectId!, :summary, :stdoutTruncated!, :cached!)\nON CONFLICT (run_id, seq) DO UPDATE SET\n  attempt = EXCLUDED.attempt,\n  summary = EXCLUDED.summary,\n  stdout_truncated = EXCLUDED.stdout_truncated,\n  cached = EXCLUDED.cached,\n  progress_percent = CASE WHEN d.attempt = EXCLUDED.attempt THEN d.progress_percent END,\n  progress_text = CASE WHEN d.attempt = EXCLUDED.attempt THEN d.progress_text END\nWHERE d.attempt <= EXCLUDED.attempt"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO task_details AS d (run_id, seq, attempt, project_id, summary, stdout_truncated, cached)
 * VALUES (:runId!, :seq!, :attempt!, :projectId!, :summary, :stdoutTruncated!, :cached!)
 * ON CONFLICT (run_id, seq) DO UPDATE SET
 *   attempt = EXCLUDED.attempt,
 *   summary = EXCLUDED.summary,
 *   stdout_truncated = EXCLUDED.stdout_truncated,
 *   cached = EXCLUDED.cached,
 *   progress_percent = CASE WHEN d.attempt = EXCLUDED.attempt THEN d.progress_percent END,
 *   progress_text = CASE WHEN d.attempt = EXCLUDED.attempt THEN d.progress_text END
 * WHERE d.attempt <= EXCLUDED.attempt
 * ```
 */
export const saveEndingRow = new PreparedQuery<ISaveEndingRowParams,ISaveEndingRowResult>(saveEndingRowIR);


