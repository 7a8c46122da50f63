import type { TaskContext } from "../../src/tasks/task-type.ts";

/** A task's context that keeps what is logged; `stop` aborts the attempt as a worker does. */
export interface RecordingContext extends TaskContext {
  readonly lines: { stream: "stdout" | "stderr"; text: string }[];
  stop(reason: "timeout" | "cancel" | "lease_lost"): void;
}

/** Makes a context for running one builtin: run `run-1` of job `report`, at 2024-02-29T13:05:06.070Z. */
export function recordingContext(options: { timeoutMs?: number } = {}): RecordingContext {
  const controller = new AbortController();
  const lines: RecordingContext["lines"] = [];
  return {
    signal: controller.signal,
    timeoutMs: options.timeoutMs ?? 60_000,
    log: (stream, text) => void lines.push({ stream, text }),
    now: () => Date.UTC(2024, 1, 29, 13, 5, 6, 70),
    run: { id: "run-1", jobName: "report", triggeredBy: "test" },
    task: { name: "show", attempt: 2 },
    taskOutputs: {},
    taskOutputValues: {},
    lines,
    stop: (reason) => controller.abort(reason),
  };
}
