import { describe, expect, it } from "vitest";
import type { RetryPolicy } from "../definition/job-definition.ts";
import { neverRetriedKinds, nextRetryDelayMs, type FailedAttempt } from "./retry.ts";

const policy: RetryPolicy = {
  max: 6,
  delayMs: 10_000,
  backoff: "exponential",
  factor: 2,
  maxDelayMs: 300_000,
  jitter: "none",
  kinds: ["exit"],
  deadlineMs: null,
  condition: null,
};

const exit: FailedAttempt = {
  error: { kind: "exit", message: "" },
  earlierFailures: 0,
  noRetryExitCodes: [],
};

function delays(of: RetryPolicy, kind: "exit" | "validation" = "exit"): (number | null)[] {
  return Array.from({ length: 7 }, (_, earlierFailures) =>
    nextRetryDelayMs(
      of,
      { error: { kind, message: "", exit_code: 3 }, earlierFailures, noRetryExitCodes: [] },
      () => 0.5,
    ),
  );
}

describe("nextRetryDelayMs", () => {
  it("doubles from ten seconds up to the cap and gives up after the last re-try", () => {
    expect(delays(policy)).toEqual([10_000, 20_000, 40_000, 80_000, 160_000, 300_000, null]);
  });

  it("grows by the delay itself when linear and not at all when constant", () => {
    expect(delays({ ...policy, backoff: "linear" }).slice(0, 3)).toEqual([10_000, 20_000, 30_000]);
    expect(delays({ ...policy, backoff: "constant" }).slice(0, 2)).toEqual([10_000, 10_000]);
  });

  it("never retries a kind that the policy does not name, nor an excluded exit code", () => {
    expect(delays(policy, "validation")[0]).toBeNull();
    const failed = {
      error: { kind: "exit", message: "", exit_code: 3 } as const,
      earlierFailures: 0,
    };
    expect(nextRetryDelayMs(policy, { ...failed, noRetryExitCodes: [3] }, () => 0)).toBeNull();
  });

  it("waits at least as long as the failure asks for, within the cap", () => {
    const failed = { error: { kind: "exit", message: "" } as const, earlierFailures: 0 };
    const wait = (retryAfterMs: number): number | null =>
      nextRetryDelayMs(policy, { ...failed, noRetryExitCodes: [], retryAfterMs }, () => 0);
    expect([wait(25_000), wait(999_999)]).toEqual([25_000, 300_000]);
  });

  it("does not wait after the last attempt: without re-tries there is none, with one there is one", () => {
    expect(delays({ ...policy, max: 0 })[0]).toBeNull();
    expect(delays({ ...policy, max: 1 }).slice(0, 2)).toEqual([10_000, null]);
  });

  it.each([...neverRetriedKinds])("never retries %s, even if the policy names it", (kind) => {
    const failed = { ...exit, error: { kind, message: "" } };
    expect(nextRetryDelayMs({ ...policy, kinds: [kind] }, failed, () => 0)).toBeNull();
    expect(nextRetryDelayMs({ ...policy, kinds: ["exit"] }, exit, () => 0)).toBe(10_000);
  });

  it("gives up when the wait would end after the deadline, and not when it ends with it", () => {
    const wait = (elapsedMs: number): number | null =>
      nextRetryDelayMs({ ...policy, deadlineMs: 60_000 }, { ...exit, elapsedMs }, () => 0);
    expect([wait(0), wait(50_000), wait(50_001)]).toEqual([10_000, 10_000, null]);
  });

  it("counts what the failure asks for and the drawn jitter towards the deadline", () => {
    const limited = { ...policy, deadlineMs: 60_000 };
    const elapsedMs = 45_000;
    expect(nextRetryDelayMs(limited, { ...exit, elapsedMs, retryAfterMs: 15_001 }, () => 0)).toBe(
      null,
    );
    const jittered = { ...limited, jitter: "full" } as const;
    expect(nextRetryDelayMs(jittered, { ...exit, elapsedMs: 55_000 }, () => 0.5)).toBe(5_000);
    expect(nextRetryDelayMs(jittered, { ...exit, elapsedMs: 55_000 }, () => 0.6)).toBeNull();
  });

  it("gives up when the condition came to false", () => {
    const wait = (conditionHolds: boolean): number | null =>
      nextRetryDelayMs(policy, { ...exit, conditionHolds: () => conditionHolds }, () => 0);
    expect([wait(true), wait(false)]).toEqual([10_000, null]);
  });
});
