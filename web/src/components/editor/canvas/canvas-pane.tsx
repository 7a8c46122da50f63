/** The graph of the document, drawn and edited. Places are never stored: the layout follows from the text. */
import { ReactFlowProvider } from "@xyflow/react";
import { useRef, type DragEvent } from "react";
import type { TaskModel } from "../../../document/job-model.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ConnectDialog } from "./connect-dialog.tsx";
import { Flow } from "./flow.tsx";
import { dragType, PaletteBar, PaletteDialog } from "./palette.tsx";
import { CanvasActionsContext } from "./task-menu.tsx";
import { useCanvas, type Canvas, type Ends } from "./use-canvas.ts";
import type { Spot } from "./use-canvas-edits.ts";
import { useKeptFocus } from "./use-kept-focus.ts";
import { useCanvasKeys } from "./use-canvas-keys.ts";

/** The canvas. Greyed while the text is not valid: it shows the last valid one, and edits nothing. */
export function CanvasPane({ onTest }: { onTest: (task: TaskModel) => void }) {
  return (
    <ReactFlowProvider>
      <CanvasBox onTest={onTest} />
    </ReactFlowProvider>
  );
}

function CanvasBox({ onTest }: { onTest: (task: TaskModel) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useCanvas();
  const { mayEdit, selected, edits, newTasks } = canvas;
  const onKeyDown = useCanvasKeys(box, canvas);
  useKeptFocus(box, canvas);
  const actions = {
    selectionWith: (path: Ends["from"]) =>
      selected.some((each) => String(each) === String(path)) ? selected : [path],
    connectFrom: canvas.setConnecting,
    copy: edits.copy,
    test: onTest,
  };
  const onDrop = (event: DragEvent): void => {
    const picked = newTasks.find(({ id }) => id === event.dataTransfer.getData(dragType));
    if (picked === undefined || !mayEdit) return;
    event.preventDefault();
    edits.add(picked, spotAt(event, canvas.endsOf));
  };
  return (
    <CanvasActionsContext value={mayEdit ? actions : null}>
      <div
        ref={box}
        role="group"
        aria-label="Graph of the tasks. Arrow keys follow the dependencies, a adds, c connects, Delete removes."
        className="absolute inset-0"
        data-stale={!canvas.isValid || undefined}
        onKeyDown={onKeyDown}
        onDragOver={(event) => {
          if (mayEdit && event.dataTransfer.types.includes(dragType)) event.preventDefault();
        }}
        onDrop={onDrop}
      >
        {canvas.graph.nodes.length === 0 ? <NoTasks canvas={canvas} /> : <Flow canvas={canvas} />}
        <Overlays canvas={canvas} />
      </div>
    </CanvasActionsContext>
  );
}

function NoTasks({ canvas: { mayEdit, edits } }: { canvas: Canvas }) {
  return (
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
  );
}

/** What lies over the graph: the palette, the reason of a refusal, the lists to pick from. */
function Overlays({ canvas }: { canvas: Canvas }) {
  const { mayEdit, newTasks, edits, selected, connecting, refusal } = canvas;
  return (
    <>
      {mayEdit && (
        <div className="absolute top-2 left-2 z-10 max-w-[calc(100%-1rem)] overflow-x-auto">
          <PaletteBar
            tasks={newTasks}
            onAdd={(task) =>
              edits.add(task, selected.length === 1 ? { after: selected[0]! } : null)
            }
            onMore={() => edits.openPalette(selected.length === 1 ? { after: selected[0]! } : null)}
          />
        </div>
      )}
      {refusal !== null && (
        <p
          role="alert"
          className="floating absolute bottom-3 left-1/2 max-w-[90%] -translate-x-1/2 px-3 py-1.5 text-sm text-bad"
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
            canvas.setConnecting(null);
          }}
          onClose={() => canvas.setConnecting(null)}
        />
      )}
    </>
  );
}

function paletteTitle(spot: Spot): string {
  if (spot === null) return "Add a task";
  return "from" in spot ? "Add a task between" : "Add a task behind this one";
}

/** Where something dropped goes: on an edge, on a task, or on nothing. */
function spotAt(event: DragEvent, endsOf: (id: string) => Ends | null): Spot {
  for (const element of document.elementsFromPoint(event.clientX, event.clientY)) {
    const edge = element.closest<HTMLElement>(".react-flow__edge")?.dataset["id"];
    const between = edge === undefined ? null : endsOf(edge);
    if (between !== null) return between;
    const task = element.closest<HTMLElement>("[data-task]")?.dataset["task"];
    if (task !== undefined)
      return { after: task.split("/").map((step) => (/^\d+$/.test(step) ? Number(step) : step)) };
  }
  return null;
}
