import { describe, expect, it } from "vitest";
import type { RetryPolicy } from "../definition/job-definition.ts";
import { nextRetryDelayMs } from "./retry.ts";

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
});
