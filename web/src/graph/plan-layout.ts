/** The graph of a document that is edited, in the form that the shared layout takes. Pure. */
import { edgesWithin, type Edge, type JobModel, type TaskModel } from "../document/job-model.ts";
import type { Path } from "../document/splice.ts";
import { partId, type PlanGraph } from "./plan-graph.ts";

/** A task with its number in the graph. */
export interface EditNode {
  id: number;
  task: TaskModel;
}

/** An edge with why it is there. */
export interface EditEdge {
  from: number;
  to: number;
  edge: Edge;
}

/** What the canvas draws; `graph` is what is laid out. */
export interface EditGraph {
  nodes: EditNode[];
  edges: EditEdge[];
  graph: PlanGraph;
}

/** The graph of all lists of a job, groups unfolded. */
export function editGraph(model: JobModel): EditGraph {
  const nodes: EditNode[] = [];
  const edges: EditEdge[] = [];
  const members: PlanGraph["members"] = new Map();
  const addList = (tasks: readonly TaskModel[], path: Path, level: number | null): void => {
    const byName = new Map<string, number>();
    const own = tasks.map((task) => {
      const id = nodes.push({ id: nodes.length, task }) - 1;
      byName.set(task.name, id);
      return { id, task };
    });
    if (own.length > 0)
      members.set(
        level,
        own.map(({ id }) => id),
      );
    for (const edge of edgesWithin(model, path))
      edges.push({ from: byName.get(edge.from)!, to: byName.get(edge.to)!, edge });
    for (const { id, task } of own)
      if (task.kind === "group") addList(task.inside, [...task.path, "tasks"], id);
  };
  for (const { key, tasks } of model.lists)
    addList(tasks, [key], key === "tasks" ? null : partId(key));
  return {
    nodes,
    edges,
    graph: {
      nodes: nodes.map(({ id }) => id),
      edges: edges.map(({ from, to }) => ({ from, to })),
      members,
    },
  };
}

/** What the layout depends on, as a key: names and edges, not what stands in the tasks. */
export function layoutKey({ nodes, graph }: EditGraph): string {
  return JSON.stringify([nodes.map(({ task }) => task.name), graph.edges, [...graph.members]]);
}
