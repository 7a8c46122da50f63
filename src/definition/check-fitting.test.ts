import { describe, expect, it } from "vitest";
import { parseJobDocument } from "./parse-job.ts";
import { errorsWith, jobWith, taskWith } from "../../test/support/strict-job.ts";

const group = "tasks: [{name: inner, run: x}]";

describe("cache", () => {
  it.each([
    [group, "Results of a group cannot be kept in a cache. Give `cache` to the tasks inside"],
    ["job: other", "Results of a sub-job cannot be kept in a cache. Remove `cache`."],
    ["approval: {message: go}", "Results of an approval cannot"],
    ["wait: 5s", "Results of a wait cannot"],
  ])("is refused for %s", (body, message) => {
    expect(errorsWith(body, "cache: {key: a}").join("\n")).toContain(`cache: ${message}`);
  });

  it("is that of each item of a for_each", () => {
    expect(taskWith("run: x", "for_each: [1]", "cache: {key: a}").cache).toMatchObject({
      key: "a",
    });
  });
});

describe("retry", () => {
  const warnings = (...lines: string[]): string =>
    parseJobDocument(jobWith(...lines))
      .warnings.map(({ path, message }) => `${path}: ${message}`)
      .join("\n");

  it.each([
    [group, "children_failed"],
    ["job: other", "child_run_failed"],
  ])("of %s is told that it needs the kind of its failure", (body, kind) => {
    expect(warnings(body, "retry: 2")).toContain(`tasks[1].retry: When`);
    expect(warnings(body, "retry: 2")).toContain(`kinds: [${kind}]`);
    expect(warnings(body, `retry: {max: 2, kinds: [${kind}]}`)).toBe("");
    expect(warnings("run: x", "retry: 2")).toBe("");
  });

  it("of a compensation that is a sub-job holds without naming it", () => {
    const { rollback } = taskWith("run: x", "rollback: {job: undo}");
    expect(rollback?.task.retry).toMatchObject({ max: 3 });
    expect(rollback?.task.retry.kinds).toContain("child_run_failed");
  });
});

describe("concurrency", () => {
  it.each([
    ["on_conflict: cancel_running", "concurrency.on_conflict: A task does not cancel others"],
    ["queue_order: latest", "concurrency.queue_order: Tasks get their slots in turn"],
  ])("of a task does not have %s, which is for whole runs", (rule, message) => {
    expect(errorsWith("run: x", `concurrency: {key: a, ${rule}}`).join("\n")).toContain(message);
    const job = `concurrency: {key: a, ${rule}}\n${jobWith("run: x")}`;
    expect(parseJobDocument(job).definition.concurrency).not.toBeNull();
  });
});
