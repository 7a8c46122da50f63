/** Types generated for queries found in "src/store/details/list-task-details.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

/** 'ListTaskDetailRows' parameters type */
export interface IListTaskDetailRowsParams {
  runId: string;
  seqs?: numberArray | null | void;
  summaryLength: number;
}

/** 'ListTaskDetailRows' return type */
export interface IListTaskDetailRowsResult {
  cached: boolean;
  cpu_ms: number | null;
  is_measured: boolean;
  peak_memory_bytes: number | null;
  progress_percent: number | null;
  progress_text: string | null;
  read_bytes: number | null;
  seq: number;
  stdout_truncated: boolean;
  summary: string | null;
  written_bytes: number | null;
}

/** 'ListTaskDetailRows' query type */
export interface IListTaskDetailRowsQuery {
  params: IListTaskDetailRowsParams;
  result: IListTaskDetailRowsResult;
}

const listTaskDetailRowsIR: any = {"usedParamSet":{"summaryLength":true,"runId":true,"seqs":true},"params":[{"name":"summaryLength","required":true,"transform":{"type":"scalar"},"locs":[{"a":40,"b":54}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":590,"b":596},{"a":809,"b":815}]},{"name":"seqs","required":false,"transform":{"type":"scalar"},"locs":[{"a":607,"b":611},{"a":642,"b":646},{"a":826,"b":830},{"a":861,"b":865}]}],"statement":"SELECT\n  seq AS \"seq!\", left(d.summary, :summaryLength!::int) AS \"summary?\", d.progress_percent AS \"progress_percent?\",\n  d.progress_text AS \"progress_text?\", coalesce(d.stdout_truncated, false) AS \"stdout_truncated!\",\n  coalesce(d.cached, false) AS \"cached!\", coalesce(u.is_measured, false) AS \"is_measured!\", u.cpu_ms AS \"cpu_ms?\",\n  u.peak_memory_bytes AS \"peak_memory_bytes?\", u.read_bytes AS \"read_bytes?\", u.written_bytes AS \"written_bytes?\"\nFROM (\n  SELECT run_id, seq, attempt, summary, progress_percent, progress_text, stdout_truncated, cached\n  FROM task_details\n  WHERE run_id = :runId!\n    AND (:seqs::int[] IS NULL OR seq = ANY (:seqs))\n) d\nFULL JOIN (\n  SELECT run_id, seq, attempt, cpu_ms, peak_memory_bytes, read_bytes, written_bytes, true AS is_measured\n  FROM attempt_usage\n  WHERE run_id = :runId!\n    AND (:seqs::int[] IS NULL OR seq = ANY (:seqs))\n) u USING (run_id, seq, attempt)\nJOIN task_runs USING (run_id, seq, attempt)"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   seq AS "seq!", left(d.summary, :summaryLength!::int) AS "summary?", d.progress_percent AS "progress_percent?",
 *   d.progress_text AS "progress_text?", coalesce(d.stdout_truncated, false) AS "stdout_truncated!",
 *   coalesce(d.cached, false) AS "cached!", coalesce(u.is_measured, false) AS "is_measured!", u.cpu_ms AS "cpu_ms?",
 *   u.peak_memory_bytes AS "peak_memory_bytes?", u.read_bytes AS "read_bytes?", u.written_bytes AS "written_bytes?"
 * FROM (
 *   SELECT run_id, seq, attempt, summary, progress_percent, progress_text, stdout_truncated, cached
 *   FROM task_details
 *   WHERE run_id = :runId!
 *     AND (:seqs::int[] IS NULL OR seq = ANY (:seqs))
 * ) d
 * FULL JOIN (
 *   SELECT run_id, seq, attempt, cpu_ms, peak_memory_bytes, read_bytes, written_bytes, true AS is_measured
 *   FROM attempt_usage
 *   WHERE run_id = :runId!
 *     AND (:seqs::int[] IS NULL OR seq = ANY (:seqs))
 * ) u USING (run_id, seq, attempt)
 * JOIN task_runs USING (run_id, seq, attempt)
 * ```
 */
export const listTaskDetailRows = new PreparedQuery<IListTaskDetailRowsParams,IListTaskDetailRowsResult>(listTaskDetailRowsIR);


