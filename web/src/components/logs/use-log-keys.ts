import { useEffect, useRef, type RefObject } from "react";
import { useHotkeys } from "../../hooks/use-hotkeys.ts";

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

/** Keys of the viewer. The browser's own search would find the few lines that are drawn, so Ctrl+F is taken over while the viewer is in sight. */
export function useLogKeys(root: RefObject<HTMLElement | null>, keys: LogKeys): void {
  useHotkeys({
    n: keys.nextError,
    N: keys.previousError,
    f: keys.follow,
    w: keys.wrap,
    ":": (event) => {
      event.preventDefault();
      keys.goTo();
    },
    Escape: keys.leave,
  });
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const key = event.key.toLowerCase();
      if ((key !== "f" && key !== "g") || !isInSight(root.current)) return;
      event.preventDefault();
      if (key === "f") latest.current.search();
      else latest.current.goTo();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [root]);
}

function isInSight(element: HTMLElement | null): boolean {
  if (element === null || document.querySelector("[role=dialog]") !== null) return false;
  const { top, bottom, height } = element.getBoundingClientRect();
  return height > 0 && bottom > 0 && top < window.innerHeight;
}
