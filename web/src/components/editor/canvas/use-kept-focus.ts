import { useEffect, type RefObject } from "react";
import type { Canvas } from "./use-canvas.ts";

/**
 * After an edit of the canvas its graph is drawn anew, and what had the focus may be gone: the selected task gets it then, so that the
 * next key goes on from there. The focus of whoever is elsewhere is left alone.
 */
export function useKeptFocus(box: RefObject<HTMLDivElement | null>, canvas: Canvas): void {
  const { graph, layout, selected } = canvas;
  const only = selected.length === 1 ? selected[0]!.join("/") : null;
  useEffect(() => {
    // The graph's nodes come a moment after it, and a dialog gives the focus away after it has gone.
    const frame = requestAnimationFrame(() => {
      if (only === null || document.activeElement !== document.body) return;
      const nodes = box.current?.querySelectorAll<HTMLElement>("[data-task]") ?? [];
      [...nodes].find(({ dataset }) => dataset["task"] === only)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [box, graph, layout, only]);
}
