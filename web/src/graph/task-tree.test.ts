import { describe, expect, it } from "vitest";
import { RunSkeleton } from "./run-skeleton.ts";
import {
  ancestorsOf,
  countFailures,
  countStates,
  firstFailure,
  treeRows,
  type TreeView,
} from "./task-tree.ts";
import { testNode, testSkeleton } from "./test-skeleton.ts";

const nodes = [
  testNode("fetch"),
  testNode("regions", { for_each: true, kind: "group", depends_on: [0] }),
  testNode("build", { group: 1 }),
  testNode("report", { depends_on: [1] }),
];

/** fetch, regions with the items eu and us that build something, report. The build of us failed. */
function regionsRun(): RunSkeleton {
  return new RunSkeleton(
    testSkeleton(nodes, [
      { seq: 0, node: 0, state: "completed", end: 10 },
      { seq: 1, node: 1, state: "failed", end: 90 },
      { seq: 3, node: 3, state: "skipped", end: 91 },
      { seq: 10, node: 1, parent: 1, item: "eu", state: "completed", end: 70 },
      { seq: 11, node: 1, parent: 1, item: "us", state: "failed", end: 80 },
      { seq: 12, node: 2, parent: 10, state: "completed", end: 60 },
      { seq: 13, node: 2, parent: 11, state: "failed", end: 75 },
    ]),
  );
}

const everything: TreeView = {
  unfolded: new Set(),
  text: "",
  states: new Set(),
  failedFirst: false,
};

function shown(skeleton: RunSkeleton, view: Partial<TreeView>): string[] {
  const rows = treeRows(skeleton, { ...everything, ...view });
  return [...rows.rows].map((row, index) => "  ".repeat(rows.depths[index]!) + skeleton.name(row));
}

describe("the task list", () => {
  it("shows the top only until something is unfolded", () => {
    expect(shown(regionsRun(), {})).toEqual(["fetch", "regions", "report"]);
  });

  it("shows items below what they are items of", () => {
    expect(shown(regionsRun(), { unfolded: new Set([1, 11]) })).toEqual([
      "fetch",
      "regions",
      "  regions[eu]",
      "  regions[us]",
      "    build",
      "report",
    ]);
  });

  it("puts what failed, or has a failure inside, before its siblings", () => {
    expect(shown(regionsRun(), { failedFirst: true, unfolded: new Set([1]) })).toEqual([
      "regions",
      "  regions[us]",
      "  regions[eu]",
      "fetch",
      "report",
    ]);
  });

  it("finds task runs that are folded away, by text and by state", () => {
    expect(shown(regionsRun(), { text: " BUILD " })).toEqual(["build", "build"]);
    expect(shown(regionsRun(), { states: new Set(["failed"]) })).toEqual([
      "regions",
      "regions[us]",
      "build",
    ]);
    expect(shown(regionsRun(), { text: "us", states: new Set(["completed"]) })).toEqual([]);
  });

  it("shows what a controller expanded in the controller's place", () => {
    const skeleton = new RunSkeleton(
      testSkeleton(nodes, [
        { seq: 0, node: 0 },
        { seq: 5, node: -1 },
        { seq: 6, node: 3, parent: 5 },
      ]),
    );
    expect(shown(skeleton, {})).toEqual(["fetch", "report"]);
    expect(shown(skeleton, { text: "run" })).toEqual([]);
  });

  it("names the innermost task run that failed first", () => {
    const skeleton = regionsRun();
    expect(skeleton.pathOf(firstFailure(skeleton)!)).toEqual(["regions", "regions[us]", "build"]);
    expect(ancestorsOf(skeleton, firstFailure(skeleton)!)).toEqual([11, 1]);
    expect(countFailures(skeleton)).toBe(1);
  });

  it("does not blame a task that may fail", () => {
    const allowed = [testNode("probe", { allow_failure: true }), testNode("build")];
    const skeleton = new RunSkeleton(
      testSkeleton(allowed, [
        { seq: 0, node: 0, state: "failed", end: 10 },
        { seq: 1, node: 1, state: "failed", end: 20 },
      ]),
    );
    expect(skeleton.shownState(0)).toBe("failed_allowed");
    expect(firstFailure(skeleton)).toBe(1);
  });

  it("counts the states of items", () => {
    const skeleton = regionsRun();
    const counts = countStates(skeleton, skeleton.childrenOf(1));
    expect(skeleton.states.map((state, index) => [state, counts[index]])).toContainEqual([
      "failed",
      1,
    ]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
  });
});
