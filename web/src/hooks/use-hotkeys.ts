import { useEffect, useRef } from "react";
import { startsShortcut } from "../lib/shortcuts.ts";

/** Calls a handler per key (`j`, `?`, `Enter`), never while somebody types, never with a modifier, never under an open dialog. */
export function useHotkeys(
  handlers: Readonly<Record<string, (event: KeyboardEvent) => void>>,
  enabled = true,
): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent): void => {
      if (!startsShortcut(event)) return;
      const handler = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : null;
      handler?.(event);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [enabled]);
}
