import { expect, it } from "vitest";
import { attemptViolations, shownAttempt } from "../../chaos/check/attempts.ts";
import type { RunHistory, TaskRow } from "../../chaos/check/history.ts";
import { attemptRows, eventRows, runHistory, taskRow } from "./history-of.ts";

/** A run of one task: its row, its events and its attempts. */
function history(events: string[], attempts: string[], task: Partial<TaskRow> = {}): RunHistory {
  return runHistory({
    tasks: [taskRow(0, task)],
    events: eventRows(...events),
    attempts: attemptRows(...attempts),
  });
}

it("finds nothing wrong with a task that is lost, tried again, waits and completes", () => {
  const told = history(
    [
      "0 claimed 1",
      "0 lost 1",
      "0 claimed 2 other",
      "0 retrying 2 other",
      "0 claimed 3",
      "0 expanded 3",
      "0 claimed 4 other",
      "0 completed 4 other",
    ],
    ["0 1 lost", "0 2 failed", "0 4 completed"],
    { attempt: 4, lost: 1 },
  );
  expect(attemptViolations(told)).toEqual([]);
  expect(shownAttempt(told, told.tasks[0]!)).toBe(3);
});

it("finds nothing wrong with a task that was stopped before anyone held it", () => {
  const stopped = { status: "skipped", skipReason: "run_stopped", attempt: 0 };
  expect(attemptViolations(history(["0 skipped 0 nobody"], [], stopped))).toEqual([]);
});

it.each<[string, string[], string[], Partial<TaskRow>, string]>([
  [
    "two leases at a time",
    ["0 claimed 1", "0 claimed 2 other", "0 completed 2 other"],
    ["0 2 completed"],
    { attempt: 2 },
    "attempt 2 was claimed while 1 was held",
  ],
  [
    "an attempt that was left out",
    ["0 claimed 2", "0 completed 2"],
    ["0 2 completed"],
    { attempt: 2 },
    "attempt 2 was claimed after 0",
  ],
  [
    "a result of a dead worker",
    ["0 claimed 1", "0 lost 1", "0 claimed 2 other", "0 completed 1"],
    ["0 1 lost", "0 2 completed"],
    { attempt: 2, lost: 1 },
    "task_completed of attempt 1 by someone who does not hold it",
  ],
  [
    "a result that nobody worked for",
    ["0 completed 1"],
    ["0 1 completed"],
    { attempt: 0 },
    "task_completed of attempt 1 by someone who does not hold it",
  ],
  [
    "two ends",
    ["0 claimed 1", "0 completed 1", "0 failed 1"],
    ["0 1 completed"],
    {},
    "task_failed after it had ended (task_completed)",
  ],
  [
    "two completed attempts",
    ["0 claimed 1", "0 retrying 1", "0 claimed 2", "0 completed 2"],
    ["0 1 completed", "0 2 completed"],
    { attempt: 2 },
    "it is completed and has 2 completed attempts",
  ],
  [
    "a state that its history does not tell",
    ["0 claimed 1", "0 failed 1"],
    ["0 1 completed"],
    {},
    "it is completed, but its history says task_failed",
  ],
  ["a task that never ended", ["0 claimed 1"], [], { status: "running" }, "it never ended"],
  [
    "losses that were not counted",
    ["0 claimed 1", "0 lost 1", "0 claimed 2", "0 lost 2", "0 claimed 3", "0 completed 3"],
    ["0 1 lost", "0 2 lost", "0 3 completed"],
    { attempt: 3 },
    "it counts 0 losses and has 2 lost attempts",
  ],
])("finds %s", (_, events, attempts, task, sentence) => {
  expect(attemptViolations(history(events, attempts, task))).toContain(
    `task run 0 (t0): ${sentence}`,
  );
});
