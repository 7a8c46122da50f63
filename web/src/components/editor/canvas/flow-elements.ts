/** React Flow's nodes and edges for a document's graph. */
import type { Edge as FlowEdge } from "@xyflow/react";
import type { GraphLayout } from "../../../graph/layout.ts";
import type { EditGraph } from "../../../graph/plan-layout.ts";
import { partOf } from "../../../graph/plan-graph.ts";
import { isAtOrInside } from "../../../document/path-text.ts";
import type { Problem } from "../../../document/quick-fix.ts";
import type { TaskModel } from "../../../document/job-model.ts";
import { documentEdge } from "../../graph/flow-parts.tsx";
import type { TaskNodeType } from "./task-node.tsx";

/** The nodes at their places. The first one, or the selected one, is where Tab enters the graph. */
export function flowNodes(
  { nodes }: EditGraph,
  layout: GraphLayout,
  problems: readonly Problem[],
  selected: ReadonlySet<string>,
): TaskNodeType[] {
  const entry = nodes.find(({ task }) => selected.has(task.path.join("/")))?.id ?? nodes[0]?.id;
  return [...layout.boxes].flatMap(([id, { x, y, width, height }]): TaskNodeType[] => {
    const place = { id: String(id), position: { x, y }, width, height };
    const part = partOf(id);
    if (part !== undefined)
      return [
        {
          ...place,
          type: "part",
          zIndex: 0,
          selectable: false,
          data: { id, task: noTask, label: part, problems: 0, isEntry: false },
        },
      ];
    const task = nodes[id]?.task;
    if (task === undefined) return [];
    const isGroup = task.inside.length > 0;
    return [
      {
        ...place,
        type: isGroup ? "group" : "task",
        zIndex: isGroup ? 0 : 2,
        selected: selected.has(task.path.join("/")),
        data: {
          id,
          task,
          label: task.name === "" ? "without a name" : task.name,
          problems: problemsOf(task, problems),
          isEntry: id === entry,
        },
      },
    ];
  });
}

const noTask: TaskModel = {
  name: "",
  path: [],
  kind: "empty",
  runs: "",
  title: null,
  enabled: true,
  condition: null,
  repeats: null,
  order: null,
  inside: [],
  dependencies: [],
};

function problemsOf(task: TaskModel, problems: readonly Problem[]): number {
  return problems.filter(
    ({ severity, path }) => severity === "error" && isAtOrInside(path, task.path),
  ).length;
}

/** The edges, with what they say for those who do not see them. */
export function flowEdges({ edges }: EditGraph): FlowEdge[] {
  return edges.map((each) => {
    const { from, to, status } = each.edge;
    const result = status === null ? "" : ` to be ${status}`;
    return { ...documentEdge(each), ariaLabel: `${to} waits for ${from}${result}` };
  });
}
