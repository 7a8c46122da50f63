import { useRef } from "react";
import { partOf } from "../../graph/plan-graph.ts";
import type { FlowNodeType } from "./flow-node.tsx";
import { nodeLook, type GraphDrawing, type NodeLook } from "./graph-drawing.ts";
import { useRunPage } from "./run-context.tsx";

/**
 * The nodes for React Flow. A node whose look has not changed is the same object as before, so that a change of one task draws one
 * node and not eight hundred.
 */
export function useFlowNodes(
  drawing: GraphDrawing,
  open: number | null,
  cursor: number | null,
): FlowNodeType[] {
  const { skeleton } = useRunPage();
  const before = useRef(new Map<number, { signature: string; node: FlowNodeType }>());
  const { layout, graph, states } = drawing;
  // The first node is where Tab enters the graph.
  const entry = cursor ?? open ?? graph.nodes[0];
  return [...layout.boxes.keys()].map((id) => {
    const look = id < 0 ? partLook(id) : nodeLook(skeleton, states, id);
    const flags = { isOpen: id === open, isEntry: id === entry };
    const box = layout.boxes.get(id)!;
    const signature = JSON.stringify([look, flags, box, drawing.folded.has(id)]);
    const known = before.current.get(id);
    if (known?.signature === signature) return known.node;
    const node = flowNode(id, drawing, { look, ...flags });
    before.current.set(id, { signature, node });
    return node;
  });
}

function partLook(id: number): NodeLook {
  return { name: partOf(id) ?? "", state: "pending", counts: [], total: 0, seq: null };
}

function flowNode(
  id: number,
  { layout, groups, folded, toggle }: GraphDrawing,
  flags: { look: NodeLook; isOpen: boolean; isEntry: boolean },
): FlowNodeType {
  const { x, y, width, height } = layout.boxes.get(id)!;
  const isGroup = groups.has(id);
  const isArea = id < 0 || (isGroup && !folded.has(id));
  return {
    id: String(id),
    type: id < 0 ? "part" : isArea ? "area" : "task",
    position: { x, y },
    width,
    height,
    // Areas lie behind what is inside of them.
    zIndex: isArea ? 0 : 2,
    data: { index: id, isGroup, onFold: () => toggle(id), ...flags },
  };
}
