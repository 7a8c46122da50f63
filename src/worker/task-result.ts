import type { JsonObject, JsonValue } from "../base/json.ts";
import { TASK_LAYER } from "../engine/expand.ts";
import { edgeValue, type TaskRunStatus } from "../engine/states.ts";
import type { TaskDefinition } from "../definition/job-definition.ts";
import { outputMode, outputValue } from "../engine/task-output.ts";
import type { Masker } from "../secrets/masker.ts";
import type { ClaimedTask } from "../store/runs/claim-tasks.ts";
import { accountingOf } from "../store/runs/accounting.ts";
import type { TaskResult } from "../store/runs/settle-tasks.ts";
import type { JobVersion } from "../store/versions/job-version.ts";
import { storableText } from "./capture/storable-text.ts";
import type { Ending } from "./ending.ts";
import { decideRetry, type RetryFacts } from "./retry-decision.ts";

/**
 * What a step's result becomes in the database: the state, a retry if the policy allows one, and texts that are masked and that
 * PostgreSQL can hold.
 */
export function taskResult(ended: Ending, masker: Masker, retry: RetryFacts): TaskResult {
  const { claimed, version } = retry;
  const task = version.plan.nodes[claimed.node]?.task;
  const { ending: result, delayMs } = decideRetry(ended, retry);
  // Items and iterations answer to the task run that they belong to.
  const allowFailure = claimed.layer === TASK_LAYER && task?.allowFailure === true;
  const skipReason = result.status === "skipped" ? result.reason : null;
  const status: TaskRunStatus = delayMs === null ? result.status : "retrying";
  const hasFailed = result.status === "failed" || result.status === "timed_out";
  const { projectId, runId, seq, attempt } = claimed;
  const { scope, counted } = accountingOf(version.plan, claimed.scope);
  const { output, outputs, error } = storedValues(result, task, masker);
  // Field by field: spreading objects into this one took more time than everything else here.
  return {
    projectId,
    runId,
    seq,
    attempt,
    scope,
    counted,
    status: status as TaskResult["status"],
    attemptStatus: result.status,
    skipReason,
    cascades: result.status === "skipped" && "cascades" in result && result.cascades,
    value: edgeValue(result.status, skipReason, allowFailure),
    allowedFailure: (allowFailure && hasFailed) || hasWarnings(result),
    exitCode: exitCodeOf(result),
    output,
    outputs,
    error,
    delayMs,
    successors: delayMs === null ? version.successorSeqs(claimed) : [],
  };
}

/** The result of a task that was not handed back because its run is being stopped. Whatever depends on it has ended by then. */
export function cancelledResult(
  { runId, seq, attempt, scope }: Pick<ClaimedTask, "runId" | "seq" | "attempt" | "scope">,
  version: JobVersion,
): TaskResult {
  return {
    projectId: version.projectId,
    runId,
    seq,
    attempt,
    ...accountingOf(version.plan, scope),
    status: "cancelled",
    attemptStatus: "cancelled",
    skipReason: null,
    cascades: false,
    value: edgeValue("cancelled", null, false),
    allowedFailure: false,
    exitCode: null,
    output: null,
    outputs: null,
    error: {
      kind: "cancelled",
      message: "The run was stopped before the worker could run this task to its end.",
    },
    delayMs: null,
    successors: [],
  };
}

function storedValues(
  ending: Ending,
  task: TaskDefinition | undefined,
  masker: Masker,
): Pick<TaskResult, "output" | "outputs" | "error"> {
  const error = "error" in ending ? ending.error : null;
  return {
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
  };
}

function hasWarnings(ending: Ending): boolean {
  return ending.status === "completed" && ending.hasWarnings === true;
}

function exitCodeOf(ending: Ending): number | null {
  if ("error" in ending) return ending.error.exit_code ?? null;
  return "exitCode" in ending ? (ending.exitCode ?? null) : null;
}

/** Masking the text of JSON could break it: a secret may be a number in it, or be spelt with escapes. */
function maskedOutput(
  text: string | null,
  task: TaskDefinition | undefined,
  masker: Masker,
): string | null {
  if (text === null) return null;
  const mode = task === undefined ? "text" : outputMode(task);
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
