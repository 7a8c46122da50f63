import { describe, expect, test } from "vitest";
import type { Schemas } from "../../client/client.ts";
import { skipText, taskStatusText, wasExecuted } from "./task-words.ts";

const task = (fields: Partial<Schemas["TaskRun"]>): Schemas["TaskRun"] =>
  // Only what is read of it.
  ({
    status: "skipped",
    attempt: 1,
    skip_reason: null,
    failure_allowed: false,
    ...fields,
  }) as Schemas["TaskRun"];

describe("words for tasks", () => {
  test.each([
    ["upstream_failed", "because a task before it failed"],
    ["run_stopped", "because the run was stopped"],
    ["reason_of_a_newer_server", "because reason_of_a_newer_server"],
    [null, ""],
  ])("skipped for %s is shown as %j", (reason, text) => {
    expect(skipText(task({ skip_reason: reason }))).toBe(text);
  });

  test.each([
    ["disabled", false],
    ["condition", false],
    ["exit_code", true],
  ])("a task skipped for %s was executed: %s", (reason, executed) => {
    expect(wasExecuted(task({ skip_reason: reason }))).toBe(executed);
  });

  test("a failure that the job allows is marked", () => {
    expect(taskStatusText(task({ status: "failed", failure_allowed: true }))).toBe(
      "failed, allowed",
    );
    expect(taskStatusText(task({ status: "failed" }))).toBe("failed");
  });
});
