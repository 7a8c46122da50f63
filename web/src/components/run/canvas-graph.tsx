import { Maximize, Minus, Plus } from "lucide-react";
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { directionOf, neighbourOf, nodeAt } from "../../graph/neighbour.ts";
import { lookOf } from "../../status/status-language.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { canvasColours } from "./canvas-colours.ts";
import { drawGraph } from "./draw-graph.ts";
import { nodeLook, type GraphDrawing } from "./graph-drawing.ts";
import {
  centreViewport,
  fitViewport,
  panViewport,
  zoomViewport,
  type Viewport,
} from "./graph-viewport.ts";
import { useRunPage } from "./run-context.tsx";
import { useCanvas } from "./use-canvas.ts";

const step = 1.3;
/** A pointer that moved less than this has clicked. */
const clickPx = 4;

/** The graph on a canvas: for thousands of nodes, each of which would be slow as an element of the page. */
export default function CanvasGraph(drawing: GraphDrawing) {
  const { skeleton, search } = useRunPage();
  const [cursor, setCursor] = useState<number | null>(null);
  const viewport = useRef<Viewport | null>(null);
  const row = search.task === undefined ? undefined : skeleton.rowOf(search.task);
  const open = row === undefined ? null : skeleton.nodeIndex(row);
  const { canvas, redraw } = useCanvas((context, size) => {
    viewport.current ??= fitViewport(drawing.layout, size);
    const marks = { open, cursor };
    const colours = canvasColours();
    drawGraph(context, size, { drawing, skeleton, viewport: viewport.current, marks, colours });
  });
  const set = (next: Viewport | null): void => {
    viewport.current = next;
    redraw();
  };
  // Another layout is another place for everything.
  useEffect(() => {
    viewport.current = null;
  }, [drawing.layout]);
  const zoomBy = (factor: number, px?: number, py?: number): void => {
    const box = canvas.current?.getBoundingClientRect();
    if (!viewport.current || !box) return;
    set(zoomViewport(viewport.current, px ?? box.width / 2, py ?? box.height / 2, factor));
  };
  useWheel(canvas, (event) => {
    const { left, top } = canvas.current!.getBoundingClientRect();
    zoomBy(Math.exp(-event.deltaY / 400), event.clientX - left, event.clientY - top);
  });
  const pointers = usePointers(canvas, viewport, set, drawing);
  const onKeyDown = useCursorKeys(drawing, { cursor, open, setCursor, viewport, canvas, zoomBy });
  const look = cursor === null ? null : nodeLook(skeleton, drawing.states, cursor);
  return (
    <div className="absolute inset-0">
      <canvas
        ref={canvas}
        tabIndex={0}
        role="application"
        aria-label={`Graph of ${drawing.graph.nodes.length} tasks. Arrow keys follow the dependencies, Enter opens a task, plus and minus zoom. The task list has the same tasks.`}
        className="absolute inset-0 size-full cursor-grab touch-none -outline-offset-2 active:cursor-grabbing"
        onKeyDown={onKeyDown}
        {...pointers}
      />
      <p role="status" className="sr-only">
        {look && `${look.name}, ${lookOf(look.state).label}`}
      </p>
      <div className="panel absolute bottom-3 left-3 flex flex-col">
        <IconButton
          label="Zoom in"
          size="small"
          icon={<Plus size={14} aria-hidden />}
          onClick={() => zoomBy(step)}
        />
        <IconButton
          label="Zoom out"
          size="small"
          icon={<Minus size={14} aria-hidden />}
          onClick={() => zoomBy(1 / step)}
        />
        <IconButton
          label="Show all"
          size="small"
          icon={<Maximize size={14} aria-hidden />}
          onClick={() => set(null)}
        />
      </div>
    </div>
  );
}

