import type { z } from "zod";
import type { JsonObject } from "../base/json.ts";
import type { TaskOutcome } from "../engine/outcome.ts";

/**
 * A builtin task type: one file in `builtin/`, found through `registry.ts`. It runs inside the worker process, so it must not
 * block the event loop and must stop promptly when `context.signal` aborts.
 */
export interface TaskType<Parameters = unknown> {
  /** The name used in `uses:` and `parameters.task_name`. */
  readonly name: string;
  /** One sentence for the reference and the editor. */
  readonly description: string;
  /** Schema of `parameters`, after references and secrets are filled in; every field carries `.describe()`. */
  readonly parameters: z.ZodType<Parameters>;
  /** Beginnings of parameter names accepted beside the schema's own, such as `header_`, each with its sentence. */
  readonly parameterPrefixes?: Readonly<Record<string, string>>;
  /** Runs one attempt. Expected failures are returned as outcomes; anything thrown is reported as kind `internal`. */
  run(parameters: Parameters, context: TaskContext): Promise<TaskOutcome>;
}

export interface TaskContext {
  /** Aborted on timeout, cancel or loss of the lease. */
  readonly signal: AbortSignal;
  /** One attempt's limit in milliseconds. */
  readonly timeoutMs: number;
  /** Writes lines to the task's log (masked, then stored); `text` may hold several lines. */
  log(stream: "stdout" | "stderr", text: string): void;
  /** Wall time of the worker, Unix milliseconds. */
  now(): number;
  readonly run: { id: string; jobName: string; triggeredBy: string };
  readonly task: { name: string; attempt: number };
  /** Outputs (text) of the tasks this one may read, by task name; absent for tasks without output. */
  readonly taskOutputs: Readonly<Record<string, string>>;
  /** Structured outputs of the same tasks. */
  readonly taskOutputValues: Readonly<Record<string, JsonObject>>;
}
