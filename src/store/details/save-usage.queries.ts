/** Types generated for queries found in "src/store/details/save-usage.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'SaveUsageRow' parameters type */
export interface ISaveUsageRowParams {
  attempt: number;
  cpuMs?: number | null | void;
  peakMemoryBytes?: number | null | void;
  projectId: string;
  readBytes?: number | null | void;
  runId: string;
  seq: number;
  writtenBytes?: number | null | void;
}

/** 'SaveUsageRow' return type */
export type ISaveUsageRowResult = void;

/** 'SaveUsageRow' query type */
export interface ISaveUsageRowQuery {
  params: ISaveUsageRowParams;
  result: ISaveUsageRowResult;
}

const saveUsageRowIR: any = {"usedParamSet":{"runId":true,"seq":true,"attempt":true,"projectId":true,"cpuMs":true,"peakMemoryBytes":true,"readBytes":true,"writtenBytes":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":123,"b":129}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":132,"b":136}]},{"name":"attempt","required":true,"transform":{"type":"scalar"},"locs":[{"a":139,"b":147}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":150,"b":160}]},{"name":"cpuMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":163,"b":168}]},{"name":"peakMemoryBytes","required":false,"transform":{"type":"scalar"},"locs":[{"a":171,"b":186}]},{"name":"readBytes","required":false,"transform":{"type":"scalar"},"locs":[{"a":189,"b":198}]},{"name":"writtenBytes","required":false,"transform":{"type":"scalar"},"locs":[{"a":201,"b":213}]}],"statement":"INSERT INTO attempt_usage (run_id, seq, attempt, project_id, cpu_ms, peak_memory_bytes, read_bytes, written_bytes)\nVALUES (:runId!, :seq!, :attempt!, :projectId!, :cpuMs, :peakMemoryBytes, :readBytes, :writtenBytes)\nON CONFLICT (run_id, seq, attempt) DO NOTHING"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO attempt_usage (run_id, seq, attempt, project_id, cpu_ms, peak_memory_bytes, read_bytes, written_bytes)
 * VALUES (:runId!, :seq!, :attempt!, :projectId!, :cpuMs, :peakMemoryBytes, :readBytes, :writtenBytes)
 * ON CONFLICT (run_id, seq, attempt) DO NOTHING
 * ```
 */
export const saveUsageRow = new PreparedQuery<ISaveUsageRowParams,ISaveUsageRowResult>(saveUsageRowIR);


