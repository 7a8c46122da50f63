import { describe, expect, it } from "vitest";
import { layoutGraph } from "./layout.ts";
import { directionOf, neighbourOf, nodeAt, type Direction } from "./neighbour.ts";
import { planGraph } from "./plan-graph.ts";
import { testNode } from "./test-skeleton.ts";

const graph = planGraph(
  [
    testNode("fetch"),
    testNode("left", { depends_on: [0] }),
    testNode("right", { depends_on: [0] }),
    testNode("report", { depends_on: [1, 2] }),
    testNode("group", { depends_on: [3], kind: "group" }),
    testNode("inside", { group: 4 }),
  ],
  new Set(),
);
const { boxes } = layoutGraph({ edges: graph.edges, members: [...graph.members] });
const to = (from: number, direction: Direction) => neighbourOf(graph, boxes, from, direction);

describe("the arrow keys of a graph", () => {
  it("go along edges to the right and back", () => {
    expect([1, 2]).toContain(to(0, "right"));
    expect(to(1, "right")).toBe(3);
    expect(to(3, "right")).toBe(4);
    expect(to(1, "left")).toBe(0);
    expect(to(0, "left")).toBeNull();
  });

  it("go up and down within a layer", () => {
    const [upper, lower] = boxes.get(1)!.y < boxes.get(2)!.y ? [1, 2] : [2, 1];
    expect(to(upper, "down")).toBe(lower);
    expect(to(lower, "up")).toBe(upper);
    expect(to(upper, "up")).toBeNull();
  });

  it("are the arrow keys and no others", () => {
    expect(directionOf("ArrowUp")).toBe("up");
    expect(directionOf("a")).toBeUndefined();
    expect(directionOf("toString")).toBeUndefined();
  });
});

describe("a click on a graph", () => {
  it("hits the innermost node", () => {
    const { x, y, width, height } = boxes.get(5)!;
    expect(nodeAt(boxes, x + width / 2, y + height / 2)).toBe(5);
    expect(nodeAt(boxes, boxes.get(4)!.x + 2, boxes.get(4)!.y + 2)).toBe(4);
    expect(nodeAt(boxes, -50, -50)).toBeNull();
  });
});
