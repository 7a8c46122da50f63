/** When a failed attempt is tried again (workflow-language.md §5.6). Pure: randomness is an argument. */
import type { RetryPolicy } from "../definition/job-definition.ts";
import type { TaskError } from "./outcome.ts";

export interface FailedAttempt {
  error: TaskError;
  /** Failed attempts of this task run before this one. */
  earlierFailures: number;
  /** Exit codes that are never retried. */
  noRetryExitCodes: readonly number[];
  /** What the failure itself asks for, such as an HTTP Retry-After. */
  retryAfterMs?: number;
}

/** Milliseconds until the next attempt, or null when the task run has failed for good. `random` is in [0, 1). */
export function nextRetryDelayMs(
  policy: RetryPolicy,
  failed: FailedAttempt,
  random: () => number,
): number | null {
  const n = failed.earlierFailures + 1;
  if (n > policy.max || !policy.kinds.includes(failed.error.kind)) return null;
  const exitCode = failed.error.exit_code;
  if (exitCode !== undefined && failed.noRetryExitCodes.includes(exitCode)) return null;
  const capped = Math.min(backoffMs(policy, n), policy.maxDelayMs);
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
