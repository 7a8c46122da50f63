/* Notes what an attempt used. Relies on the primary key of attempt_usage. */
/* @name saveUsageRow */
INSERT INTO attempt_usage (run_id, seq, attempt, project_id, cpu_ms, peak_memory_bytes, read_bytes, written_bytes)
VALUES (:runId!, :seq!, :attempt!, :projectId!, :cpuMs, :peakMemoryBytes, :readBytes, :writtenBytes)
ON CONFLICT (run_id, seq, attempt) DO NOTHING;
