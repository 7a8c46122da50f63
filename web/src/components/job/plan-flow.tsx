import {
  Background,
  Controls,
  MarkerType,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type Edge,
  type ReactFlowInstance,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import "../ui/flow-colours.css";
import { useRef, type KeyboardEvent } from "react";
import type { DocumentGraph } from "../../graph/document-graph.ts";
import type { GraphLayout } from "../../graph/layout.ts";
import { directionOf, neighbourOf } from "../../graph/neighbour.ts";
import { partOf, type PlanGraph } from "../../graph/plan-graph.ts";
import "../editor/canvas/canvas.css";
import "./plan-flow.css";
import { PlanGroup, PlanPart, PlanTask, type PlanNodeType } from "./plan-node.tsx";

const nodeTypes = { task: PlanTask, group: PlanGroup, part: PlanPart };
const fitOptions = { padding: 0.12, maxZoom: 1 };
/** Below it, names cannot be read. */
const readableZoom = 0.45;
/** From so many nodes on, an overview helps to find one's way. */
const mapFrom = 30;

const partNames: Readonly<Record<string, string>> = {
  rollback: "Rollback",
  on_success: "On success",
  on_failure: "On failure",
  on_cancel: "On cancel",
  finally: "Finally",
};

/** What is drawn, and what the reader has chosen in it. */
export interface PlanDrawing {
  document: DocumentGraph;
  graph: PlanGraph;
  layout: GraphLayout;
  groups: ReadonlySet<number>;
  folded: ReadonlySet<number>;
  chosen: number | null;
  /** The nodes on the line of the chosen one; null dims nothing. */
  line: ReadonlySet<number> | null;
  heat: ReadonlyMap<number, { failed: number; ran: number }> | null;
  onChoose: (node: number | null) => void;
  onFold: (group: number) => void;
}

/** A document's graph, to look at. */
export function PlanFlow(drawing: PlanDrawing) {
  return (
    <ReactFlowProvider>
      <Flow {...drawing} />
    </ReactFlowProvider>
  );
}

function Flow(drawing: PlanDrawing) {
  const box = useRef<HTMLDivElement>(null);
  const onKeyDown = useGraphKeys(drawing, box);
  const nodes = nodesOf(drawing);
  return (
    <div
      ref={box}
      role="presentation"
      className="edit-flow relative min-h-0 min-w-0 flex-1"
      onKeyDown={onKeyDown}
    >
      <ReactFlow
        nodes={nodes}
        edges={edgesOf(drawing)}
        nodeTypes={nodeTypes}
        aria-label="Graph of the tasks. Arrow keys follow the dependencies, Enter chooses a task."
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnDoubleClick={false}
        minZoom={0.1}
        maxZoom={1.6}
        onInit={(flow) => showAtFirst(flow, drawing)}
        onPaneClick={() => drawing.onChoose(null)}
      >
        <Background gap={24} size={1} color="var(--line)" />
        <Controls showInteractive={false} fitViewOptions={fitOptions} position="bottom-left" />
        {nodes.length > mapFrom && (
          <MiniMap pannable zoomable ariaLabel="Overview of the graph" nodeColor="var(--line)" />
        )}
      </ReactFlow>
    </div>
  );
}

/** All of the graph if it can be read then; else the chosen task and what is around it, or the beginning. */
function showAtFirst(
  flow: ReactFlowInstance<PlanNodeType>,
  { layout, graph, chosen }: PlanDrawing,
): void {
  void flow.fitView({ ...fitOptions, minZoom: 0.1 }).then(() => {
    if (flow.getZoom() >= readableZoom) return;
    const box = layout.boxes.get(chosen ?? graph.nodes[0] ?? 0);
    if (box === undefined) return;
    return flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom: 0.8 });
  });
}

function nodesOf(drawing: PlanDrawing): PlanNodeType[] {
  const { layout, document, groups, folded, chosen, line, heat, graph } = drawing;
  const entry = chosen ?? graph.nodes[0];
  return [...layout.boxes].map(([id, { x, y, width, height }]): PlanNodeType => {
    const task = document.nodes[id]?.task ?? null;
    const isArea = task === null || (groups.has(id) && !folded.has(id));
    return {
      id: String(id),
      type: task === null ? "part" : isArea ? "group" : "task",
      position: { x, y },
      width,
      height,
      // Areas lie behind what is inside of them.
      zIndex: isArea ? 0 : 2,
      data: {
        id,
        task,
        label: task === null ? (partNames[partOf(id) ?? ""] ?? "") : task.name,
        chosen: id === chosen,
        dimmed: line !== null && !line.has(id),
        isEntry: id === entry,
        heat: heat?.get(id) ?? null,
        onChoose: () => drawing.onChoose(id === chosen ? null : id),
        onFold: groups.has(id) ? () => drawing.onFold(id) : null,
      },
    };
  });
}

/** Drawn through for what is written, dashed for what is read, dotted for stages; a result that is asked for is its label. */
function edgesOf({ document, graph, line }: PlanDrawing): Edge[] {
  const shown = new Set(graph.nodes);
  return document.edges
    .filter(({ from, to }) => shown.has(from) && shown.has(to))
    .map(({ from, to, edge }) => {
      const isNear = line !== null && line.has(from) && line.has(to);
      return {
        id: `${from}-${to}`,
        source: String(from),
        target: String(to),
        zIndex: 1,
        selected: isNear,
        className: [
          `edge-${edge.because}`,
          edge.status === "failed" ? "edge-failed" : "",
          line !== null && !isNear ? "edge-far" : "",
        ].join(" "),
        ...(edge.status === null ? {} : { label: edge.status }),
        markerEnd: {
          type: MarkerType.ArrowClosed,
          width: 14,
          height: 14,
          color: "var(--line-strong)",
        },
      };
    });
}

/** Arrow keys move the focus along the edges; the node that gets it is brought into view. */
function useGraphKeys(
  { graph, layout }: PlanDrawing,
  box: React.RefObject<HTMLDivElement | null>,
): (event: KeyboardEvent) => void {
  const flow = useReactFlow();
  return (event) => {
    const direction = directionOf(event.key);
    const here = event.target instanceof HTMLElement ? event.target.dataset["node"] : undefined;
    if (direction === undefined || here === undefined) return;
    event.preventDefault();
    const next = neighbourOf(graph, layout.boxes, Number(here), direction);
    const there = next === null ? undefined : layout.boxes.get(next);
    if (next === null || there === undefined) return;
    box.current
      ?.querySelector<HTMLElement>(`[data-node="${next}"]`)
      ?.focus({ preventScroll: true });
    const zoom = flow.getZoom();
    void flow.setCenter(there.x + there.width / 2, there.y + there.height / 2, { zoom });
  };
}
