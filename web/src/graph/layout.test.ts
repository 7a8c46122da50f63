import { describe, expect, it } from "vitest";
import type { Box } from "./box.ts";
import { layoutGraph, type GraphLayout } from "./layout.ts";
import { foldedAtFirst, partId, partOf, planGraph } from "./plan-graph.ts";
import type { SkeletonNode } from "./skeleton-answer.ts";
import { testNode } from "./test-skeleton.ts";

const nested = [
  testNode("fetch"),
  testNode("regions", { kind: "group", depends_on: [0] }),
  testNode("build", { group: 1 }),
  testNode("checks", { kind: "group", group: 1, depends_on: [2] }),
  testNode("lint", { group: 3 }),
  testNode("report", { depends_on: [1] }),
];

function layoutOf(nodes: readonly SkeletonNode[], folded: Iterable<number> = []): GraphLayout {
  const graph = planGraph(nodes, new Set(folded));
  return layoutGraph({ edges: graph.edges, members: [...graph.members] });
}

function layered(layers: number, width: number): SkeletonNode[] {
  return Array.from({ length: layers * width }, (_, index) => {
    const layer = Math.floor(index / width);
    const before = layer === 0 ? [] : [index - width, (layer - 1) * width + ((index + 1) % width)];
    return testNode(`t${index}`, { depends_on: before });
  });
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function overlapping(boxes: readonly Box[]): number {
  const sorted = [...boxes].sort((a, b) => a.x - b.x || a.y - b.y);
  return sorted.filter(
    (box, index) =>
      index > 0 && sorted[index - 1]!.x === box.x && sorted[index - 1]!.y + box.height > box.y,
  ).length;
}

describe("what of a plan is drawn", () => {
  it("leaves out the inside of folded groups, however deep", () => {
    const graph = planGraph(nested, new Set([1]));
    expect(graph.nodes).toEqual([0, 1, 5]);
    expect(graph.edges).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 5 },
    ]);
  });

  it("shows handlers as a part of their own, once they have run", () => {
    const nodes = [testNode("build"), testNode("alert", { part: "on_failure" })];
    expect(planGraph(nodes, new Set(), (node) => node === 0).nodes).toEqual([0]);
    const graph = planGraph(nodes, new Set());
    expect(graph.members.get(partId("on_failure"))).toEqual([1]);
    expect(partOf(partId("on_failure"))).toBe("on_failure");
    const { boxes } = layoutGraph({ edges: graph.edges, members: [...graph.members] });
    expect(boxes.get(1)!.x).toBeGreaterThan(boxes.get(0)!.x + boxes.get(0)!.width);
    expect(contains(boxes.get(partId("on_failure"))!, boxes.get(1)!)).toBe(true);
  });

  it("folds groups at first in large plans only", () => {
    expect(foldedAtFirst(nested).size).toBe(0);
    const large = [...nested, ...layered(4, 100)];
    expect(foldedAtFirst(large)).toEqual(new Set([1, 3]));
  });
});

describe("the layout", () => {
  it("puts a task right of what it depends on", () => {
    const { boxes } = layoutOf(nested);
    for (const [from, to] of [
      [0, 1],
      [1, 5],
      [2, 3],
    ] as const)
      expect(boxes.get(to)!.x).toBeGreaterThan(boxes.get(from)!.x + boxes.get(from)!.width);
  });

  it("draws groups around what is inside of them", () => {
    const { boxes } = layoutOf(nested);
    expect(contains(boxes.get(1)!, boxes.get(2)!)).toBe(true);
    expect(contains(boxes.get(1)!, boxes.get(3)!)).toBe(true);
    expect(contains(boxes.get(3)!, boxes.get(4)!)).toBe(true);
  });

  it("makes a folded group a node like any other", () => {
    const { boxes } = layoutOf(nested, [1]);
    expect(boxes.get(1)!.width).toBe(boxes.get(0)!.width);
    expect(boxes.has(2)).toBe(false);
  });

  it.each([
    { layers: 10, width: 10 },
    { layers: 60, width: 50 },
  ])("lays $layers layers of $width tasks out without overlaps", ({ layers, width }) => {
    const nodes = layered(layers, width);
    const { boxes } = layoutOf(nodes);
    expect(boxes.size).toBe(nodes.length);
    expect(overlapping([...boxes.values()])).toBe(0);
    nodes.forEach((node, index) => {
      for (const from of node.depends_on)
        expect(boxes.get(index)!.x).toBeGreaterThan(boxes.get(from)!.x);
    });
  });

  it("lays out a chain longer than the call stack is deep, in any order", () => {
    const length = 20_000;
    const nodes = Array.from({ length }, (_, index) =>
      testNode(`t${index}`, { depends_on: index + 1 < length ? [index + 1] : [] }),
    );
    const { boxes } = layoutOf(nodes);
    expect(boxes.get(0)!.x).toBeGreaterThan(boxes.get(length - 1)!.x);
  });
});
