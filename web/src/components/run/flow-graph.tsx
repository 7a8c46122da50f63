import {
  Background,
  Controls,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type Edge,
  type ReactFlowInstance,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import "../ui/flow-colours.css";
import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from "react";
import { directionOf, neighbourOf } from "../../graph/neighbour.ts";
import { lookOf } from "../../status/status-language.ts";
import { FlowGroup, FlowNode, FlowPart, type FlowNodeType } from "./flow-node.tsx";
import type { GraphDrawing } from "./graph-drawing.ts";
import { useRunPage } from "./run-context.tsx";
import { useFlowNodes } from "./use-flow-nodes.ts";

const nodeTypes = { task: FlowNode, area: FlowGroup, part: FlowPart };
const fitOptions = { padding: 0.12, maxZoom: 1 };
/** Below it, names cannot be read. */
const readableZoom = 0.5;

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
  const onKeyDown = useGraphKeys(box, drawing, setCursor);
  const follow = useFollow(drawing);
  useFittedWidth(box, () => {
    if (follow.isOn()) showAtFirst(flow, drawing, open);
  });
  return (
    <div ref={box} className="absolute inset-0" onKeyDown={onKeyDown} role="presentation">
      <ReactFlow
        nodes={nodes}
        edges={edgesOf(drawing, open)}
        nodeTypes={nodeTypes}
        aria-label="Graph of the tasks. Arrow keys follow the dependencies, Enter opens a task."
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnDoubleClick={false}
        minZoom={0.1}
        maxZoom={1.6}
        onInit={(flow) => showAtFirst(flow, drawing, open)}
        // React Flow passes no event when it was not the user who moved.
        onMoveStart={(event) => event !== null && follow.stop()}
      >
        <Background gap={24} size={1} color="var(--line)" />
        <Controls showInteractive={false} fitViewOptions={fitOptions} position="bottom-left" />
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

/** All of the graph, if it can be read then; else the open task and what is around it, or the beginning. */
function showAtFirst(
  flow: ReactFlowInstance<FlowNodeType>,
  { layout, graph }: GraphDrawing,
  open: number | null,
): void {
  void flow.fitView({ ...fitOptions, minZoom: 0.1 }).then(() => {
    if (flow.getZoom() >= readableZoom) return;
    const box = layout.boxes.get(open ?? graph.nodes[0] ?? 0);
    if (!box) return;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    return flow.setCenter(x, y, { zoom: 0.8 });
  });
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

/** Arrow keys move the focus along the edges; the node that gets it is brought into view. */
function useGraphKeys(
  box: RefObject<HTMLDivElement | null>,
  { graph, layout }: GraphDrawing,
  setCursor: (node: number) => void,
) {
  const flow = useReactFlow();
  return (event: KeyboardEvent): void => {
    const direction = directionOf(event.key);
    const here = event.target instanceof HTMLElement ? event.target.dataset["node"] : undefined;
    if (direction === undefined || here === undefined) return;
    event.preventDefault();
    const next = neighbourOf(graph, layout.boxes, Number(here), direction);
    const there = next === null ? undefined : layout.boxes.get(next);
    if (next === null || there === undefined) return;
    setCursor(next);
    box.current
      ?.querySelector<HTMLElement>(`[data-node="${next}"]`)
      ?.focus({ preventScroll: true });
    const zoom = flow.getZoom();
    void flow.setCenter(there.x + there.width / 2, there.y + there.height / 2, { zoom });
  };
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
