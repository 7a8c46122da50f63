import { expect, it } from "vitest";
import { readModel } from "../document/read-model.ts";
import { layoutGraph } from "./layout.ts";
import { partId } from "./plan-graph.ts";
import { editGraph, layoutKey } from "./plan-layout.ts";

function graphOf(text: string) {
  const read = readModel(text);
  if (!read.ok) throw new Error("not valid");
  return editGraph(read.model);
}

const text = `
stratal: 1
tasks:
  - {name: a, run: x}
  - name: g
    depends_on: [a]
    tasks: [{name: b, run: x}, {name: c, run: x, depends_on: [b]}]
  - {name: d, run: x, depends_on: [{task: g, status: failed}]}
finally: [{name: e, run: x}]
`;

it("draws groups around what is inside, and what runs at the end as a part of its own", () => {
  const { nodes, edges, graph } = graphOf(text);
  expect(nodes.map(({ task }) => task.name)).toEqual(["a", "g", "d", "b", "c", "e"]);
  expect(edges.map(({ from, to, edge }) => [from, to, edge.status])).toEqual([
    [0, 1, null],
    [1, 2, "failed"],
    [3, 4, null],
  ]);
  expect([...graph.members]).toEqual([
    [null, [0, 1, 2]],
    [1, [3, 4]],
    [partId("finally"), [5]],
  ]);
  const { boxes } = layoutGraph({ edges: graph.edges, members: [...graph.members] });
  const [group, inner] = [boxes.get(1)!, boxes.get(3)!];
  expect(inner.x).toBeGreaterThan(group.x);
  expect(inner.x + inner.width).toBeLessThan(group.x + group.width);
});

it("is laid out again only when names or edges change", () => {
  expect(layoutKey(graphOf(text))).toBe(layoutKey(graphOf(text.replace("run: x", "run: y"))));
  expect(layoutKey(graphOf(text))).not.toBe(layoutKey(graphOf(text.replace("[b]", "[]"))));
});
