import { useLayoutEffect, useRef, useState, type RefObject } from "react";
import { fittingTabs } from "./fitting-tabs.ts";

/** Between two handles, as `gap-1` draws it. */
const GAP = 4;
/** What the button of the menu takes, with its gap. */
const MENU_WIDTH = 76;

/**
 * The handles of a row of tabs that have no room in it. They are measured while they are drawn: a hidden one has the width it had when
 * it was last seen, and one that is new is drawn first.
 */
export function useCrowdedTabs(
  row: RefObject<HTMLElement | null>,
  handles: readonly { value: string; label: string; count?: number }[],
  active: string,
): ReadonlySet<string> {
  const widths = useRef(new Map<string, number>());
  const [crowded, setCrowded] = useState<ReadonlySet<string>>(new Set());
  // Widths depend on what the handles say.
  const looks = JSON.stringify(handles.map(({ value, label, count }) => [value, label, count]));
  useLayoutEffect(() => {
    const element = row.current;
    if (element === null) return;
    const measure = (): void => {
      for (const handle of element.querySelectorAll<HTMLElement>("[data-tab]"))
        if (handle.offsetWidth > 0) widths.current.set(handle.dataset["tab"]!, handle.offsetWidth);
      const names = namesIn(looks);
      const shown = fittingTabs(
        names.map((value) => widths.current.get(value) ?? 0),
        { room: roomOf(element), gap: GAP, menuWidth: MENU_WIDTH, active: names.indexOf(active) },
      );
      const next = new Set(names.filter((_, index) => !shown[index]));
      setCrowded((before) => (isSame(before, next) ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [row, looks, active]);
  return crowded;
}

function namesIn(looks: string): string[] {
  // Written above.
  return (JSON.parse(looks) as [string][]).map(([value]) => value);
}

function roomOf(element: HTMLElement): number {
  const { paddingLeft, paddingRight } = getComputedStyle(element);
  return element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}
