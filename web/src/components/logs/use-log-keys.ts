import { useEffect, useRef, type RefObject } from "react";
import { startsShortcut } from "../../lib/shortcuts.ts";

/** What keys do. */
export interface LogKeys {
  search: () => void;
  nextError: () => void;
  previousError: () => void;
  follow: () => void;
  wrap: () => void;
  goTo: () => void;
  leave: () => void;
}

/**
 * Keys of the viewer while it is in sight. The browser's own search would find the few lines that are drawn, so Ctrl+F is taken over. They
 * are heard before those of the page around, where `n` and others mean something else.
 */
export function useLogKeys(root: RefObject<HTMLElement | null>, keys: LogKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const act = actionOf(event, latest.current);
      if (act === null || !isInSight(root.current)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [root]);
}

function actionOf(event: KeyboardEvent, keys: LogKeys): (() => void) | null {
  const { key, altKey, shiftKey } = event;
  if ((event.ctrlKey || event.metaKey) && !altKey && !shiftKey)
    return (
      new Map([
        ["f", keys.search],
        ["g", keys.goTo],
      ]).get(key.toLowerCase()) ?? null
    );
  if (!startsShortcut(event)) return null;
  return (
    new Map([
      ["n", keys.nextError],
      ["N", keys.previousError],
      ["f", keys.follow],
      ["w", keys.wrap],
      [":", keys.goTo],
      ["Escape", keys.leave],
    ]).get(key) ?? null
  );
}

function isInSight(element: HTMLElement | null): boolean {
  if (element === null || document.querySelector("[role=dialog]") !== null) return false;
  const { top, bottom, height } = element.getBoundingClientRect();
  return height > 0 && bottom > 0 && top < window.innerHeight;
}
