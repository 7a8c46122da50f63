import { describe, expect, it } from "vitest";
import { longAfterMs, newsOf, notifyEventOf, type RunHistory } from "./run-news.ts";

const at = (seconds: number): Date => new Date(1_700_000_000_000 + seconds * 1_000);

const queued: RunHistory = {
  status: "queued",
  startedAt: null,
  finishedAt: null,
  allowedFailures: 0,
  previousStatus: null,
  startBy: null,
  finishBy: null,
  longAfterMs: null,
};
const running: RunHistory = { ...queued, status: "running", startedAt: at(10) };
const completed: RunHistory = { ...running, status: "completed", finishedAt: at(100) };

describe("newsOf", () => {
  it.each<[string, RunHistory, string[]]>([
    ["a run that waits for its start", queued, []],
    ["one that has started", running, ["started"]],
    ["one that waits", { ...running, status: "waiting" }, ["started", "waiting"]],
    ["one that completed", completed, ["started", "completed"]],
    ["warnings", { ...completed, allowedFailures: 1 }, ["started", "completed", "warnings"]],
    [
      "a recovery after a failure",
      { ...completed, previousStatus: "failed" },
      ["started", "completed", "recovered"],
    ],
    [
      "a recovery after a timeout",
      { ...completed, previousStatus: "timed_out" },
      ["started", "completed", "recovered"],
    ],
    [
      "no recovery after a cancel",
      { ...completed, previousStatus: "cancelled" },
      ["started", "completed"],
    ],
    [
      "no recovery by a failure",
      { ...completed, status: "failed", previousStatus: "failed" },
      ["started", "failed"],
    ],
    ["a skipped run", { ...queued, status: "skipped", finishedAt: at(1) }, []],
    ["a run cancelled before it started", { ...queued, status: "cancelled" }, ["cancelled"]],
  ])("tells of %s", (_what, run, expected) => {
    expect(newsOf(run, at(100))).toEqual(expected);
  });

  it("judges a service level by when it happened, not by when somebody looks", () => {
    const level = { startBy: at(10), finishBy: at(100) };
    expect(newsOf({ ...completed, ...level }, at(9_999))).toEqual(["started", "completed"]);
    expect(newsOf({ ...queued, ...level }, at(10))).toEqual([]);
    expect(newsOf({ ...queued, ...level }, at(11))).toEqual(["sla_missed:start"]);
    expect(newsOf({ ...running, ...level, startedAt: at(11) }, at(50))).toEqual([
      "sla_missed:start",
      "started",
    ]);
    expect(newsOf({ ...completed, ...level, finishedAt: at(101) }, at(101))).toEqual([
      "started",
      "sla_missed:finish",
      "completed",
    ]);
    expect(newsOf({ ...queued, ...level, status: "cancelled", finishedAt: at(5) }, at(50))).toEqual(
      ["cancelled"],
    );
  });

  it("calls long what takes longer than the time from which on it is", () => {
    const long = { ...running, longAfterMs: 60_000 };
    expect(newsOf(long, at(70))).toEqual(["started"]);
    expect(newsOf(long, at(71))).toEqual(["started", "long_running"]);
  });

  it("has one name for both service levels", () => {
    expect(notifyEventOf("sla_missed:start")).toBe("sla_missed");
    expect(notifyEventOf("completed")).toBe("completed");
  });
});

describe("longAfterMs", () => {
  it.each<[number[], number | null]>([
    [[], null],
    [[500_000, 500_000], null],
    [[1, 1, 1], 60_000],
    [[60_000, 120_000, 180_000], 240_000],
  ])("of %j is %j", (durations, expected) => {
    expect(longAfterMs(durations)).toBe(expected);
  });
});
