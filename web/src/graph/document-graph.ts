/** A document's graph as the nodes that folding and layout take. Pure. */
import type { JobModel, TaskModel } from "../document/job-model.ts";
import { editGraph, type EditGraph } from "./plan-layout.ts";
import type { SkeletonNode } from "./skeleton-answer.ts";

/** The tasks of a document by number, the edges with their reasons, and the same as nodes of a plan. */
export interface DocumentGraph extends Pick<EditGraph, "nodes" | "edges"> {
  plan: SkeletonNode[];
}

/** The graph of a document that is only looked at. */
export function documentGraph(model: JobModel): DocumentGraph {
  const { nodes, edges } = editGraph(model);
  const numbers = new Map(nodes.map(({ id, task }) => [task.path.join("/"), id]));
  const before = new Map<number, number[]>();
  for (const { from, to } of edges) before.set(to, [...(before.get(to) ?? []), from]);
  const plan = nodes.map(({ id, task }): SkeletonNode => {
    const outer = task.path.slice(0, -2);
    return {
      name: task.name,
      kind: planKind(task),
      type: task.runs === "" ? null : task.runs,
      depends_on: before.get(id) ?? [],
      group: numbers.get(outer.join("/")) ?? null,
      for_each: task.repeats === "for_each",
      loop: task.repeats === "loop",
      allow_failure: false,
      order: task.order,
      part: partOf(task),
    };
  });
  return { nodes, edges, plan };
}

/** A plan knows no templates: what they come to is a task of some kind. */
function planKind({ kind }: TaskModel): SkeletonNode["kind"] {
  return kind === "template" || kind === "empty" ? "builtin" : kind;
}

function partOf({ path }: TaskModel): SkeletonNode["part"] {
  const [list] = path;
  return list === "on_success" ||
    list === "on_failure" ||
    list === "on_cancel" ||
    list === "finally"
    ? list
    : "main";
}

/** The nodes that can be reached from one along the edges, forwards and backwards, and itself. */
export function lineOf(plan: readonly SkeletonNode[], node: number): Set<number> {
  const after: number[][] = plan.map(() => []);
  plan.forEach(({ depends_on: before }, index) =>
    before.forEach((each) => after[each]!.push(index)),
  );
  const line = new Set([node]);
  for (const next of [(at: number) => plan[at]!.depends_on, (at: number) => after[at]!]) {
    const open = [node];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const each of next(at)) {
        if (line.has(each)) continue;
        line.add(each);
        open.push(each);
      }
  }
  return line;
}

/** The place of a node in its job: part, groups, name. Tasks of a grid are named by the same texts. */
export function placeOf(
  tasks: readonly Pick<SkeletonNode, "name" | "group" | "part">[],
  index: number,
): string {
  const { name, group, part } = tasks[index]!;
  return group === null ? `${part}/${name}` : `${placeOf(tasks, group)}/${name}`;
}
