/**
 * Scrolls through more pixels than an element may have: browsers cap its height at 16 to 33 million. Own state: where the box stands within a
 * log that is as high as all its rows.
 *
 * 1. A small step of the box is the same step in the log, so that a wheel and a finger move as far as anywhere.
 * 2. A jump, such as dragging the scrollbar, goes to the same share of the log as of the box.
 * 3. The ends of the box are the ends of the log.
 */

/** The highest content of a box: below what any browser caps. */
export const MAX_HEIGHT = 6_000_000;

/** Heights in pixels. */
export interface ScrollSpace {
  /** Of all rows. */
  log: number;
  /** Of the box's inside. */
  viewport: number;
}

/** Places of the upper edge, in the box and in the log. */
export interface ScrollPlace {
  box: number;
  log: number;
}

/** The height of the box's content. */
export function contentHeight({ log, viewport }: ScrollSpace): number {
  return Math.max(Math.min(log, MAX_HEIGHT), viewport);
}

/** Where the log is after the box moved. */
export function scrolled(space: ScrollSpace, before: ScrollPlace, box: number): ScrollPlace {
  const boxEnd = contentHeight(space) - space.viewport;
  const logEnd = maxOf(space);
  if (logEnd <= boxEnd) return { box, log: clamp(box, logEnd) };
  if (box <= 0) return { box, log: 0 };
  if (box >= boxEnd) return { box, log: logEnd };
  const step = box - before.box;
  if (Math.abs(step) > space.viewport) return { box, log: (box / boxEnd) * logEnd };
  return { box, log: clamp(before.log + step, logEnd) };
}

/** Where the box has to be for a place of the log. */
export function placeOf(space: ScrollSpace, log: number): ScrollPlace {
  const logEnd = maxOf(space);
  const at = clamp(log, logEnd);
  const boxEnd = contentHeight(space) - space.viewport;
  return { box: logEnd <= boxEnd ? at : Math.round((at / logEnd) * boxEnd), log: at };
}

/** The last place of the upper edge. */
export function maxOf({ log, viewport }: ScrollSpace): number {
  return Math.max(0, log - viewport);
}

function clamp(value: number, end: number): number {
  return Math.min(Math.max(value, 0), end);
}
