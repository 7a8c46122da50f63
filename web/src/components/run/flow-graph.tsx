import {
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type Edge,
  type ReactFlowInstance,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import "../ui/flow-colours.css";
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from "react";
import { lookOf } from "../../status/status-language.ts";
import { FlowBackdrop, readOnlySettings, showAtFirst } from "../graph/flow-parts.tsx";
import { useFlowArrows } from "../graph/use-flow-arrows.ts";
import { FlowGroup, FlowNode, FlowPart, type FlowNodeType } from "./flow-node.tsx";
import type { GraphDrawing } from "./graph-drawing.ts";
import { useRunPage } from "./run-context.tsx";
import { useFlowNodes } from "./use-flow-nodes.ts";

const nodeTypes = { task: FlowNode, area: FlowGroup, part: FlowPart };
const fitOptions = { padding: 0.12, maxZoom: 1 };

/** The graph by React Flow: up to some hundreds of nodes. */
export default function FlowGraph(drawing: GraphDrawing) {
  return (
    <ReactFlowProvider>
      <Flow {...drawing} />
    </ReactFlowProvider>
  );
}

function Flow(drawing: GraphDrawing) {
  const box = useRef<HTMLDivElement>(null);
  const { skeleton, search } = useRunPage();
  const flow = useReactFlow<FlowNodeType>();
  const [cursor, setCursor] = useState<number | null>(null);
  const row = search.task === undefined ? undefined : skeleton.rowOf(search.task);
  const open = row === undefined ? null : skeleton.nodeIndex(row);
  const nodes = useFlowNodes(drawing, open, cursor);
  const { graph, layout } = drawing;
  const onArrow = useFlowArrows(box, graph, layout, setCursor);
  const follow = useFollow(drawing);
  const showFirst = (on: ReactFlowInstance<FlowNodeType>): void =>
    showAtFirst(on, layout, open ?? graph.nodes[0] ?? 0, fitOptions);
  useFittedWidth(box, () => {
    if (follow.isOn()) showFirst(flow);
  });
  return (
    <div
      ref={box}
      className="absolute inset-0"
      onKeyDown={(event) => void onArrow(event)}
      role="presentation"
    >
      <ReactFlow
        nodes={nodes}
        edges={edgesOf(drawing, open)}
        nodeTypes={nodeTypes}
        aria-label="Graph of the tasks. Arrow keys follow the dependencies, Enter opens a task."
        {...readOnlySettings}
        onInit={showFirst}
        // React Flow passes no event when it was not the user who moved.
        onMoveStart={(event) => event !== null && follow.stop()}
      >
        <FlowBackdrop fitOptions={fitOptions} />
        {nodes.length > 40 && (
          <MiniMap<FlowNodeType>
            pannable
            zoomable
            ariaLabel="Overview of the graph"
            nodeColor={(node) =>
              node.type === "task"
                ? `var(--${lookOf(node.data.look.state).tone}-fill)`
                : "var(--line)"
            }
          />
        )}
      </ReactFlow>
    </div>
  );
}

function edgesOf({ graph }: GraphDrawing, open: number | null): Edge[] {
  return graph.edges.map(({ from, to }) => {
    const isNear = from === open || to === open;
    return {
      id: `${from}-${to}`,
      source: String(from),
      target: String(to),
      className: isNear ? "edge-near" : "",
      zIndex: 1,
    };
  });
}

/** Keeps what runs in view until the user moves the graph. */
function useFollow({ states }: GraphDrawing) {
  const { skeleton } = useRunPage();
  const flow = useReactFlow();
  const isOn = useRef(true);
  const running = skeleton.nodes
    .map((_, node) => node)
    .filter((node) => states.rows[node]! >= 0 && skeleton.state(states.rows[node]!) === "running");
  const key = running.join();
  const size = skeleton.nodes.length;
  useEffect(() => {
    // A small graph is in view as a whole.
    if (!isOn.current || key === "" || size < 12) return;
    const nodes = key.split(",").map((id) => ({ id }));
    void flow.fitView({ nodes, padding: 0.4, maxZoom: 1, duration: 300 });
  }, [key, size, flow]);
  return { stop: () => (isOn.current = false), isOn: () => isOn.current };
}

/** Calls back when the panel of a task has made the graph narrower, or wider: what failed may be outside of it then. */
function useFittedWidth(box: RefObject<HTMLDivElement | null>, fit: () => void): void {
  const onWidth = useEffectEvent(fit);
  useEffect(() => {
    let width: number | null = null;
    const observer = new ResizeObserver(([entry]) => {
      const next = Math.round(entry?.contentRect.width ?? 0);
      if (width !== null && next !== width && next > 0) onWidth();
      width = next;
    });
    if (box.current !== null) observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
}
