import { describe, expect, it } from "vitest";
import type { TaskRunStatus } from "../../../engine/states.ts";
import type { TaskColumns } from "../../../store/runs/graph/run-graph.ts";
import { RunRows } from "./run-rows.ts";

interface Given {
  seq: number;
  node: number;
  parent?: number;
  state?: TaskRunStatus;
}

function columnsOf(tasks: Given[]): TaskColumns {
  return {
    seqs: tasks.map(({ seq }) => seq),
    nodes: tasks.map(({ node }) => node),
    names: tasks.map(({ node }) => `task-${node}`),
    parents: tasks.map(({ parent = -1 }) => parent),
    states: tasks.map(({ state = "pending" }) => state),
    items: tasks.map(() => null),
    attempts: tasks.map(() => 0),
    queued: tasks.map(() => null),
    started: tasks.map(() => null),
    ended: tasks.map(() => null),
  };
}

const chain = [
  { seq: 0, node: 0 },
  { seq: 1, node: 1 },
  { seq: 2, node: 2 },
];

describe("the rows of a run", () => {
  it("tell what is new and what differs, and make columns of it", () => {
    const rows = new RunRows();
    expect([...rows.merge(columnsOf(chain))]).toEqual([0, 1, 2]);
    const newer = columnsOf([
      { seq: 0, node: 0 },
      { seq: 1, node: 1, state: "queued" },
      { seq: 3, node: 0, parent: 1 },
    ]);
    const changed = rows.merge(newer);
    expect([...changed]).toEqual([1, 3]);
    expect(rows.columns(changed)).toMatchObject({
      seqs: [1, 3],
      parents: [-1, 1],
      states: ["queued", "pending"],
    });
    expect(rows.lastSeq).toBe(3);
  });

  it("know what a change of a task run may change, inside of an expansion, too", () => {
    const rows = new RunRows();
    rows.merge(
      columnsOf([...chain, { seq: 3, node: 1, parent: 0 }, { seq: 4, node: 2, parent: 0 }]),
    );
    const successors = [[1], [2], []];
    expect([...rows.affectedBy([0], successors)].sort()).toEqual([0, 1]);
    expect([...rows.affectedBy([3], successors)].sort()).toEqual([0, 3, 4]);
    // What has the place of a successor but another node is none.
    expect([...rows.affectedBy([2], [[], [], [1]])].sort()).toEqual([1, 2]);
    expect([...rows.affectedBy([4], [[], [], [0]])].sort()).toEqual([0, 4]);
    expect(rows.insideOf(new Set([0]))).toEqual([3, 4]);
  });

  it("notice that task runs are gone, not that some are new", () => {
    const rows = new RunRows();
    rows.merge(columnsOf(chain));
    expect(rows.keepOnly([0, 1, 2, 3])).toBe(false);
    expect(rows.keepOnly([0, 1])).toBe(true);
    expect(rows.columns().seqs).toEqual([0, 1]);
    expect(rows.lastSeq).toBe(1);
  });
});
