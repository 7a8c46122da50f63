import type { RefObject } from "react";
import { useHotkeys } from "./use-hotkeys.ts";

/** `j` and `k` move the focus from row to row; rows are the elements with `data-row`. */
export function useRowKeys({
  box,
  count,
  active,
  setActive,
  reveal,
}: {
  box: RefObject<HTMLElement | null>;
  count: number;
  active: number;
  setActive: (index: number) => void;
  reveal: (index: number) => void;
}): void {
  const moveTo = (wanted: number): void => {
    const index = Math.max(0, Math.min(count - 1, wanted));
    setActive(index);
    reveal(index);
    // A row that was out of view is drawn first.
    requestAnimationFrame(() => {
      const row = box.current?.querySelector<HTMLElement>(`[data-row="${index}"]`);
      row?.focus();
      row?.scrollIntoView({ block: "nearest" });
    });
  };
  useHotkeys(
    {
      j: () => moveTo(active + 1),
      k: () => moveTo(active - 1),
    },
    count > 0,
  );
}
