import {
  Background,
  ConnectionLineType,
  Controls,
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
import { useEffect, useRef } from "react";
import { useEditor } from "../editor-context.tsx";
import "./canvas.css";
import { flowEdges, flowNodes } from "./flow-elements.ts";
import { GroupNode, PartNode, TaskNode, type TaskNodeType } from "./task-node.tsx";
import type { Canvas } from "./use-canvas.ts";
import { connectionRefusal } from "./use-canvas-edits.ts";

const nodeTypes = { task: TaskNode, group: GroupNode, part: PartNode };
/** Smaller than this nobody reads the names: the rest is reached by moving. */
const fitOptions = { padding: 0.1, minZoom: 0.5, maxZoom: 1 };

/** The graph by React Flow. */
export function Flow({ canvas }: { canvas: Canvas }) {
  const { select } = useEditor();
  const { graph, layout, edits, selection, mayEdit } = canvas;
  const handlers = useFlowHandlers(canvas);
  useFitOnGrowth(graph.nodes.length, layout !== null);
  const edges = flowEdges(graph).map((each) => ({ ...each, selected: each.id === canvas.edge }));
  return (
    <ReactFlow
      className={canvas.isValid ? "edit-flow" : "edit-flow opacity-45 grayscale"}
      nodes={layout === null ? [] : flowNodes(graph, layout, canvas.problems, selection.keys)}
      edges={layout === null ? [] : edges}
      nodeTypes={nodeTypes}
      {...handlers}
      onPaneClick={() => select(null)}
      onConnect={({ source, target }) => {
        const [from, to] = [canvas.taskOf(source), canvas.taskOf(target)];
        if (from !== null && to !== null) edits.connect(from.path, to.path);
      }}
      onConnectEnd={() => canvas.setRefusal(null)}
      connectionLineType={ConnectionLineType.Bezier}
      nodesDraggable={false}
      nodesConnectable={mayEdit}
      nodesFocusable={false}
      edgesFocusable={mayEdit}
      elementsSelectable
      selectionMode={SelectionMode.Partial}
      deleteKeyCode={null}
      multiSelectionKeyCode={["Shift", "Control", "Meta"]}
      zoomOnDoubleClick={false}
      minZoom={0.1}
      maxZoom={1.6}
      fitView
      fitViewOptions={fitOptions}
    >
      <Background gap={24} size={1} color="var(--line)" />
      <Controls showInteractive={false} fitViewOptions={fitOptions} position="bottom-left" />
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

/** Shows everything when the graph first appears and whenever a task is added. */
function useFitOnGrowth(count: number, isReady: boolean): void {
  const flow = useReactFlow();
  const shown = useRef(0);
  useEffect(() => {
    if (!isReady) return;
    const isGrown = count !== shown.current;
    shown.current = count;
    // The new nodes are measured in the next frame.
    if (isGrown) requestAnimationFrame(() => void flow.fitView({ ...fitOptions, duration: 200 }));
  }, [count, isReady, flow]);
}
