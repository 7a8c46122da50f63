import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { formatDuration } from "../../format/time.ts";
import { panBy, toMs, zoomAt, type TimeWindow } from "../../graph/time-scale.ts";
import { segmentsOf } from "../../graph/timeline.ts";
import { lookOf } from "../../status/status-language.ts";
import type { ShownTaskStatus } from "../../status/shown-task.ts";
import { canvasColours } from "./canvas-colours.ts";
import { axisHeight, drawTimeline, rowHeight, type AttemptBar } from "./draw-timeline.ts";
import { useRunPage } from "./run-context.tsx";
import { useCanvas } from "./use-canvas.ts";
import { useNameWidth } from "./use-name-width.ts";

const clickPx = 4;

interface TimelineCanvasProps {
  rows: Int32Array;
  whole: TimeWindow;
  window: TimeWindow;
  nowMs: number;
  path: ReadonlySet<number> | null;
  attempts: ReadonlyMap<number, readonly AttemptBar[]>;
  onChange: (window: TimeWindow) => void;
}

/** The rows. The page scrolls them; the canvas stays in view and draws what the scroll position shows. */
export function TimelineCanvas(props: TimelineCanvasProps) {
  const { rows } = props;
  const { skeleton, search, openTask } = useRunPage();
  const scroller = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState(-1);
  const [cursor, setCursor] = useState(-1);
  const nameWidth = useNameWidth();
  const { canvas, redraw } = useCanvas((context, size) => {
    const scrollTop = scroller.current?.scrollTop ?? 0;
    const colours = canvasColours();
    const marks = { hovered, cursor, open: search.task };
    drawTimeline(context, size, { ...props, ...marks, skeleton, nameWidth, scrollTop, colours });
  });
  const rowAt = (event: PointerEvent): number => {
    const { top } = canvas.current!.getBoundingClientRect();
    const y = event.clientY - top - axisHeight;
    const index = Math.floor((y + scroller.current!.scrollTop) / rowHeight);
    return y < 0 || index >= rows.length ? -1 : index;
  };
  const open = (index: number): void => {
    if (index < 0) return;
    setCursor(index);
    openTask(skeleton.seq(rows[index]!));
  };
  const drag = useDrag(canvas, nameWidth, props, (event) => open(rowAt(event)));
  useZoomWheel(canvas, nameWidth, props);
  const onKeyDown = useRowKeys(scroller, rows.length, { cursor, setCursor, open });
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        className="absolute inset-0 overflow-x-hidden overflow-y-auto [container-type:size]"
        onScroll={redraw}
      >
        <div className="min-h-full" style={{ height: axisHeight + rows.length * rowHeight }}>
          <canvas
            ref={canvas}
            tabIndex={0}
            role="application"
            aria-label={`Timeline of ${rows.length} task runs. Up and down choose one, Enter opens it. The task list has the same task runs.`}
            className="sticky top-0 block h-[100cqh] w-full cursor-pointer touch-pan-y -outline-offset-2"
            onKeyDown={onKeyDown}
            onPointerLeave={() => setHovered(-1)}
            {...drag}
            onPointerMove={(event) => {
              drag.onPointerMove(event);
              setHovered(rowAt(event));
            }}
          />
        </div>
      </div>
      <p role="status" className="sr-only">
        {cursor >= 0 && cursor < rows.length && textOf(props, rows[cursor]!, skeleton)}
      </p>
      {hovered >= 0 && hovered < rows.length && (
        <p className="floating pointer-events-none absolute right-4 bottom-2 max-w-[90%] truncate px-2.5 py-1 text-xs">
          {textOf(props, rows[hovered]!, skeleton)}
        </p>
      )}
    </div>
  );
}

