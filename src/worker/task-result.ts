import type { JsonObject, JsonValue } from "../base/json.ts";
import type { TaskDefinition } from "../definition/job-definition.ts";
import type { TaskOutcome } from "../engine/outcome.ts";
import { outputValue } from "../engine/task-output.ts";
import { nextRetryDelayMs } from "../engine/retry.ts";
import { edgeValue, type SkipReason, type TaskRunStatus } from "../engine/states.ts";
import type { Masker } from "../secrets/masker.ts";
import type { ClaimedTask } from "../store/runs/claim-tasks.ts";
import type { TaskResult } from "../store/runs/settle-tasks.ts";
import { storableText } from "./capture/storable-text.ts";

/** A skip decided before anything ran, or an outcome. */
export type Ending = TaskOutcome | { status: "skipped"; reason: SkipReason; cascades: boolean };

/**
 * What an ending becomes in the database: the state, a retry if the policy allows one, and texts that are masked and that PostgreSQL
 * can hold.
 */
export function taskResult(
  claimed: ClaimedTask,
  task: TaskDefinition,
  successors: readonly number[],
  ending: Ending,
  masker: Masker,
): TaskResult {
  const skipReason = ending.status === "skipped" ? ending.reason : null;
  const retryDelayMs = retryDelay(claimed, task, ending);
  const status: TaskRunStatus = retryDelayMs === null ? ending.status : "retrying";
  const error = "error" in ending ? ending.error : null;
  return {
    projectId: claimed.projectId,
    runId: claimed.runId,
    seq: claimed.seq,
    attempt: claimed.attempt,
    status: status as TaskResult["status"],
    attemptStatus: ending.status,
    skipReason,
    cascades: ending.status === "skipped" && "cascades" in ending && ending.cascades,
    value: edgeValue(ending.status, skipReason, task.allowFailure),
    allowedFailure:
      task.allowFailure && (ending.status === "failed" || ending.status === "timed_out"),
    exitCode: exitCodeOf(ending),
    output: "output" in ending ? maskedOutput(ending.output ?? null, task, masker) : null,
    outputs:
      "outputs" in ending && ending.outputs !== undefined
        ? (storable(masker.maskJson(ending.outputs)) as JsonObject)
        : null,
    error:
      error === null
        ? null
        : // maskJson keeps the shape of what it is given.
          (storable(masker.maskJson({ ...error })) as unknown as typeof error),
    retryDelayMs,
    successors: retryDelayMs === null ? successors : [],
  };
}

/** The result of a task that was not handed back because its run is being stopped. Whatever depends on it has ended by then. */
export function cancelledResult(claimed: ClaimedTask): TaskResult {
  const { projectId, runId, seq, attempt } = claimed;
  return {
    projectId,
    runId,
    seq,
    attempt,
    status: "cancelled",
    attemptStatus: "cancelled",
    skipReason: null,
    cascades: false,
    value: edgeValue("cancelled", null, false),
    allowedFailure: false,
    exitCode: null,
    output: null,
    outputs: null,
    error: { kind: "cancelled", message: "The run was stopped while the worker shut down." },
    retryDelayMs: null,
    successors: [],
  };
}

function retryDelay(claimed: ClaimedTask, task: TaskDefinition, ending: Ending): number | null {
  if (ending.status !== "failed" && ending.status !== "timed_out") return null;
  return nextRetryDelayMs(
    task.retry,
    {
      error: ending.error,
      earlierFailures: claimed.failures,
      noRetryExitCodes: task.exitCodes.noRetry,
      ...("retryAfterMs" in ending && ending.retryAfterMs !== undefined
        ? { retryAfterMs: ending.retryAfterMs }
        : {}),
    },
    Math.random,
  );
}

function exitCodeOf(ending: Ending): number | null {
  if ("error" in ending) return ending.error.exit_code ?? null;
  return "exitCode" in ending ? (ending.exitCode ?? null) : null;
}

/** Masking the text of JSON could break it: a secret may be a number in it, or be spelt with escapes. */
function maskedOutput(
  text: string | null,
  { output: { mode } }: TaskDefinition,
  masker: Masker,
): string | null {
  if (text === null) return null;
  if (mode !== "json" && mode !== "lines") return storableText(masker.maskText(text));
  return JSON.stringify(storable(masker.maskJson(outputValue(text, mode))));
}

/** The value with every text and key in a form that jsonb can hold. */
function storable(value: JsonValue): JsonValue {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [storableText(key), storable(item)]),
  );
}
