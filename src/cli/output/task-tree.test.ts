import { expect, it } from "vitest";
import type { Schemas } from "../../client/client.ts";
import { taskTree } from "./task-tree.ts";

/** Only what the tree looks at. */
function task(id: string, parent: string | null): Schemas["TaskRun"] {
  return { id, parent_id: parent } as Schemas["TaskRun"];
}

it("puts what a task expanded into behind it, and keeps the order otherwise", () => {
  const tasks = [
    task("a", null),
    task("b", null),
    task("a1", "a"),
    task("a2", "a"),
    task("a1x", "a1"),
  ];
  const shown = taskTree(tasks).map(({ task: { id }, depth }) => `${"  ".repeat(depth)}${id}`);
  expect(shown).toEqual(["a", "  a1", "    a1x", "  a2", "b"]);
});

it("shows a task whose parent is on another page without one", () => {
  expect(taskTree([task("x", "elsewhere")]).map(({ depth }) => depth)).toEqual([0]);
});
