/** When a failed attempt is tried again (workflow-language.md §5.6). Pure: randomness is an argument. */
import type { FailureKind, RetryPolicy } from "../definition/job-definition.ts";
import type { TaskError } from "./outcome.ts";

/** Failures that another attempt cannot mend: they are final even if a policy names them. */
export const neverRetriedKinds: ReadonlySet<FailureKind> = new Set<FailureKind>([
  "validation",
  "expression_error",
  "expression_budget",
  "not_boolean",
  "output_invalid",
  "output_too_large",
  "secret_missing",
  "approval_rejected",
  "cancelled",
  "concurrency_deadlock",
]);

export interface FailedAttempt {
  error: TaskError;
  /** Failed attempts of this task run before this one. */
  earlierFailures: number;
  /** Exit codes that are never retried. */
  noRetryExitCodes: readonly number[];
  /** What the failure itself asks for, such as an HTTP Retry-After. */
  retryAfterMs?: number;
  /** Time since the first start of the task run, without queue and pause: what the policy's deadline counts. 0 if left out. */
  elapsedMs?: number;
  /** What the policy's condition comes to, asked only if all else allows another attempt; true if left out. */
  conditionHolds?: () => boolean;
}

/** Milliseconds until the next attempt, or null when the task run has failed for good. `random` is in [0, 1). */
export function nextRetryDelayMs(
  policy: RetryPolicy,
  failed: FailedAttempt,
  random: () => number,
): number | null {
  if (!mayRetry(policy, failed)) return null;
  const wait = waitMs(policy, failed, random);
  const { deadlineMs } = policy;
  if (deadlineMs !== null && (failed.elapsedMs ?? 0) + wait > deadlineMs) return null;
  return failed.conditionHolds?.() === false ? null : wait;
}

function mayRetry(policy: RetryPolicy, failed: FailedAttempt): boolean {
  const { kind, exit_code: exitCode } = failed.error;
  return (
    failed.earlierFailures < policy.max &&
    policy.kinds.includes(kind) &&
    !neverRetriedKinds.has(kind) &&
    !(exitCode !== undefined && failed.noRetryExitCodes.includes(exitCode))
  );
}

function waitMs(policy: RetryPolicy, failed: FailedAttempt, random: () => number): number {
  const capped = Math.min(backoffMs(policy, failed.earlierFailures + 1), policy.maxDelayMs);
  const wait = Math.max(withJitter(capped, policy.jitter, random), failed.retryAfterMs ?? 0);
  return Math.round(Math.min(policy.maxDelayMs, wait));
}

/** The delay before re-try `n` (1 for the first), before the cap and jitter. */
function backoffMs(policy: RetryPolicy, n: number): number {
  switch (policy.backoff) {
    case "constant":
      return policy.delayMs;
    case "linear":
      return policy.delayMs * n;
    case "exponential":
      return policy.delayMs * policy.factor ** (n - 1);
  }
}

/** none: c; full: U(0, c); equal: c/2 + U(0, c/2); p: c·(1 + U(−p, p)). */
function withJitter(c: number, jitter: RetryPolicy["jitter"], random: () => number): number {
  switch (jitter) {
    case "none":
      return c;
    case "full":
      return c * random();
    case "equal":
      return c / 2 + (c / 2) * random();
    default:
      return c * (1 + jitter * (2 * random() - 1));
  }
}
