import { describe, expect, test } from "vitest";
import type { TaskRun } from "../../../web/src/api/resources.ts";
import { failuresOf, shownTasks } from "../../../web/src/status/shown-task.ts";

describe("tasks on the page", () => {
  test("tells an allowed failure from one that fails the run", () => {
    const tasks = shownTasks(
      run([
        task(0, "broken", "failed"),
        task(1, "slow", "timed_out"),
        task(2, "tolerated", "failed"),
        task(3, "tolerated_slow", "timed_out"),
        task(4, "tolerated_good", "completed"),
      ]),
      version(["tolerated", "tolerated_slow", "tolerated_good"]),
    );
    expect(tasks.map(({ shown }) => shown)).toEqual([
      "failed",
      "timed_out",
      "failed_allowed",
      "failed_allowed",
      "completed",
    ]);
  });

  test("takes every failure seriously while it does not know what is allowed", () => {
    const tasks = shownTasks(run([task(0, "tolerated", "failed")]), undefined);
    expect(failuresOf(tasks).map(({ name }) => name)).toEqual(["tolerated"]);
  });

  test("lists failures as they ended, without the allowed ones", () => {
    const tasks = shownTasks(
      run([
        task(0, "third", "failed", "2026-09-01T00:00:02.000Z"),
        task(1, "tolerated", "failed", "2026-09-01T00:00:00.000Z"),
        task(2, "first", "timed_out", "2026-09-01T00:00:01.000Z"),
        task(3, "fourth", "failed", "2026-09-01T00:00:02.000Z"),
        task(4, "good", "completed", "2026-09-01T00:00:00.000Z"),
      ]),
      version(["tolerated"]),
    );
    expect(failuresOf(tasks).map(({ name }) => name)).toEqual(["first", "third", "fourth"]);
  });
});

function run(task_runs: TaskRun[]): { task_runs: TaskRun[] } {
  return { task_runs };
}

function task(
  seq: number,
  name: string,
  status: TaskRun["status"],
  finished_at: string | null = null,
): TaskRun {
  // Only the fields that these functions read.
  return { seq, name, status, finished_at } as TaskRun;
}

function version(allowed: readonly string[]) {
  const tasks = ["broken", ...allowed].map((name) => ({
    name,
    config: { allow_failure: allowed.includes(name) },
  }));
  return { tasks };
}
