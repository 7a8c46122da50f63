/** Geometry of the stacked bars: which segment is how high, and which times stand below. */
import type { RunStatus } from "../api/resources.ts";
import type { Zone } from "./preferences.ts";

/** The runs of one stretch of time, by state. */
export interface Bucket {
  start: string;
  end: string;
  counts: Readonly<Partial<Record<RunStatus, number>>>;
}

/** One coloured part of a bar, in pixels. */
export interface Segment {
  status: RunStatus;
  count: number;
  height: number;
}

/** The server's buckets, which leaves out empty ones, as a gapless row from `since` to `until`. */
export function fillBuckets(answer: {
  since: string;
  until: string;
  bucket_ms: number;
  buckets: readonly { start: string; counts: Readonly<Record<string, number>> }[];
}): Bucket[] {
  const { bucket_ms: widthMs } = answer;
  const slotOf = (at: string): number => Math.floor(Date.parse(at) / widthMs);
  const known = new Map(answer.buckets.map((bucket) => [slotOf(bucket.start), bucket.counts]));
  const first = slotOf(answer.since);
  const count = Math.max(0, slotOf(answer.until) - first + 1);
  return Array.from({ length: count }, (_, index) => ({
    start: new Date((first + index) * widthMs).toISOString(),
    end: new Date((first + index + 1) * widthMs).toISOString(),
    counts: known.get(first + index) ?? {},
  }));
}

/** From the top of a bar to its foot: what went wrong is on top, where the eye runs along. */
const order: readonly RunStatus[] = [
  "failed",
  "timed_out",
  "cancelled",
  "cancelling",
  "rolling_back",
  "paused",
  "waiting",
  "running",
  "queued",
  "pending",
  "scheduled",
  "skipped",
  "completed",
];

/** A single failure among a thousand successes must still be seen and hit. */
const leastPx = 3;

/** The segments of every bar against the highest one. */
export function stackBars(buckets: readonly Bucket[], heightPx: number): Segment[][] {
  const highest = Math.max(1, ...buckets.map((bucket) => sumOf(bucket)));
  return buckets.map(({ counts }) => {
    const present = order.filter((status) => (counts[status] ?? 0) > 0);
    const heights = present.map((status) =>
      Math.max(leastPx, Math.round((counts[status]! / highest) * heightPx)),
    );
    shrinkLargest(heights, heightPx);
    return present.map((status, index) => ({
      status,
      count: counts[status]!,
      height: heights[index]!,
    }));
  });
}

/** What the least heights added is taken from the largest segment, so that no bar is higher than the chart. */
function shrinkLargest(heights: number[], heightPx: number): void {
  const surplus = heights.reduce((sum, height) => sum + height, 0) - heightPx;
  if (surplus <= 0) return;
  const largest = heights.indexOf(Math.max(...heights));
  heights[largest] = Math.max(leastPx, heights[largest]! - surplus);
}

/** All runs of a bucket. */
export function sumOf({ counts }: Bucket): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The sums by state over all buckets, in the order of a bar. */
export function totalsOf(buckets: readonly Bucket[]): { status: RunStatus; count: number }[] {
  return order
    .map((status) => ({
      status,
      count: buckets.reduce((sum, { counts }) => sum + (counts[status] ?? 0), 0),
    }))
    .filter(({ count }) => count > 0)
    .reverse();
}

const tickCount = 5;
const dayMs = 86_400_000;

/** A few times along the chart: clock times within a day or two, dates beyond. */
export function timeTicks(buckets: readonly Bucket[], zone: Zone): string[] {
  const first = buckets[0];
  const last = buckets.at(-1);
  if (first === undefined || last === undefined) return [];
  const from = Date.parse(first.start);
  const span = Date.parse(last.end) - from;
  const options: Intl.DateTimeFormatOptions =
    span > 2 * dayMs
      ? { day: "numeric", month: "short" }
      : { hour: "2-digit", minute: "2-digit", hour12: false };
  const format = new Intl.DateTimeFormat("en-GB", {
    ...options,
    ...(zone === "utc" ? { timeZone: "UTC" } : {}),
  });
  // The ends, and between them the starts of bars, which are round.
  return Array.from({ length: tickCount }, (_, index) => {
    const bar = buckets[Math.floor((index / (tickCount - 1)) * buckets.length)];
    return format.format(new Date(bar?.start ?? last.end));
  });
}
