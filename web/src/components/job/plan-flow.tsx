import { MiniMap, ReactFlow, ReactFlowProvider, type Edge } from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import "../ui/flow-colours.css";
import { useRef } from "react";
import type { DocumentGraph } from "../../graph/document-graph.ts";
import type { GraphLayout } from "../../graph/layout.ts";
import { partOf, type PlanGraph } from "../../graph/plan-graph.ts";
import "../editor/canvas/canvas.css";
import {
  documentEdge,
  FlowBackdrop,
  partNames,
  readOnlySettings,
  showAtFirst,
} from "../graph/flow-parts.tsx";
import { useFlowArrows } from "../graph/use-flow-arrows.ts";
import "./plan-flow.css";
import { PlanGroup, PlanPart, PlanTask, type PlanNodeType } from "./plan-node.tsx";

const nodeTypes = { task: PlanTask, group: PlanGroup, part: PlanPart };
const fitOptions = { padding: 0.12, maxZoom: 1 };
/** From so many nodes on, an overview helps to find one's way. */
const mapFrom = 30;

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
  const { graph, layout, chosen } = drawing;
  const onArrow = useFlowArrows(box, graph, layout);
  const nodes = nodesOf(drawing);
  return (
    <div
      ref={box}
      role="presentation"
      className="edit-flow relative min-h-0 min-w-0 flex-1"
      onKeyDown={(event) => void onArrow(event)}
    >
      <ReactFlow
        nodes={nodes}
        edges={edgesOf(drawing)}
        nodeTypes={nodeTypes}
        aria-label="Graph of the tasks. Arrow keys follow the dependencies, Enter chooses a task."
        {...readOnlySettings}
        onInit={(flow) => showAtFirst(flow, layout, chosen ?? graph.nodes[0] ?? 0, fitOptions)}
        onPaneClick={() => drawing.onChoose(null)}
      >
        <FlowBackdrop fitOptions={fitOptions} />
        {nodes.length > mapFrom && (
          <MiniMap pannable zoomable ariaLabel="Overview of the graph" nodeColor="var(--line)" />
        )}
      </ReactFlow>
    </div>
  );
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

/** The edges among what is shown; those on the line of the chosen node stand out. */
function edgesOf({ document, graph, line }: PlanDrawing): Edge[] {
  const shown = new Set(graph.nodes);
  return document.edges
    .filter(({ from, to }) => shown.has(from) && shown.has(to))
    .map(({ from, to, edge }) => {
      const isNear = line !== null && line.has(from) && line.has(to);
      const base = documentEdge({ from, to, edge });
      const isFar = line !== null && !isNear;
      return {
        ...base,
        selected: isNear,
        className: `${base.className} ${isFar ? "edge-far" : ""}`,
      };
    });
}
