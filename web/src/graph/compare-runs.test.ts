import { describe, expect, it } from "vitest";
import { changeOf, comparedTasks, comparedValues } from "./compare-runs.ts";
import { RunSkeleton } from "./run-skeleton.ts";
import { testNode, testSkeleton, type TestTask } from "./test-skeleton.ts";

const nodes = [testNode("build"), testNode("each", { for_each: true }), testNode("new")];
const run = (tasks: readonly TestTask[]) => new RunSkeleton(testSkeleton(nodes, tasks));
const done = { state: "completed", attempt: 1 };

describe("the tasks of two runs", () => {
  const before = run([
    { seq: 0, node: 0, start: 0, end: 1_000, ...done },
    { seq: 1, node: 1, start: 0, end: 5_000, ...done },
    { seq: 2, node: 1, parent: 1, start: 0, end: 5_000, item: "a", ...done },
  ]);
  const now = run([
    { seq: 0, node: 0, start: 10, end: 4_010, ...done, attempt: 2 },
    { seq: 1, node: 1, start: 0, end: 5_100, ...done },
    { seq: 2, node: 1, parent: 1, start: 0, end: 9_000, item: "b", ...done },
    { seq: 3, node: 2, start: 0, end: 1, ...done },
  ]);

  it("stand side by side, what only one of them ran first, then what differs most, without items", () => {
    const compared = comparedTasks(before, now);
    expect(compared.map((task) => [task.name, changeOf(task)])).toEqual([
      ["new", null],
      ["build", 3_000],
      ["each", 100],
    ]);
    expect(compared[0]).toMatchObject({ before: null, now: { state: "completed", seq: 3 } });
    expect(compared[1]!.now).toMatchObject({ ms: 4_000, attempts: 2 });
  });

  it("have no duration if they were skipped or have not ended", () => {
    const [build] = comparedTasks(
      run([{ seq: 0, node: 0, state: "skipped", start: 0, end: 1 }]),
      run([{ seq: 0, node: 0, state: "running", start: 0 }]),
    );
    expect(build).toMatchObject({ before: { ms: null }, now: { ms: null, state: "running" } });
  });
});

describe("the values of two runs", () => {
  it("stand side by side, those that differ first, whatever the order of their keys", () => {
    expect(
      comparedValues({ a: { x: 1, y: 2 }, b: 1, gone: true }, { a: { y: 2, x: 1 }, b: 2 }),
    ).toEqual([
      { name: "b", before: 1, now: 2, isSame: false },
      { name: "gone", before: true, now: undefined, isSame: false },
      { name: "a", before: { x: 1, y: 2 }, now: { y: 2, x: 1 }, isSame: true },
    ]);
  });
});
