import {
  ConnectionLineType,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  type Connection,
  type Edge as FlowEdge,
  type EdgeChange,
  type NodeChange,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import "../../ui/flow-colours.css";
import { useEffect, useMemo, useRef } from "react";
import { FlowBackdrop, flowSettings } from "../../graph/flow-parts.tsx";
import { useEditor } from "../editor-context.tsx";
import "./canvas.css";
import { flowEdges, flowNodes } from "./flow-elements.ts";
import { GroupNode, PartNode, TaskNode, type TaskNodeType } from "./task-node.tsx";
import type { Box } from "../../../graph/box.ts";
import type { GraphLayout } from "../../../graph/layout.ts";
import type { Canvas } from "./use-canvas.ts";
import { connectionRefusal } from "./use-canvas-edits.ts";

const nodeTypes = { task: TaskNode, group: GroupNode, part: PartNode };
/** Smaller than this nobody reads the names: the rest is reached by moving. */
const fitOptions = { padding: 0.1, minZoom: 0.6, maxZoom: 1 };
/** Of a graph that does not fit, a part is shown that can be read. */
const readableZoom = 0.8;
/** Pixels left of the first node. */
const margin = 24;

/** Above so many nodes, all of them are not to be read at once: then what was added is shown. */
const maxFitted = 40;
/** Above so many nodes only those in view are drawn, and the view cannot grow to all of them. */
const maxDrawn = 300;
const minZoomOfLarge = 0.25;

/** The graph by React Flow. */
export function Flow({ canvas }: { canvas: Canvas }) {
  const { select } = useEditor();
  const { graph, layout, edits, selection, mayEdit } = canvas;
  const handlers = useFlowHandlers(canvas);
  const pane = useFitOnGrowth(canvas);
  const { problems, edge } = canvas;
  const nodes = useMemo(
    () => (layout === null ? [] : flowNodes(graph, layout, problems, selection.keys)),
    [graph, layout, problems, selection.keys],
  );
  const edges = useMemo(
    () =>
      layout === null
        ? []
        : flowEdges(graph).map((each) => ({ ...each, selected: each.id === edge })),
    [graph, layout, edge],
  );
  const isLarge = nodes.length > maxDrawn;
  return (
    <ReactFlow
      ref={pane}
      className={canvas.isValid ? "edit-flow" : "edit-flow opacity-45 grayscale"}
      {...flowSettings}
      nodes={nodes}
      edges={edges}
      onlyRenderVisibleElements={isLarge}
      nodeTypes={nodeTypes}
      {...handlers}
      onPaneClick={() => select(null)}
      onConnect={({ source, target }) => {
        const [from, to] = [canvas.taskOf(source), canvas.taskOf(target)];
        if (from !== null && to !== null) edits.connect(from.path, to.path);
      }}
      onConnectEnd={() => canvas.setRefusal(null)}
      connectionLineType={ConnectionLineType.Bezier}
      nodesConnectable={mayEdit}
      edgesFocusable={mayEdit}
      elementsSelectable
      selectionMode={SelectionMode.Partial}
      deleteKeyCode={null}
      multiSelectionKeyCode={["Shift", "Control", "Meta"]}
      minZoom={isLarge ? minZoomOfLarge : flowSettings.minZoom}
    >
      <FlowBackdrop fitOptions={fitOptions} />
    </ReactFlow>
  );
}

function useFlowHandlers(canvas: Canvas) {
  const { selection, paths, setEdge, setRefusal, taskOf, model } = canvas;
  return {
    isValidConnection: (connection: FlowEdge | Connection): boolean => {
      const [from, to] = [taskOf(connection.source), taskOf(connection.target)];
      if (from === null || to === null || from === to) return false;
      const reason = connectionRefusal(model, from.path, to.path);
      setRefusal(reason);
      return reason === null;
    },
    onNodesChange: (changes: NodeChange<TaskNodeType>[]): void => {
      const keys = new Set(selection.keys);
      let isChanged = false;
      for (const change of changes) {
        const task = change.type === "select" ? taskOf(change.id) : null;
        if (change.type !== "select" || task === null) continue;
        isChanged = true;
        if (change.selected) keys.add(task.path.join("/"));
        else keys.delete(task.path.join("/"));
      }
      if (isChanged) selection.replace(keys, paths);
    },
    onEdgesChange: (changes: EdgeChange[]): void => {
      for (const change of changes)
        if (change.type === "select")
          setEdge((old) => (change.selected ? change.id : old === change.id ? null : old));
    },
  };
}

/** Shows everything when the graph first appears and whenever a task is added; of a large one, what was added. */
function useFitOnGrowth({ graph, layout, selected }: Canvas) {
  const flow = useReactFlow();
  const pane = useRef<HTMLDivElement>(null);
  const shown = useRef(0);
  const count = graph.nodes.length;
  const chosen = graph.nodes.find(({ task }) => String(task.path) === String(selected.at(-1)));
  const box = chosen === undefined ? undefined : layout?.boxes.get(chosen.id);
  const isReady = layout !== null;
  useEffect(() => {
    if (!isReady) return;
    const isGrown = count !== shown.current;
    shown.current = count;
    if (!isGrown) return;
    // The new nodes are measured in the next frame.
    requestAnimationFrame(() => {
      const wanted = count <= maxFitted ? fitZoom(pane.current, layout) : 0;
      if (wanted >= fitOptions.minZoom) return void flow.fitView({ ...fitOptions, duration: 200 });
      const place = box ?? layout.boxes.get(graph.nodes[0]?.id ?? 0);
      if (place === undefined || pane.current === null) return;
      const { x, y } = startOf(pane.current, place, box !== undefined);
      void flow.setViewport({ x, y, zoom: readableZoom }, { duration: 200 });
    });
    // Only growth moves the view: what is selected afterwards does not.
  }, [count, isReady, flow]);
  return pane;
}

/** The zoom at which all of a layout is in view. */
function fitZoom(pane: HTMLElement | null, { width, height }: GraphLayout): number {
  if (pane === null) return 1;
  const room = 1 - 2 * fitOptions.padding;
  return Math.min((pane.clientWidth * room) / width, (pane.clientHeight * room) / height);
}

/** Where the view begins: a node that was chosen is in its middle, the first one at its left. */
function startOf(pane: HTMLElement, box: Box, isChosen: boolean): { x: number; y: number } {
  const middle = pane.clientWidth / 2 - (box.x + box.width / 2) * readableZoom;
  return {
    // Left of the first node is nothing to see.
    x: isChosen ? Math.min(middle, margin) : margin - box.x * readableZoom,
    y: pane.clientHeight / 2 - (box.y + box.height / 2) * readableZoom,
  };
}
