import { describe, expect, it } from "vitest";
import {
  edgeValue,
  isTerminalRun,
  isTerminalTask,
  jobRunStatuses,
  runResult,
  taskRunStatuses,
} from "./states.ts";

describe("states", () => {
  it("has exactly the terminal states of the language", () => {
    expect(taskRunStatuses.filter(isTerminalTask)).toEqual([
      "completed",
      "failed",
      "timed_out",
      "cancelled",
      "skipped",
    ]);
    expect(jobRunStatuses.filter(isTerminalRun)).toEqual([
      "completed",
      "failed",
      "cancelled",
      "timed_out",
      "skipped",
    ]);
  });

  it("lets cancel win over the run clock, and the run clock over bad tasks", () => {
    const run = { cancelRequested: true, timedOut: true, badTasks: 1 };
    expect(runResult(run)).toBe("cancelled");
    expect(runResult({ ...run, cancelRequested: false })).toBe("timed_out");
    expect(runResult({ cancelRequested: false, timedOut: false, badTasks: 1 })).toBe("failed");
    expect(runResult({ cancelRequested: false, timedOut: false, badTasks: 0 })).toBe("completed");
  });

  it("counts an allowed failure as good and a skip by its reason", () => {
    expect(edgeValue("failed", null, true)).toBe("good");
    expect(edgeValue("failed", null, false)).toBe("bad");
    expect(edgeValue("skipped", "disabled", false)).toBe("neutral");
    expect(edgeValue("skipped", "upstream_failed", false)).toBe("bad");
  });
});
