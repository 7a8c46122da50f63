import { useMemo, useRef, type PointerEvent } from "react";
import { toMs, type TimeWindow } from "../../graph/time-scale.ts";
import { parallelism } from "../../graph/timeline.ts";
import { canvasColours } from "./canvas-colours.ts";
import { drawOverview } from "./draw-timeline.ts";
import { useRunPage } from "./run-context.tsx";
import { useCanvas } from "./use-canvas.ts";
import { useNameWidth } from "./use-name-width.ts";

const buckets = 240;
/** A brush narrower than this was a click. */
const leastBrushPx = 4;

/** How much ran at each time of the run. Dragging over it shows that part. */
export function TimelineOverview({
  whole,
  window,
  nowMs,
  onChange,
}: {
  whole: TimeWindow;
  window: TimeWindow;
  nowMs: number;
  onChange: (window: TimeWindow) => void;
}) {
  const { skeleton, version } = useRunPage();
  const counts = useMemo(
    () => parallelism(skeleton, whole, buckets, nowMs),
    [skeleton, version, whole, nowMs],
  );
  const nameWidth = useNameWidth();
  const from = useRef<number | null>(null);
  const { canvas } = useCanvas((context, size) => {
    drawOverview(context, size, { counts, whole, window, colours: canvasColours() });
  });
  const placeOf = (event: PointerEvent): number => {
    const { left, width } = canvas.current!.getBoundingClientRect();
    return Math.min(width, Math.max(0, event.clientX - left));
  };
  const brush = (event: PointerEvent): void => {
    if (from.current === null) return;
    const [start, end] = [from.current, placeOf(event)].sort((a, b) => a - b) as [number, number];
    if (end - start < leastBrushPx) return;
    const { width } = canvas.current!.getBoundingClientRect();
    onChange({ fromMs: toMs(whole, width, start), toMs: toMs(whole, width, end) });
  };
  const most = counts.reduce((max, count) => Math.max(max, count), 0);
  return (
    <div className="flex h-10 shrink-0 items-center border-b border-line">
      <span
        className="shrink-0 px-3 text-2xs text-ink-faint tabular-nums"
        style={{ width: nameWidth }}
      >
        at most {most} at once
      </span>
      <canvas
        ref={canvas}
        role="img"
        aria-label={`How many tasks ran at each time: at most ${most} at once`}
        className="h-full min-w-0 flex-1 cursor-crosshair touch-none"
        onPointerDown={(event) => {
          from.current = placeOf(event);
          canvas.current?.setPointerCapture(event.pointerId);
        }}
        onPointerMove={brush}
        onPointerUp={(event) => {
          brush(event);
          from.current = null;
        }}
      />
    </div>
  );
}
