import { useEffect, useRef, type KeyboardEvent, type RefObject } from "react";
import { useFlowArrows } from "../../graph/use-flow-arrows.ts";
import { useEditor } from "../editor-context.tsx";
import type { Canvas } from "./use-canvas.ts";

/** The keys of the canvas while the focus is in it; answers with the handler of key presses. */
export function useCanvasKeys(
  box: RefObject<HTMLDivElement | null>,
  canvas: Canvas,
): (event: KeyboardEvent) => void {
  useClipboard(box, canvas);
  const move = useFlowArrows(box, canvas.graph.graph, canvas.layout, (node) =>
    canvas.selection.only(canvas.graph.nodes[node]!.task.path),
  );
  const { session } = useEditor();
  return (event) => {
    if (event.target instanceof HTMLElement && event.target.closest("input, [role=dialog]")) return;
    if (move(event)) return;
    const { selected, mayEdit, edits, paths } = canvas;
    const isCommand = event.ctrlKey || event.metaKey;
    const actions: Record<string, () => void> = isCommand
      ? {
          a: () => canvas.selection.set(paths),
          z: () => (event.shiftKey ? session.redo() : session.undo()),
          y: () => session.redo(),
        }
      : {
          a: () => edits.openPalette(selected.length === 1 ? { after: selected[0]! } : null),
          c: () => selected.length === 1 && canvas.setConnecting(selected[0]!),
          d: () => selected.length > 0 && edits.duplicate(selected),
          Delete: canvas.remove,
          Backspace: canvas.remove,
          Enter: () => selectFocused(event, canvas),
          " ": () => selectFocused(event, canvas),
        };
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
    if (action === undefined || (!mayEdit && event.key !== "Enter")) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
}

function selectFocused(event: KeyboardEvent, { graph, selection }: Canvas): void {
  const key = event.target instanceof HTMLElement ? event.target.dataset["task"] : undefined;
  const node = graph.nodes.find(({ task }) => task.path.join("/") === key);
  if (node !== undefined) selection.only(node.task.path);
}

/** Copy and paste of the browser, so that tasks travel between windows and from outside. */
function useClipboard(box: RefObject<HTMLDivElement | null>, canvas: Canvas): void {
  const latest = useRef(canvas);
  useEffect(() => {
    latest.current = canvas;
  });
  useEffect(() => {
    const isHere = (): boolean =>
      box.current?.contains(document.activeElement) === true &&
      document.activeElement?.closest("input, textarea, [role=dialog]") === null;
    const onCopy = (event: ClipboardEvent): void => {
      const { selected, edits } = latest.current;
      if (!isHere() || selected.length === 0) return;
      event.preventDefault();
      edits.copy(selected);
    };
    const onPaste = (event: ClipboardEvent): void => {
      const { selected, edits, mayEdit } = latest.current;
      const copied = event.clipboardData?.getData("text/plain") ?? "";
      if (!isHere() || !mayEdit || copied === "") return;
      event.preventDefault();
      edits.paste(copied, selected.at(-1) ?? null);
    };
    document.addEventListener("copy", onCopy);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("paste", onPaste);
    };
  }, [box]);
}
