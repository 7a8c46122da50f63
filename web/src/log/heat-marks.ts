import type { LineView } from "./line-view.ts";
import type { Ranges } from "./ranges.ts";

/** Marks beside the scrollbar: more of them would not be told apart. */
const BUCKETS = 200;

/** A piece of the scrollbar's track, as shares of its height. */
export interface HeatMark {
  from: number;
  to: number;
}

/** Where lines of a set are in a view; neighbouring marks are one. */
export function heatMarks(ranges: Ranges, view: LineView): HeatMark[] {
  if (view.rows === 0) return [];
  const marked = new Uint8Array(BUCKETS);
  for (let at = 0; at < ranges.length; at += 2) {
    const first = ranges[at]!;
    const last = ranges[at + 1]! - 1;
    if (!view.shows(first) && !view.shows(last)) continue;
    marked.fill(1, bucketOf(view.rowOf(first), view), bucketOf(view.rowOf(last), view) + 1);
  }
  const marks: HeatMark[] = [];
  for (let from = marked.indexOf(1); from !== -1;) {
    const found = marked.indexOf(0, from);
    const to = found === -1 ? BUCKETS : found;
    marks.push({ from: from / BUCKETS, to: to / BUCKETS });
    from = marked.indexOf(1, to);
  }
  return marks;
}

function bucketOf(row: number, { rows }: LineView): number {
  return Math.min(BUCKETS - 1, Math.floor((row / rows) * BUCKETS));
}
