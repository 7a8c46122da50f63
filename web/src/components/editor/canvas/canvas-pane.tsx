/** The graph of the document, drawn and edited. Places are never stored: the layout follows from the text. */
import {
  Background,
  ConnectionLineType,
  Controls,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  type Connection,
  type Edge as FlowEdge,
  type EdgeChange,
  type NodeChange,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { useEffect, useMemo, useRef, useState, type DragEvent } from "react";
import type { TaskModel } from "../../../document/job-model.ts";
import type { Path } from "../../../document/splice.ts";
import { editGraph, layoutKey } from "../../../graph/plan-layout.ts";
import { useLayout } from "../../run/use-layout.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useEditor, useSnapshot } from "../editor-context.tsx";
import { ConnectDialog } from "./connect-dialog.tsx";
import { flowEdges, flowNodes } from "./flow-elements.ts";
import { dragType, PaletteBar, PaletteDialog, useNewTasks } from "./palette.tsx";
import { CanvasActionsContext } from "./task-menu.tsx";
import { GroupNode, PartNode, TaskNode, type TaskNodeType } from "./task-node.tsx";
import { connectionRefusal, useCanvasEdits, type Spot } from "./use-canvas-edits.ts";
import { useCanvasKeys } from "./use-canvas-keys.ts";

const nodeTypes = { task: TaskNode, group: GroupNode, part: PartNode };
const fitOptions = { padding: 0.14, maxZoom: 1 };

/** The canvas. Greyed while the text is not valid: it shows the last valid one, and edits nothing. */
export function CanvasPane({ onTest }: { onTest: (task: TaskModel) => void }) {
  return (
    <ReactFlowProvider>
      <Canvas onTest={onTest} />
    </ReactFlowProvider>
  );
}

function Canvas({ onTest }: { onTest: (task: TaskModel) => void }) {
  const snapshot = useSnapshot();
  const { model, isValid, problems } = snapshot;
  const { canEdit, select } = useEditor();
  const graph = useMemo(() => editGraph(model), [model]);
  const layout = useLayout(graph.nodes.length === 0 ? null : layoutKey(graph), graph.graph);
  const box = useRef<HTMLDivElement>(null);
  const edits = useCanvasEdits();
  const newTasks = useNewTasks();
  const selection = useSelection();
  const [edge, setEdge] = useState<string | null>(null);
  const [connecting, setConnecting] = useState<Path | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const mayEdit = canEdit && isValid;
  useFitOnGrowth(graph.nodes.length, layout !== null);

  const taskOf = (id: string): TaskModel | null => graph.nodes[Number(id)]?.task ?? null;
  const ends = (id: string): { from: Path; to: Path } | null => {
    const found = graph.edges.find(({ from, to }) => `${from}-${to}` === id);
    return found === undefined
      ? null
      : { from: graph.nodes[found.from]!.task.path, to: graph.nodes[found.to]!.task.path };
  };
  const selectedPaths = graph.nodes
    .map(({ task }) => task.path)
    .filter((path) => selection.keys.has(path.join("/")));
  const remove = (): void => {
    const selectedEdge = edge === null ? null : ends(edge);
    if (selectedEdge !== null) edits.disconnect(selectedEdge.from, selectedEdge.to);
    else if (selectedPaths.length > 0) edits.remove(selectedPaths);
  };
  const onKeyDown = useCanvasKeys({
    box,
    graph,
    layout,
    mayEdit,
    selected: selectedPaths,
    onSelect: selection.only,
    onAll: () => selection.set(graph.nodes.map(({ task }) => task.path)),
    onAdd: (path) => edits.openPalette(path === null ? null : { after: path }),
    onConnect: setConnecting,
    onDelete: remove,
    edits,
  });
  const check = (connection: FlowEdge | Connection): boolean => {
    const [from, to] = [taskOf(connection.source), taskOf(connection.target)];
    const reason =
      from === null || to === null ? null : connectionRefusal(model, from.path, to.path);
    setRefusal(from === to ? null : reason);
    return from !== null && to !== null && reason === null;
  };
  const onNodesChange = (changes: NodeChange<TaskNodeType>[]): void => {
    const keys = new Set(selection.keys);
    let isChanged = false;
    for (const change of changes) {
      const task = change.type === "select" ? taskOf(change.id) : null;
      if (change.type !== "select" || task === null) continue;
      isChanged = true;
      if (change.selected) keys.add(task.path.join("/"));
      else keys.delete(task.path.join("/"));
    }
    if (isChanged)
      selection.replace(
        keys,
        graph.nodes.map(({ task }) => task.path),
      );
  };
  const onEdgesChange = (changes: EdgeChange[]): void => {
    for (const change of changes)
      if (change.type === "select")
        setEdge((old) => (change.selected ? change.id : old === change.id ? null : old));
  };
  const onDrop = (event: DragEvent): void => {
    const picked = newTasks.find(({ id }) => id === event.dataTransfer.getData(dragType));
    if (picked === undefined || !mayEdit) return;
    event.preventDefault();
    edits.add(picked, spotAt(event, ends));
  };
  const actions = useMemo(
    () => ({
      selectionWith: (path: Path) =>
        selectedPaths.some((each) => String(each) === String(path)) ? selectedPaths : [path],
      connectFrom: setConnecting,
      copy: edits.copy,
      test: onTest,
    }),
    [selectedPaths, edits.copy, onTest],
  );
  const edges = flowEdges(graph).map((each) => ({ ...each, selected: each.id === edge }));

  return (
    <CanvasActionsContext value={mayEdit ? actions : null}>
      <div
        ref={box}
        role="group"
        aria-label="Graph of the tasks. Arrow keys follow the dependencies, a adds, c connects, Delete removes."
        className="absolute inset-0"
        data-stale={!isValid || undefined}
        onKeyDown={onKeyDown}
        onDragOver={(event) => {
          if (mayEdit && event.dataTransfer.types.includes(dragType)) event.preventDefault();
        }}
        onDrop={onDrop}
      >
        {graph.nodes.length === 0 ? (
          <EmptyState
            title="No tasks yet"
            action={
              mayEdit && (
                <Button variant="primary" onClick={() => edits.openPalette(null)}>
                  Add a task
                </Button>
              )
            }
          >
            A job is a list of tasks. Add one here, or write it in the text.
          </EmptyState>
        ) : (
          <ReactFlow
            className={isValid ? "" : "opacity-45 grayscale"}
            nodes={layout === null ? [] : flowNodes(graph, layout, problems, selection.keys)}
            edges={layout === null ? [] : edges}
            nodeTypes={nodeTypes}
            onNodesChange={onNodesChange}
            onEdgesChange={onEdgesChange}
            onPaneClick={() => select(null)}
            onConnect={({ source, target }) => {
              const [from, to] = [taskOf(source), taskOf(target)];
              if (from !== null && to !== null) edits.connect(from.path, to.path);
            }}
            onConnectEnd={() => setRefusal(null)}
            isValidConnection={check}
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
        )}
        {mayEdit && (
          <div className="absolute top-2 left-2 z-10">
            <PaletteBar
              tasks={newTasks}
              onAdd={(task) =>
                edits.add(task, selectedPaths.length === 1 ? { after: selectedPaths[0]! } : null)
              }
            />
          </div>
        )}
        {refusal !== null && (
          <p
            role="alert"
            className="floating absolute bottom-3 left-1/2 z-10 max-w-[90%] -translate-x-1/2 px-3 py-1.5 text-sm text-bad"
          >
            {refusal}
          </p>
        )}
        {edits.spot !== undefined && (
          <PaletteDialog
            tasks={newTasks}
            title={paletteTitle(edits.spot)}
            onPick={(task) => edits.add(task, edits.spot ?? null)}
            onClose={edits.closePalette}
          />
        )}
        {connecting !== null && (
          <ConnectDialog
            from={connecting}
            onPick={(to) => {
              edits.connect(connecting, to);
              setConnecting(null);
            }}
            onClose={() => setConnecting(null)}
          />
        )}
      </div>
    </CanvasActionsContext>
  );
}

function paletteTitle(spot: Spot): string {
  if (spot === null) return "Add a task";
  return "from" in spot ? "Add a task between" : "Add a task behind this one";
}

/** Where something dropped goes: on an edge, on a task, or on nothing. */
function spotAt(event: DragEvent, ends: (id: string) => { from: Path; to: Path } | null): Spot {
  for (const element of document.elementsFromPoint(event.clientX, event.clientY)) {
    const edge = element.closest<HTMLElement>(".react-flow__edge")?.dataset["id"];
    const between = edge === undefined ? null : ends(edge);
    if (between !== null) return between;
    const task = element.closest<HTMLElement>("[data-task]")?.dataset["task"];
    if (task !== undefined)
      return { after: task.split("/").map((step) => (/^\d+$/.test(step) ? Number(step) : step)) };
  }
  return null;
}

/** What is selected on the canvas: any number of tasks, of which the last one is shown by the form. */
function useSelection() {
  const { task, select } = useEditor();
  const shown = task === null ? "" : task.path.join("/");
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set(shown === "" ? [] : [shown]));
  // The address names one task; what was selected beside it holds only as long as it is among them.
  const effective = useMemo(
    () => (shown === "" ? new Set<string>() : keys.has(shown) ? keys : new Set([shown])),
    [keys, shown],
  );
  const replace = (next: ReadonlySet<string>, paths: readonly Path[]): void => {
    setKeys(next);
    const added = [...next].find((key) => !effective.has(key));
    const main = added ?? (next.has(shown) ? shown : [...next].at(-1));
    select(paths.find((path) => path.join("/") === main) ?? null);
  };
  return {
    keys: effective,
    replace,
    only: (path: Path) => replace(new Set([path.join("/")]), [path]),
    set: (paths: readonly Path[]) => replace(new Set(paths.map((path) => path.join("/"))), paths),
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
