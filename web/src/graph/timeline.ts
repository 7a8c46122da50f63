/** The timeline's rows: their order, their segments, and which of them a window of time shows. Pure. */
import type { RunSkeleton } from "./run-skeleton.ts";
import type { TimeWindow } from "./time-scale.ts";

export type TimelineOrder = "start" | "duration" | "name" | "job";
export const timelineOrders: readonly TimelineOrder[] = ["start", "duration", "name", "job"];

/** Rows of the skeleton that have begun, in an order; for the order by start also the latest end so far, for searching. */
export interface TimelineRows {
  rows: Int32Array;
  /** `latestEnd[i]`: the latest end among rows 0 to i, which grows with i. Null for other orders. */
  latestEnd: Float64Array | null;
}

/** A part of a row. */
export interface Segment {
  kind: "queue" | "run";
  fromMs: number;
  toMs: number;
}

/** When a row began to be of interest: queued, or started. NaN if it never was. */
function beginOf(skeleton: RunSkeleton, row: number): number {
  const queued = skeleton.queued(row);
  return Number.isNaN(queued) ? skeleton.start(row) : queued;
}

/** When it ended, or now. */
function endOf(skeleton: RunSkeleton, row: number, nowMs: number): number {
  const end = skeleton.end(row);
  return Number.isNaN(end) ? Math.max(nowMs, beginOf(skeleton, row)) : end;
}

/** The whole of the timeline: from the run's creation to its end, or to now. */
export function wholeWindow(skeleton: RunSkeleton, nowMs: number): TimeWindow {
  let last = 0;
  let open = false;
  for (let row = 0; row < skeleton.size; row++) {
    if (Number.isNaN(beginOf(skeleton, row))) continue;
    open ||= Number.isNaN(skeleton.end(row));
    last = Math.max(last, endOf(skeleton, row, 0));
  }
  return { fromMs: 0, toMs: Math.max(1, last, open ? nowMs : 0) };
}

/** The rows to draw. Task runs that never began, such as skipped ones, have no place in time. */
export function timelineRows(
  skeleton: RunSkeleton,
  order: TimelineOrder,
  nowMs: number,
  includes: (row: number) => boolean = () => true,
): TimelineRows {
  const rows: number[] = [];
  for (let row = 0; row < skeleton.size; row++)
    if (hasBar(skeleton, row) && includes(row)) rows.push(row);
  rows.sort(comparisonOf(skeleton, order, nowMs));
  const sorted = Int32Array.from(rows);
  return {
    rows: sorted,
    latestEnd: order === "start" ? latestEnds(skeleton, sorted, nowMs) : null,
  };
}

function hasBar(skeleton: RunSkeleton, row: number): boolean {
  if (skeleton.nodeIndex(row) < 0 || skeleton.state(row) === "skipped") return false;
  return !Number.isNaN(beginOf(skeleton, row));
}

function comparisonOf(
  skeleton: RunSkeleton,
  order: TimelineOrder,
  nowMs: number,
): (a: number, b: number) => number {
  const bySeq = (a: number, b: number) => skeleton.seq(a) - skeleton.seq(b);
  const duration = (row: number) => endOf(skeleton, row, nowMs) - skeleton.start(row) || 0;
  switch (order) {
    case "start":
      return (a, b) => beginOf(skeleton, a) - beginOf(skeleton, b) || bySeq(a, b);
    case "duration":
      return (a, b) => duration(b) - duration(a) || bySeq(a, b);
    case "name":
      return (a, b) => skeleton.name(a).localeCompare(skeleton.name(b)) || bySeq(a, b);
    case "job":
      return bySeq;
  }
}

function latestEnds(skeleton: RunSkeleton, rows: Int32Array, nowMs: number): Float64Array {
  let latest = 0;
  return Float64Array.from(rows, (row) => {
    latest = Math.max(latest, endOf(skeleton, row, nowMs));
    return latest;
  });
}

/** The range of rows, by place in the list, that a window of time can show: `first` to before `last`. */
export function rowsInWindow(
  skeleton: RunSkeleton,
  timeline: TimelineRows,
  window: TimeWindow,
): { first: number; last: number } {
  const { rows, latestEnd } = timeline;
  if (latestEnd === null) return { first: 0, last: rows.length };
  return {
    first: lowerBound(rows.length, (index) => latestEnd[index]! >= window.fromMs),
    last: lowerBound(rows.length, (index) => beginOf(skeleton, rows[index]!) > window.toMs),
  };
}

/** The first index for which `holds`, which holds from there on; `length` if for none. */
export function lowerBound(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What a row consists of: waiting for a worker, then running. */
export function segmentsOf(skeleton: RunSkeleton, row: number, nowMs: number): Segment[] {
  const queued = skeleton.queued(row);
  const start = skeleton.start(row);
  const end = endOf(skeleton, row, nowMs);
  const segments: Segment[] = [];
  if (!Number.isNaN(queued) && (Number.isNaN(start) || start > queued))
    segments.push({ kind: "queue", fromMs: queued, toMs: Number.isNaN(start) ? end : start });
  if (!Number.isNaN(start)) segments.push({ kind: "run", fromMs: start, toMs: end });
  return segments;
}

/** How many task runs without others inside ran in each of `buckets` equal parts of a window. */
export function parallelism(
  skeleton: RunSkeleton,
  whole: TimeWindow,
  buckets: number,
  nowMs: number,
): Float64Array {
  const steps = new Float64Array(buckets + 1);
  const scale = buckets / (whole.toMs - whole.fromMs);
  for (let row = 0; row < skeleton.size; row++) {
    const start = skeleton.start(row);
    if (Number.isNaN(start) || !hasBar(skeleton, row)) continue;
    if (skeleton.childrenOf(skeleton.seq(row)).length > 0) continue;
    const first = Math.min(buckets - 1, Math.max(0, Math.floor((start - whole.fromMs) * scale)));
    const end = Math.ceil((endOf(skeleton, row, nowMs) - whole.fromMs) * scale);
    steps[first]! += 1;
    steps[Math.min(buckets, Math.max(first + 1, end))]! -= 1;
  }
  let running = 0;
  return Float64Array.from(steps.subarray(0, buckets), (step) => (running += step));
}
