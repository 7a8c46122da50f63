import { describe, expect, it } from "vitest";
import { RunSkeleton } from "./run-skeleton.ts";
import { testColumns, testNode, testSkeleton } from "./test-skeleton.ts";

const nodes = [testNode("fetch"), testNode("regions", { for_each: true })];

function twoTasks(): RunSkeleton {
  return new RunSkeleton(
    testSkeleton(nodes, [
      { seq: 0, node: 0, state: "running", start: 5 },
      { seq: 1, node: 1 },
    ]),
  );
}

describe("a run's skeleton", () => {
  it("takes over what changed and keeps the rest", () => {
    const skeleton = twoTasks();
    const tasks = testColumns([{ seq: 0, node: 0, state: "completed", start: 5, end: 9 }]);
    expect(skeleton.apply({ rev: 2, tasks })).toBe(true);
    expect([skeleton.state(0), skeleton.end(0), skeleton.state(1)]).toEqual([
      "completed",
      9,
      "pending",
    ]);
    expect(skeleton.version).toBe(1);
  });

  it("adds items below the task that expanded into them, in the order of the job", () => {
    const skeleton = twoTasks();
    const late = testColumns([{ seq: 11, node: 1, parent: 1, item: "us" }]);
    const early = testColumns([{ seq: 10, node: 1, parent: 1, item: "eu" }]);
    skeleton.apply({ rev: 2, tasks: late });
    skeleton.apply({ rev: 3, tasks: early });
    expect(skeleton.childrenOf(1).map((row) => skeleton.name(row))).toEqual([
      "regions[eu]",
      "regions[us]",
    ]);
    expect(skeleton.rowOf(11)).toBe(2);
    expect(skeleton.pathOf(2)).toEqual(["regions", "regions[us]"]);
    skeleton.apply({ rev: 4, tasks: testColumns([{ seq: 12, node: 0, parent: 11 }]) });
    expect([skeleton.label(4), skeleton.label(0)]).toEqual(["us / fetch", "fetch"]);
  });

  it("ignores a change that it knows already", () => {
    const skeleton = twoTasks();
    const tasks = testColumns([{ seq: 0, node: 0, state: "failed" }]);
    expect(skeleton.apply({ rev: 1, tasks })).toBe(false);
    expect([skeleton.state(0), skeleton.version]).toEqual(["running", 0]);
  });

  it("grows beyond the number of task runs it started with", () => {
    const skeleton = twoTasks();
    const many = Array.from({ length: 5_000 }, (_, index) => ({
      seq: 100 + index,
      node: 1,
      parent: 1,
      item: String(index),
    }));
    skeleton.apply({ rev: 2, tasks: testColumns(many) });
    expect(skeleton.size).toBe(5_002);
    expect(skeleton.seq(5_001)).toBe(5_099);
    expect(skeleton.start(0)).toBe(5);
  });

  it("uses names that differ from those of the plan", () => {
    const answer = testSkeleton(nodes, [{ seq: 0, node: 0 }]);
    const skeleton = new RunSkeleton({
      ...answer,
      tasks: { ...answer.tasks, names: { "0": "undo fetch" } },
    });
    expect(skeleton.name(0)).toBe("undo fetch");
  });
});
