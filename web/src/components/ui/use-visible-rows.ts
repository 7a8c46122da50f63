import { useVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useState, type RefObject } from "react";

/** Up to so many rows are simply drawn: the browser's own search and scrolling then work on all of them. */
const drawnWhole = 200;
const rowHeightPx = 44;

/** Which rows to draw, and the heights that stand for the others. */
export interface VisibleRows {
  indexes: readonly number[];
  before: number;
  after: number;
  /** Scrolls a row into view. */
  reveal: (index: number) => void;
}

/** The rows in view of the page's scrolling part. */
export function useVisibleRows(box: RefObject<HTMLElement | null>, count: number): VisibleRows {
  const [margin, setMargin] = useState(0);
  const virtual = count > drawnWhole;
  useLayoutEffect(() => {
    const scroller = scrollerOf(box.current);
    if (box.current === null || scroller === null) return;
    setMargin(topWithin(box.current, scroller));
  }, [box, virtual]);
  const virtualizer = useVirtualizer({
    count,
    enabled: virtual,
    getScrollElement: () => scrollerOf(box.current),
    estimateSize: () => rowHeight(box.current),
    overscan: 12,
    scrollMargin: margin,
  });
  if (!virtual) {
    return {
      indexes: Array.from({ length: count }, (_, index) => index),
      before: 0,
      after: 0,
      reveal: () => undefined,
    };
  }
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1);
  return {
    indexes: items.map(({ index }) => index),
    before: items[0] === undefined ? 0 : items[0].start - margin,
    after: last === undefined ? 0 : virtualizer.getTotalSize() - (last.end - margin),
    reveal: (index) => virtualizer.scrollToIndex(index),
  };
}

function scrollerOf(box: HTMLElement | null): HTMLElement | null {
  return box?.closest<HTMLElement>("[data-scroller]") ?? null;
}

function topWithin(box: HTMLElement, scroller: HTMLElement): number {
  return (
    box.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
  );
}

/** The row height that the density sets. */
function rowHeight(box: HTMLElement | null): number {
  const row = box?.querySelector<HTMLElement>("[data-row]");
  return row?.offsetHeight ?? rowHeightPx;
}