/** React listens to wheels passively; the page would scroll as well. */
function useWheel(
  canvas: React.RefObject<HTMLCanvasElement | null>,
  onWheel: (event: WheelEvent) => void,
): void {
  const latest = useRef(onWheel);
  useEffect(() => {
    latest.current = onWheel;
  });
  useEffect(() => {
    const element = canvas.current;
    const listener = (event: WheelEvent): void => {
      event.preventDefault();
      latest.current(event);
    };
    element?.addEventListener("wheel", listener, { passive: false });
    return () => element?.removeEventListener("wheel", listener);
  }, [canvas]);
}

/** Dragging moves, two fingers zoom, a click opens. */
function usePointers(
  canvas: React.RefObject<HTMLCanvasElement | null>,
  viewport: React.RefObject<Viewport | null>,
  set: (viewport: Viewport) => void,
  { layout, states, groups, toggle }: GraphDrawing,
) {
  const { skeleton, openTask } = useRunPage();
  const down = useRef(new Map<number, { x: number; y: number }>());
  const moved = useRef(0);
  const hit = (event: PointerEvent | React.MouseEvent): number | null => {
    const { left, top } = canvas.current!.getBoundingClientRect();
    const { x, y, zoom } = viewport.current!;
    return nodeAt(
      layout.boxes,
      x + (event.clientX - left) / zoom,
      y + (event.clientY - top) / zoom,
    );
  };
  return {
    onPointerDown: (event: PointerEvent): void => {
      if (down.current.size === 0) moved.current = 0;
      down.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      canvas.current?.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent): void => {
      const before = down.current.get(event.pointerId);
      if (!before || !viewport.current) return;
      const [dx, dy] = [event.clientX - before.x, event.clientY - before.y];
      const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
      moved.current += Math.abs(dx) + Math.abs(dy);
      down.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (!other) return set(panViewport(viewport.current, dx, dy));
      const { left, top } = canvas.current!.getBoundingClientRect();
      const distance = Math.hypot(event.clientX - other.x, event.clientY - other.y);
      const factor = distance / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
      set(zoomViewport(viewport.current, other.x - left, other.y - top, factor));
    },
    onPointerUp: (event: PointerEvent): void => {
      down.current.delete(event.pointerId);
      if (moved.current > clickPx || !viewport.current) return;
      const node = hit(event);
      const row = node === null ? -1 : states.rows[node]!;
      if (row >= 0) openTask(skeleton.seq(row));
    },
    onPointerCancel: (event: PointerEvent): void => void down.current.delete(event.pointerId),
    onDoubleClick: (event: React.MouseEvent): void => {
      const node = viewport.current ? hit(event) : null;
      if (node !== null && groups.has(node)) toggle(node);
    },
  };
}

/** The keyboard: arrows along edges, Enter opens, plus and minus zoom. */
function useCursorKeys(
  { graph, layout, states }: GraphDrawing,
  at: {
    cursor: number | null;
    open: number | null;
    setCursor: (node: number) => void;
    viewport: React.RefObject<Viewport | null>;
    canvas: React.RefObject<HTMLCanvasElement | null>;
    zoomBy: (factor: number) => void;
  },
) {
  const { skeleton, openTask } = useRunPage();
  return (event: KeyboardEvent): void => {
    const here = at.cursor ?? at.open;
    const direction = directionOf(event.key);
    if (event.key === "+" || event.key === "-") at.zoomBy(event.key === "+" ? step : 1 / step);
    else if (event.key === "Enter" && here !== null && states.rows[here]! >= 0)
      openTask(skeleton.seq(states.rows[here]!));
    else if (direction === undefined) return;
    event.preventDefault();
    if (direction === undefined) return;
    const next =
      here === null ? graph.nodes[0]! : neighbourOf(graph, layout.boxes, here, direction);
    const box = next === null ? undefined : layout.boxes.get(next);
    if (next === null || !box || !at.viewport.current) return;
    at.setCursor(next);
    const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const view = at.canvas.current!.getBoundingClientRect();
    at.viewport.current = centreViewport(at.viewport.current, place, view);
  };
}
