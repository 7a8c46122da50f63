/** Types generated for queries found in "src/store/runs/reuse-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

/** 'ReuseTaskRows' parameters type */
export interface IReuseTaskRowsParams {
  rerunOf: string;
  runId: string;
  seqs: numberArray;
  sources: numberArray;
}

/** 'ReuseTaskRows' return type */
export type IReuseTaskRowsResult = void;

/** 'ReuseTaskRows' query type */
export interface IReuseTaskRowsQuery {
  params: IReuseTaskRowsParams;
  result: IReuseTaskRowsResult;
}

const reuseTaskRowsIR: any = {"usedParamSet":{"seqs":true,"sources":true,"rerunOf":true,"runId":true},"params":[{"name":"seqs","required":true,"transform":{"type":"scalar"},"locs":[{"a":233,"b":238}]},{"name":"sources","required":true,"transform":{"type":"scalar"},"locs":[{"a":248,"b":256}]},{"name":"rerunOf","required":true,"transform":{"type":"scalar"},"locs":[{"a":321,"b":329}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":374,"b":380}]}],"statement":"UPDATE task_runs t\nSET\n  status = 'completed',\n  open_deps = 0,\n  queued_at = NULL,\n  started_at = now(),\n  finished_at = now(),\n  exit_code = o.exit_code,\n  output = o.output,\n  outputs = o.outputs,\n  ended_by = 'reuse'\nFROM unnest(:seqs!::int[], :sources!::int[]) AS reused (seq, source)\nJOIN task_runs o ON o.run_id = :rerunOf! AND o.seq = reused.source\nWHERE t.run_id = :runId!\n  AND t.seq = reused.seq"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE task_runs t
 * SET
 *   status = 'completed',
 *   open_deps = 0,
 *   queued_at = NULL,
 *   started_at = now(),
 *   finished_at = now(),
 *   exit_code = o.exit_code,
 *   output = o.output,
 *   outputs = o.outputs,
 *   ended_by = 'reuse'
 * FROM unnest(:seqs!::int[], :sources!::int[]) AS reused (seq, source)
 * JOIN task_runs o ON o.run_id = :rerunOf! AND o.seq = reused.source
 * WHERE t.run_id = :runId!
 *   AND t.seq = reused.seq
 * ```
 */
export const reuseTaskRows = new PreparedQuery<IReuseTaskRowsParams,IReuseTaskRowsResult>(reuseTaskRowsIR);


