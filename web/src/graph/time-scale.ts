/** The timeline's horizontal axis: which milliseconds of the run are seen, and where. Pure. */

/** What is seen: from and to are milliseconds after the run's creation. */
export interface TimeWindow {
  fromMs: number;
  toMs: number;
}

/** Shortest bar that is drawn: a task of a millisecond in a run of a day can still be seen. */
export const leastBarPx = 3;
const leastWindowMs = 5;
const pixelsPerTick = 110;
/** Distances between ticks that people read easily: milliseconds up to days. */
const tickSteps = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000,
  300_000, 600_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000, 21_600_000, 43_200_000,
  86_400_000,
];

export function toPixels(window: TimeWindow, width: number, ms: number): number {
  return ((ms - window.fromMs) / (window.toMs - window.fromMs)) * width;
}

export function toMs(window: TimeWindow, width: number, pixels: number): number {
  return window.fromMs + (pixels / width) * (window.toMs - window.fromMs);
}

/** Zooms so that what is under the pointer stays there; never beyond the whole. */
export function zoomAt(
  window: TimeWindow,
  whole: TimeWindow,
  ms: number,
  factor: number,
): TimeWindow {
  const length = Math.max(leastWindowMs, (window.toMs - window.fromMs) * factor);
  const share = (ms - window.fromMs) / (window.toMs - window.fromMs);
  return within({ fromMs: ms - share * length, toMs: ms + (1 - share) * length }, whole);
}

/** Moves by a time; never beyond the whole. */
export function panBy(window: TimeWindow, whole: TimeWindow, ms: number): TimeWindow {
  return within({ fromMs: window.fromMs + ms, toMs: window.toMs + ms }, whole);
}

function within(window: TimeWindow, whole: TimeWindow): TimeWindow {
  const length = window.toMs - window.fromMs;
  if (length >= whole.toMs - whole.fromMs) return whole;
  const fromMs = Math.min(Math.max(window.fromMs, whole.fromMs), whole.toMs - length);
  return { fromMs, toMs: fromMs + length };
}

/** Where a bar is drawn; null if it is not seen. */
export function barPixels(
  window: TimeWindow,
  width: number,
  fromMs: number,
  toMs: number,
): { x: number; width: number } | null {
  const from = toPixels(window, width, fromMs);
  const to = Math.max(toPixels(window, width, toMs), from + leastBarPx);
  if (to < 0 || from > width) return null;
  // A bar much longer than the view is cut: canvases lose precision far outside of themselves.
  const x = Math.max(from, -10);
  return { x, width: Math.min(to, width + 10) - x };
}

/** Times of the ticks, at least as far apart as their labels need. */
export function ticks(window: TimeWindow, width: number): number[] {
  const wanted = ((window.toMs - window.fromMs) * pixelsPerTick) / Math.max(1, width);
  const days = Math.ceil(wanted / 86_400_000) * 86_400_000;
  const step = tickSteps.find((each) => each >= wanted) ?? days;
  const found: number[] = [];
  for (let at = Math.ceil(window.fromMs / step) * step; at <= window.toMs; at += step)
    found.push(at);
  return found;
}
