/** React Flow's nodes and edges for a document's graph. */
import { MarkerType, type Edge as FlowEdge } from "@xyflow/react";
import type { GraphLayout } from "../../../graph/layout.ts";
import type { EditGraph } from "../../../graph/plan-layout.ts";
import { partOf } from "../../../graph/plan-graph.ts";
import type { Problem } from "../../../document/quick-fix.ts";
import type { TaskModel } from "../../../document/job-model.ts";
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
          data: { task: noTask, label: part, problems: 0, isEntry: false },
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
  const place = pathText(task.path);
  return problems.filter(
    ({ severity, path }) =>
      severity === "error" &&
      (path === place || (path.startsWith(place) && /^[.[]/.test(path.slice(place.length)))),
  ).length;
}

/** As the server writes places: `tasks[2].name`. */
function pathText(path: readonly (string | number)[]): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .replace(/^\./, "");
}

/** The edges: drawn through for what is written, dashed for what is read, dotted for stages. */
export function flowEdges({ edges }: EditGraph): FlowEdge[] {
  return edges.map(({ from, to, edge }) => ({
    id: `${from}-${to}`,
    source: String(from),
    target: String(to),
    zIndex: 1,
    className: `edge-${edge.because} ${edge.status === "failed" ? "edge-failed" : ""}`,
    ariaLabel: `${edge.to} waits for ${edge.from}${edge.status === null ? "" : ` to be ${edge.status}`}`,
    ...(edge.status === null ? {} : { label: edge.status }),
    markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: "var(--line-strong)" },
  }));
}
