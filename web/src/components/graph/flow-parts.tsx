/** What every graph that React Flow draws has in common: of a run, of a job, of a document that is edited. */
import {
  Background,
  Controls,
  MarkerType,
  type Edge as FlowEdge,
  type FitViewOptions,
  type Node,
  type ReactFlowInstance,
} from "@xyflow/react";
import type { Edge } from "../../document/job-model.ts";
import type { GraphLayout } from "../../graph/layout.ts";

/** Nodes stay where the layout puts them; nothing but the graph's own buttons takes the focus. */
export const flowSettings = {
  nodesDraggable: false,
  nodesFocusable: false,
  zoomOnDoubleClick: false,
  minZoom: 0.1,
  maxZoom: 1.6,
} as const;

/** For graphs that are only looked at. */
export const readOnlySettings = {
  ...flowSettings,
  nodesConnectable: false,
  edgesFocusable: false,
  elementsSelectable: false,
} as const;

/** Names of the lists of tasks beside the main one. */
export const partNames: Readonly<Record<string, string>> = {
  rollback: "Rollback",
  on_success: "On success",
  on_failure: "On failure",
  on_cancel: "On cancel",
  finally: "Finally",
};

/** The ground, and the buttons to zoom. */
export function FlowBackdrop({ fitOptions }: { fitOptions: FitViewOptions }) {
  return (
    <>
      <Background gap={24} size={1} color="var(--line)" />
      <Controls showInteractive={false} fitViewOptions={fitOptions} position="bottom-left" />
    </>
  );
}

/** Below it, names cannot be read. */
const readableZoom = 0.45;

/** All of the graph if it can be read then; else one node and what is around it. */
export function showAtFirst<NodeType extends Node>(
  flow: ReactFlowInstance<NodeType>,
  layout: GraphLayout,
  node: number,
  fitOptions: { padding: number; maxZoom: number },
): void {
  void flow.fitView({ ...fitOptions, minZoom: 0.1 }).then(() => {
    if (flow.getZoom() >= readableZoom) return;
    const box = layout.boxes.get(node);
    if (box === undefined) return;
    return flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom: 0.8 });
  });
}

/** An edge of a document: drawn through for what is written, dashed for what is read, dotted for stages; a result that is asked for is its label. */
export function documentEdge({
  from,
  to,
  edge,
}: {
  from: number;
  to: number;
  edge: Edge;
}): FlowEdge & { className: string } {
  return {
    id: `${from}-${to}`,
    source: String(from),
    target: String(to),
    zIndex: 1,
    className: `edge-${edge.because} ${edge.status === "failed" ? "edge-failed" : ""}`,
    ...(edge.status === null ? {} : { label: edge.status }),
    markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: "var(--line-strong)" },
  };
}
