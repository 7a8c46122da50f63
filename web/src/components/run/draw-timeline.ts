/** Draws the timeline: the axis, and the rows that are in view. */
import type { RunSkeleton } from "../../graph/run-skeleton.ts";
import { barPixels, ticks, toPixels, type TimeWindow } from "../../graph/time-scale.ts";
import { segmentsOf } from "../../graph/timeline.ts";
import { formatDuration } from "../../format/time.ts";
import { fillOf, type CanvasColours } from "./canvas-colours.ts";

export const rowHeight = 26;
export const axisHeight = 26;
const barHeight = 12;
const namePadding = 12;

/** One attempt of a task that was tried again, in milliseconds after the run's creation. */
export interface AttemptBar {
  state: string;
  fromMs: number;
  toMs: number;
}

/** All that a drawing depends on. */
export interface TimelineDrawing {
  skeleton: RunSkeleton;
  /** Rows of the skeleton, in order. */
  rows: Int32Array;
  window: TimeWindow;
  /** Pixels of the names' column. */
  nameWidth: number;
  scrollTop: number;
  nowMs: number;
  /** Rows of the critical path; null draws none. */
  path: ReadonlySet<number> | null;
  /** Attempts of tasks that had several, by sequence number. */
  attempts: ReadonlyMap<number, readonly AttemptBar[]>;
  open: number | undefined;
  /** Places in the list; -1 for none. */
  hovered: number;
  cursor: number;
  colours: CanvasColours;
}

interface Size {
  width: number;
  height: number;
}

/** Draws everything that the scroll position shows. */
export function drawTimeline(
  context: CanvasRenderingContext2D,
  size: Size,
  drawing: TimelineDrawing,
): void {
  const { scrollTop, rows } = drawing;
  const first = Math.max(0, Math.floor(scrollTop / rowHeight));
  const last = Math.min(rows.length, Math.ceil((scrollTop + size.height - axisHeight) / rowHeight));
  context.textBaseline = "middle";
  drawGrid(context, size, drawing);
  for (let index = first; index < last; index++) {
    const y = axisHeight + index * rowHeight - scrollTop;
    drawRow(context, size, drawing, { index, y });
  }
  drawAxis(context, size, drawing);
}

function drawGrid(
  context: CanvasRenderingContext2D,
  size: Size,
  { window, nameWidth, colours }: TimelineDrawing,
): void {
  context.fillStyle = colours.line;
  for (const at of ticks(window, size.width - nameWidth)) {
    const x = Math.round(nameWidth + toPixels(window, size.width - nameWidth, at));
    context.fillRect(x, axisHeight, 1, size.height);
  }
}

function drawAxis(
  context: CanvasRenderingContext2D,
  size: Size,
  { window, nameWidth, colours }: TimelineDrawing,
): void {
  context.fillStyle = colours.surface;
  context.fillRect(0, 0, size.width, axisHeight);
  context.fillStyle = colours.line;
  context.fillRect(0, axisHeight - 1, size.width, 1);
  context.fillRect(nameWidth - 1, 0, 1, size.height);
  context.font = `11px ${colours.font}`;
  context.fillStyle = colours["ink-faint"];
  for (const at of ticks(window, size.width - nameWidth)) {
    const x = nameWidth + toPixels(window, size.width - nameWidth, at);
    context.fillText(at === 0 ? "0" : formatDuration(at), x + 4, axisHeight / 2);
  }
}

interface Place {
  index: number;
  y: number;
}

