/** When a whole run is tried again (workflow-language.md §3, job key `retry`). Pure: the caller has read the run. */
import type { JsonObject } from "../base/json.ts";
import { ExpressionError } from "../definition/expression/expression-error.ts";
import { evaluateCondition } from "../definition/expression/evaluate.ts";
import type { RunRetry } from "../definition/job-definition.ts";
import { conditionOf } from "../definition/task-expressions.ts";
import type { TaskError } from "./outcome.ts";
import { nextRetryDelayMs } from "./retry.ts";

/** A run that did not succeed. */
export interface FailedRun {
  /** Why it did not, the first cause first: what failed in it, or its timeout. */
  errors: readonly TaskError[];
  retriesLeft: number;
  /** What its condition may read beside `error`. */
  roots: JsonObject;
  /** From its first start to its end. */
  elapsedMs: number;
  nowMs: number;
}

/** Milliseconds from the end of the attempt to the next one, or null if there is none: every cause must be one that is tried again. */
export function runRetryDelayMs(
  policy: RunRetry,
  run: FailedRun,
  random: () => number,
): number | null {
  const { errors, retriesLeft, elapsedMs } = run;
  const [first] = errors;
  if (first === undefined || retriesLeft <= 0) return null;
  if (!errors.every((error) => policy.kinds.includes(error.kind))) return null;
  if (policy.condition !== null && !holds(policy.condition, first, run)) return null;
  const earlierFailures = policy.max - retriesLeft;
  const delayMs = nextRetryDelayMs(
    policy,
    { error: first, earlierFailures, noRetryExitCodes: [] },
    random,
  );
  const isTooLate =
    delayMs !== null && policy.deadlineMs !== null && elapsedMs + delayMs > policy.deadlineMs;
  return isTooLate ? null : delayMs;
}

/** A condition that cannot be evaluated does not hold: nothing is left that could fail because of it. */
function holds(condition: string, error: TaskError, run: FailedRun): boolean {
  const roots: JsonObject = { ...run.roots, error: { ...error } };
  try {
    return evaluateCondition(conditionOf(condition, Object.keys(roots)), {
      roots,
      nowMs: run.nowMs,
    });
  } catch (thrown) {
    if (thrown instanceof ExpressionError) return false;
    throw thrown;
  }
}
