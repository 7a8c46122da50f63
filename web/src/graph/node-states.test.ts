import { describe, expect, it } from "vitest";
import { countsOfNode, nodeStates } from "./node-states.ts";
import { RunSkeleton } from "./run-skeleton.ts";
import { testNode, testSkeleton } from "./test-skeleton.ts";

describe("what a node of the plan came to", () => {
  it("opens the one that failed, of many that are inside of items", () => {
    const skeleton = new RunSkeleton(
      testSkeleton(
        [testNode("each", { for_each: true, kind: "group" }), testNode("build", { group: 0 })],
        [
          { seq: 0, node: 0 },
          { seq: 1, node: 0, parent: 0, item: "a" },
          { seq: 2, node: 0, parent: 0, item: "b" },
          { seq: 3, node: 1, parent: 1, state: "completed" },
          { seq: 4, node: 1, parent: 2, state: "failed" },
        ],
      ),
    );
    expect([...nodeStates(skeleton).rows]).toEqual([0, 4]);
  });

  it("is counted by items, not by the task that has them", () => {
    const skeleton = new RunSkeleton(
      testSkeleton(
        [testNode("each", { for_each: true }), testNode("report", { depends_on: [0] })],
        [
          { seq: 0, node: 0, state: "running" },
          { seq: 1, node: 1 },
          { seq: 2, node: 0, parent: 0, item: "a", state: "completed" },
          { seq: 3, node: 0, parent: 0, item: "b", state: "failed" },
          { seq: 4, node: 0, parent: 0, item: "c", state: "completed" },
        ],
      ),
    );
    const states = nodeStates(skeleton);
    expect(countsOfNode(skeleton, states, 0)).toEqual([
      { state: "completed", count: 2 },
      { state: "failed", count: 1 },
    ]);
    expect(countsOfNode(skeleton, states, 1)).toEqual([{ state: "pending", count: 1 }]);
    expect([...states.totals]).toEqual([3, 1]);
    expect([...states.rows]).toEqual([0, 1]);
  });
});
