/**
 * Owns the frame around every builtin: check the parameters, run, turn whatever happens into an outcome. It never throws.
 * It does not enforce the time limit: who aborts the signal says why, and the type stops by itself.
 */
import type { z } from "zod";
import { formatDuration } from "../base/duration.ts";
import { messageOf } from "../base/errors.ts";
import type { JsonObject } from "../base/json.ts";
import type { TaskOutcome } from "../engine/outcome.ts";
import { isSchemaParameter, unknownParameterWarnings } from "./known-parameters.ts";
import type { TaskContext, TaskType } from "./task-type.ts";

/** Why a worker aborts the signal of an attempt; the abort's `reason`. */
export type StopReason = "timeout" | "cancel" | "lease_lost";

/** Runs one attempt of a task type with the parameters of the job document, references and secrets filled in. */
export async function runTaskType<Parameters>(
  type: TaskType<Parameters>,
  rawParameters: JsonObject,
  context: TaskContext,
): Promise<TaskOutcome> {
  if (context.signal.aborted) return stoppedOutcome(context);
  for (const warning of unknownParameterWarnings(type, rawParameters)) {
    context.log("stderr", `warning: ${warning}`);
  }
  const parsed = type.parameters.safeParse(withoutNulls(type, rawParameters));
  if (!parsed.success) return invalidParameters(type.name, parsed.error.issues);
  try {
    const outcome = await type.run(parsed.data, context);
    return outcome.status === "failed" && context.signal.aborted
      ? stoppedOutcome(context, outcome)
      : outcome;
  } catch (error) {
    if (context.signal.aborted) return stoppedOutcome(context);
    return {
      status: "failed",
      error: { kind: "internal", message: `${type.name} failed unexpectedly: ${messageOf(error)}` },
    };
  }
}

/** A parameter that is null counts as absent; under a prefix null is a value like any other. */
function withoutNulls(type: TaskType, parameters: JsonObject): JsonObject {
  if (!Object.values(parameters).includes(null)) return parameters;
  return Object.fromEntries(
    Object.entries(parameters).filter(
      ([name, value]) => value !== null || !isSchemaParameter(type, name),
    ),
  );
}

/** Lists every bad parameter, so that an author needs one round to mend them all. Values are left out: some are secrets. */
function invalidParameters(typeName: string, issues: readonly z.core.$ZodIssue[]): TaskOutcome {
  const lines = issues.map((issue) => {
    const path = issue.path.map(String).join(".");
    return path === "" ? issue.message : `${path}: ${issue.message}`;
  });
  const message =
    lines.length === 1
      ? `${typeName}: parameter ${lines[0]}`
      : `${typeName}: ${lines.length} parameters are not valid:\n${lines.map((line) => `  ${line}`).join("\n")}`;
  return { status: "failed", error: { kind: "validation", message } };
}

/** The outcome of an attempt that was stopped from outside; partial output is kept. */
function stoppedOutcome(
  context: TaskContext,
  partial?: { output?: string | null; outputs?: JsonObject },
): TaskOutcome {
  const kept = {
    ...(partial?.output === undefined ? {} : { output: partial.output }),
    ...(partial?.outputs === undefined ? {} : { outputs: partial.outputs }),
  };
  switch (context.signal.reason) {
    case "timeout": {
      const message = `The task exceeded its timeout of ${formatDuration(context.timeoutMs)}.`;
      return { status: "timed_out", error: { kind: "timeout", message }, ...kept };
    }
    case "lease_lost": {
      const message = "The worker lost its lease on this task.";
      return { status: "cancelled", error: { kind: "worker_lost", message }, ...kept };
    }
    default:
      return {
        status: "cancelled",
        error: { kind: "cancelled", message: "The task was cancelled." },
        ...kept,
      };
  }
}
