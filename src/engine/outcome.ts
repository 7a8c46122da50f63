import type { JsonObject } from "../base/json.ts";
import type { FailureKind } from "../definition/job-definition.ts";

/** Why an attempt failed; stored with the task run and shown to users. */
export interface TaskError {
  kind: FailureKind;
  /** One or more lines that say what happened, ready to show. */
  message: string;
  exit_code?: number;
  signal?: string;
  http_status?: number;
  /** The last lines of standard error, masked. */
  stderr_tail?: string;
}

/** What one attempt came to. A value, never an exception (style.md rule 17). */
export type TaskOutcome =
  | {
      status: "completed";
      output: string | null;
      outputs: JsonObject;
      exitCode?: number;
      /** Something in it failed and was let pass. */
      hasWarnings?: boolean;
    }
  | {
      status: "failed";
      error: TaskError;
      output?: string | null;
      outputs?: JsonObject;
      retryAfterMs?: number;
    }
  | { status: "timed_out"; error: TaskError; output?: string | null; outputs?: JsonObject }
  | { status: "cancelled"; error: TaskError; output?: string | null; outputs?: JsonObject }
  | { status: "skipped"; reason: "exit_code"; exitCode: number; output?: string | null };
