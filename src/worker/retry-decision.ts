/** Whether and when the failed attempt of a task run is followed by another (workflow-language.md §5.6). */
import { systemClock } from "../base/clock.ts";
import type { JsonObject } from "../base/json.ts";
import { ExpressionError } from "../definition/expression/expression-error.ts";
import type { TaskDefinition } from "../definition/job-definition.ts";
import { stepOf } from "../engine/expand.ts";
import type { TaskError } from "../engine/outcome.ts";
import { nextRetryDelayMs } from "../engine/retry.ts";
import type { ClaimedTask } from "../store/runs/claim-tasks.ts";
import type { JobVersion } from "../store/versions/job-version.ts";
import { conditionHolds, withRoots } from "./evaluate-task.ts";
import type { TaskFacts } from "./task-facts.ts";
import type { Ending } from "./ending.ts";
import { factsWithEnv } from "./task-values.ts";

/** What decides about another attempt beside the task and how the last one ended. */
export interface RetryFacts {
  claimed: ClaimedTask;
  version: JobVersion;
  /** Monotonic time at which this worker began with the attempt. */
  begunAt: number;
  /** What expressions of the task may read; null if the attempt ended before that was loaded. */
  facts: TaskFacts | null;
}

/** What an attempt comes to when retries have been considered; `delayMs` is null if it is the last one. */
export interface RetryDecision {
  ending: Ending;
  delayMs: number | null;
}

/** Decides about another attempt. A mistake in `retry.if` is what the task fails with. */
export function decideRetry(ending: Ending, retry: RetryFacts): RetryDecision {
  const task = retry.version.plan.nodes[retry.claimed.node]?.task;
  const hasFailed = ending.status === "failed" || ending.status === "timed_out";
  // The controller of a run has no task.
  if (task === undefined || !hasFailed) return { ending, delayMs: null };
  // Items and iterations are what is tried again, not the task run that waits for them.
  const step = stepOf(task, retry.claimed.layer);
  if (step === "items" || step === "iterations") return { ending, delayMs: null };
  try {
    return { ending, delayMs: retryDelay(task, ending, retry) };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { ending: undecided(ending.error, error), delayMs: null };
  }
}

function retryDelay(
  { retry: policy, exitCodes }: TaskDefinition,
  ending: Extract<Ending, { status: "failed" | "timed_out" }>,
  retry: RetryFacts,
): number | null {
  const { claimed, begunAt } = retry;
  return nextRetryDelayMs(
    policy,
    {
      error: ending.error,
      earlierFailures: claimed.failures,
      noRetryExitCodes: exitCodes.noRetry,
      elapsedMs: claimed.elapsedMs + (systemClock.monotonic() - begunAt),
      conditionHolds: () =>
        policy.condition === null || holds(policy.condition, ending.error, retry),
      ...("retryAfterMs" in ending && ending.retryAfterMs !== undefined
        ? { retryAfterMs: ending.retryAfterMs }
        : {}),
    },
    Math.random,
  );
}

function holds(condition: string, error: TaskError, { version, facts }: RetryFacts): boolean {
  // What fails before anything was loaded is no failure that is tried again.
  if (facts === null) return false;
  return conditionHolds(
    condition,
    withRoots(factsWithEnv(version, facts), { error: errorView(error) }),
  );
}

/** `error` of an expression. What a failure does not have is null: reading it must not be a mistake. */
function errorView({ kind, message, exit_code, signal, http_status }: TaskError): JsonObject {
  return {
    kind,
    message,
    exit_code: exit_code ?? null,
    signal: signal ?? null,
    http_status: http_status ?? null,
  };
}

function undecided(failure: TaskError, mistake: ExpressionError): Ending {
  const message = `\`retry.if\` could not be decided: ${mistake.message}\nThe attempt had failed: ${failure.message}`;
  return { status: "failed", error: { ...failure, kind: mistake.kind, message } };
}
