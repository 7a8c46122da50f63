/**
 * The scrolling of a list of rows that may be higher than a browser allows (log/scaled-scroll.ts). Owns the place; says which rows to draw, and
 * where. The rows are drawn in a box that stays where it is, so nothing is ever blank.
 *
 * 1. A row in place coordinates is `rowHeight` high. Rows that wrap are higher: within the last screen the row that the place names wanders from
 *    the upper edge to the lower, so that both ends of the list can be reached.
 * 2. Only a move upwards that the reader made ends following.
 */
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import {
  contentHeight,
  maxOf,
  placeOf,
  scrolled,
  type ScrollPlace,
  type ScrollSpace,
} from "../../log/scaled-scroll.ts";

/** Rows drawn beyond the edges. */
const OVERSCAN = 8;

export interface LineScroll {
  box: RefObject<HTMLDivElement | null>;
  rows: RefObject<HTMLDivElement | null>;
  onScroll: () => void;
  /** Height of what scrolls. */
  height: number;
  viewport: number;
  /** Rows to draw. */
  first: number;
  end: number;
  /** The first row in sight. */
  top: number;
  /** Puts a row into the middle, or where it is if it is in sight already. */
  show: (row: number) => void;
}

interface Options {
  rows: number;
  rowHeight: number;
  wrap: boolean;
  isFollowing: boolean;
  onFollow: (isFollowing: boolean) => void;
}

export function useLineScroll({
  rows,
  rowHeight,
  wrap,
  isFollowing,
  onFollow,
}: Options): LineScroll {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<HTMLDivElement>(null);
  const viewport = useHeight(box);
  const space: ScrollSpace = { log: rows * rowHeight + (wrap ? viewport : 0), viewport };
  const [place, setPlace] = useState<ScrollPlace>({ box: 0, log: 0 });
  const target = isFollowing ? placeOf(space, maxOf(space)) : placeOf(space, place.log);
  // While nobody follows, the place of the box is the reader's, as long as it can be.
  const isKept = !isFollowing && Math.abs(target.log - place.log) < 1 && scrolledTo(space, place);
  const shown = isKept ? place : target;
  const height = contentHeight(space);
  const anchor = anchorOf(space, shown.log, rowHeight, wrap);
  const { first, end } = rowsAround(anchor, { rows, rowHeight, viewport });

  useLayoutEffect(() => {
    const element = box.current!;
    if (Math.abs(element.scrollTop - shown.box) >= 1) element.scrollTop = shown.box;
    placeRows(drawn.current!, anchor, { first, rowHeight, wrap, viewport });
  });
  const latest = useRef({ space, shown, isFollowing, onFollow });
  useLayoutEffect(() => {
    latest.current = { space, shown, isFollowing, onFollow };
  });

  const onScroll = useCallback(() => {
    const now = latest.current;
    const top = box.current!.scrollTop;
    if (Math.abs(top - now.shown.box) < 1) return;
    const next = scrolled(now.space, now.shown, top);
    const isUp = next.log < now.shown.log;
    if (next.log >= maxOf(now.space) - 1 && !isUp) now.onFollow(true);
    else if (isUp && now.isFollowing) now.onFollow(false);
    latest.current = { ...now, shown: next };
    setPlace(next);
  }, []);
  const pending = useRef<number | null>(null);
  const show = useCallback(
    (row: number) => {
      // Before the box is laid out nobody knows where its middle is.
      if (latest.current.space.viewport === 0) return void (pending.current = row);
      const { space: now, shown: before } = latest.current;
      const inSight = row * rowHeight - before.log;
      if (!wrap && inSight >= 0 && inSight + rowHeight <= now.viewport) return setPlace(before);
      setPlace(placeOf(now, row * rowHeight - (wrap ? 2 * rowHeight : now.viewport / 3)));
    },
    [rowHeight, wrap],
  );
  useLayoutEffect(() => {
    if (viewport === 0 || pending.current === null) return;
    show(pending.current);
    pending.current = null;
  }, [viewport, show]);
  const top = Math.max(0, Math.floor((shown.log + 1) / rowHeight));
  return { box, rows: drawn, onScroll, height, viewport, first, end, top, show };
}

/** False if the place of the box cannot be any more, because the log became shorter or scaled. */
function scrolledTo(space: ScrollSpace, place: ScrollPlace): boolean {
  const end = contentHeight(space) - space.viewport;
  const isScaled = maxOf(space) > end;
  if (!isScaled) return Math.abs(place.box - place.log) < 1;
  return (
    place.box <= end &&
    (place.box > 0 || place.log === 0) &&
    (place.box < end || place.log >= maxOf(space) - 1)
  );
}

interface Anchor {
  /** Which row, with its share that is above `y`. */
  row: number;
  /** Distance from the upper edge. */
  y: number;
}

function anchorOf(space: ScrollSpace, log: number, rowHeight: number, wrap: boolean): Anchor {
  const row = log / rowHeight;
  if (!wrap) return { row, y: 0 };
  const max = maxOf(space);
  const span = Math.min(space.viewport, max);
  return { row, y: span === 0 ? 0 : Math.max(0, (log - (max - span)) / span) * space.viewport };
}

function rowsAround(
  { row, y }: Anchor,
  { rows, rowHeight, viewport }: { rows: number; rowHeight: number; viewport: number },
): { first: number; end: number } {
  const first = Math.floor(row - y / rowHeight) - OVERSCAN;
  const end = Math.ceil(row + (viewport - y) / rowHeight) + OVERSCAN;
  return { first: Math.max(0, Math.min(first, rows)), end: Math.min(rows, Math.max(end, 0)) };
}

/** Moves the drawn rows so that the anchor is where it should be. Rows that wrap are as high as they turn out. */
function placeRows(
  element: HTMLElement,
  { row, y }: Anchor,
  {
    first,
    rowHeight,
    wrap,
    viewport,
  }: { first: number; rowHeight: number; wrap: boolean; viewport: number },
): void {
  let top = (first - row) * rowHeight;
  if (wrap) {
    const index = Math.floor(row) - first;
    // The rows are elements of our own making.
    const child = element.children[Math.min(index, element.children.length - 1)] as
      HTMLElement | undefined;
    const share = index >= element.children.length ? 1 : row - Math.floor(row);
    top = child === undefined ? 0 : y - (child.offsetTop + share * child.offsetHeight);
    if (first === 0 && (top > 0 || element.offsetHeight <= viewport)) top = 0;
  }
  element.style.transform = `translateY(${Math.round(top)}px)`;
}

function useHeight(box: RefObject<HTMLDivElement | null>): number {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const element = box.current!;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    setHeight(element.clientHeight);
    return () => observer.disconnect();
  }, [box]);
  return height;
}