function textOf(
  { nowMs }: TimelineCanvasProps,
  row: number,
  skeleton: ReturnType<typeof useRunPage>["skeleton"],
): string {
  const parts = segmentsOf(skeleton, row, nowMs).map(({ kind, fromMs, toMs: end }) =>
    kind === "queue"
      ? `waited ${formatDuration(end - fromMs)}`
      : `ran ${formatDuration(end - fromMs)} from ${formatDuration(fromMs)} on`,
  );
  const state = lookOf(skeleton.shownState(row) as ShownTaskStatus).label.toLowerCase();
  const attempt = skeleton.attempt(row) > 1 ? [`attempt ${skeleton.attempt(row)}`] : [];
  return [skeleton.pathOf(row).join(" / "), state, ...parts, ...attempt].join(" · ");
}

/** Dragging sideways moves in time; what did not move is a click on the row, wherever in it. */
function useDrag(
  canvas: React.RefObject<HTMLCanvasElement | null>,
  nameWidth: number,
  { window, whole, onChange }: TimelineCanvasProps,
  onClick: (event: PointerEvent) => void,
) {
  const from = useRef<{ x: number; window: TimeWindow; moved: boolean } | null>(null);
  return {
    onPointerDown: (event: PointerEvent): void => {
      from.current = { x: event.clientX, window, moved: false };
      canvas.current?.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent): void => {
      if (from.current === null) return;
      const dx = event.clientX - from.current.x;
      if (Math.abs(dx) > clickPx) from.current.moved = true;
      if (!from.current.moved) return;
      const width = canvas.current!.clientWidth - nameWidth;
      const { window: before } = from.current;
      onChange(panBy(before, whole, (-dx / width) * (before.toMs - before.fromMs)));
    },
    onPointerUp: (event: PointerEvent): void => {
      if (from.current !== null && !from.current.moved) onClick(event);
      from.current = null;
    },
    onPointerCancel: (): void => void (from.current = null),
  };
}

/** With Ctrl, or pinched on a trackpad, the wheel zooms; sideways it moves in time; otherwise the page scrolls. */
function useZoomWheel(
  canvas: React.RefObject<HTMLCanvasElement | null>,
  nameWidth: number,
  props: TimelineCanvasProps,
): void {
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    const element = canvas.current;
    const listener = (event: WheelEvent): void => {
      const { window, whole, onChange } = latest.current;
      const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
      if (!event.ctrlKey && !event.metaKey && !isSideways) return;
      event.preventDefault();
      const { left, width } = element!.getBoundingClientRect();
      const room = width - nameWidth;
      if (isSideways && !event.ctrlKey) {
        const pixels = event.deltaX || event.deltaY;
        return onChange(panBy(window, whole, (pixels / room) * (window.toMs - window.fromMs)));
      }
      const at = toMs(window, room, event.clientX - left - nameWidth);
      onChange(zoomAt(window, whole, at, Math.exp(event.deltaY / 300)));
    };
    element?.addEventListener("wheel", listener, { passive: false });
    return () => element?.removeEventListener("wheel", listener);
  }, [canvas, nameWidth]);
}

/** Up, down, Home, End and the page keys choose a row; Enter opens it. */
function useRowKeys(
  scroller: React.RefObject<HTMLDivElement | null>,
  count: number,
  at: { cursor: number; setCursor: (index: number) => void; open: (index: number) => void },
) {
  const moveTo = (wanted: number): void => {
    const index = Math.max(0, Math.min(count - 1, wanted));
    at.setCursor(index);
    const box = scroller.current!;
    const top = index * rowHeight;
    if (top < box.scrollTop) box.scrollTop = top;
    const least = top + rowHeight + axisHeight - box.clientHeight;
    if (box.scrollTop < least) box.scrollTop = least;
  };
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(at.cursor + 1),
    ArrowUp: () => moveTo(at.cursor - 1),
    PageDown: () => moveTo(at.cursor + 15),
    PageUp: () => moveTo(at.cursor - 15),
    Home: () => moveTo(0),
    End: () => moveTo(count - 1),
    Enter: () => at.open(at.cursor),
  };
  return (event: KeyboardEvent): void => {
    if (!Object.hasOwn(moves, event.key)) return;
    event.preventDefault();
    moves[event.key]!();
  };
}