function drawRow(
  context: CanvasRenderingContext2D,
  size: Size,
  drawing: TimelineDrawing,
  { index, y }: Place,
): void {
  const { skeleton, rows, colours, hovered, cursor, open, nameWidth, path } = drawing;
  const row = rows[index]!;
  const isOpen = skeleton.seq(row) === open;
  if (isOpen || index === hovered || index === cursor) {
    context.fillStyle = isOpen ? colours.selected : colours.sunken;
    context.globalAlpha = isOpen ? 1 : 0.6;
    context.fillRect(0, y, size.width, rowHeight);
    context.globalAlpha = 1;
  }
  context.save();
  context.beginPath();
  context.rect(nameWidth, y, size.width - nameWidth, rowHeight);
  context.clip();
  context.globalAlpha = path === null || path.has(row) ? 1 : 0.28;
  drawBars(context, size.width - nameWidth, drawing, { row, y });
  context.restore();
  drawName(context, drawing, { row, y });
  if (index === cursor) {
    context.strokeStyle = colours.accent;
    context.strokeRect(0.5, y + 0.5, size.width - 1, rowHeight - 1);
  }
}

function drawName(
  context: CanvasRenderingContext2D,
  { skeleton, nameWidth, colours, path }: TimelineDrawing,
  { row, y }: { row: number; y: number },
): void {
  context.save();
  context.beginPath();
  context.rect(0, y, nameWidth - 8, rowHeight);
  context.clip();
  context.font = `12px ${colours.font}`;
  context.fillStyle = path === null || path.has(row) ? colours.ink : colours["ink-faint"];
  context.fillText(skeleton.label(row), namePadding, y + rowHeight / 2 + 0.5);
  context.restore();
}

function drawBars(
  context: CanvasRenderingContext2D,
  width: number,
  drawing: TimelineDrawing,
  { row, y }: { row: number; y: number },
): void {
  const { skeleton, window, nameWidth, nowMs, colours } = drawing;
  const attempts = drawing.attempts.get(skeleton.seq(row));
  const top = y + (rowHeight - barHeight) / 2;
  for (const { kind, fromMs, toMs } of segmentsOf(skeleton, row, nowMs)) {
    const bar = barPixels(window, width, fromMs, toMs);
    if (bar === null) continue;
    if (kind === "queue") {
      context.fillStyle = colours["line-strong"];
      context.fillRect(nameWidth + bar.x, top + barHeight / 2 - 1, bar.width, 2);
    } else if (attempts === undefined) {
      fillBar(
        context,
        { x: nameWidth + bar.x, y: top, width: bar.width },
        fillOf(colours, skeleton.shownState(row)),
      );
    }
  }
  for (const { state, fromMs, toMs } of attempts ?? []) {
    const bar = barPixels(window, width, fromMs, toMs);
    if (bar !== null)
      fillBar(context, { x: nameWidth + bar.x, y: top, width: bar.width }, fillOf(colours, state));
  }
}

function fillBar(
  context: CanvasRenderingContext2D,
  bar: { x: number; y: number; width: number },
  fill: string,
): void {
  context.fillStyle = fill;
  if (bar.width < 6) return context.fillRect(bar.x, bar.y, bar.width, barHeight);
  context.beginPath();
  context.roundRect(bar.x, bar.y, bar.width, barHeight, 3);
  context.fill();
}

/** Draws how much ran at each time, and the part of it that the timeline shows. */
export function drawOverview(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  {
    counts,
    whole,
    window,
    colours,
  }: { counts: Float64Array; whole: TimeWindow; window: TimeWindow; colours: CanvasColours },
): void {
  const most = counts.reduce((max, count) => Math.max(max, count), 1);
  const bucket = width / counts.length;
  context.fillStyle = colours.fills.busy;
  context.globalAlpha = 0.55;
  counts.forEach((count, index) => {
    const tall = (count / most) * (height - 4);
    context.fillRect(index * bucket, height - tall, Math.max(1, bucket - 0.5), tall);
  });
  context.globalAlpha = 1;
  const from = toPixels(whole, width, window.fromMs);
  const to = toPixels(whole, width, window.toMs);
  if (to - from >= width - 1) return;
  context.fillStyle = colours.surface;
  context.globalAlpha = 0.7;
  context.fillRect(0, 0, from, height);
  context.fillRect(to, 0, width - to, height);
  context.globalAlpha = 1;
  context.strokeStyle = colours.accent;
  context.strokeRect(from + 0.5, 0.5, to - from - 1, height - 1);
}
