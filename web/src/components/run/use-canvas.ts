import { useCallback, useEffect, useRef, type RefObject } from "react";

/** Draws into a canvas of this many CSS pixels. */
export type Draw = (
  context: CanvasRenderingContext2D,
  size: { width: number; height: number },
) => void;

/**
 * A canvas that fills its box and is sharp on every screen. It is drawn after each drawing of its component, when its box changes,
 * when the theme does, and when `redraw` is called; never twice within one frame.
 */
export function useCanvas(draw: Draw): {
  canvas: RefObject<HTMLCanvasElement | null>;
  redraw: () => void;
} {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(draw);
  const frame = useRef(0);
  const redraw = useCallback(() => {
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      if (canvas.current) paint(canvas.current, latest.current);
    });
  }, []);
  useEffect(() => {
    latest.current = draw;
    redraw();
  });
  useEffect(() => {
    const boxes = new ResizeObserver(redraw);
    if (canvas.current) boxes.observe(canvas.current);
    const theme = new MutationObserver(redraw);
    theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => {
      boxes.disconnect();
      theme.disconnect();
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    };
  }, [redraw]);
  return { canvas, redraw };
}

function paint(element: HTMLCanvasElement, draw: Draw): void {
  const context = element.getContext("2d");
  if (!context) return;
  const { clientWidth: width, clientHeight: height } = element;
  const ratio = window.devicePixelRatio;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (element.width !== wide || element.height !== high) {
    element.width = wide;
    element.height = high;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  draw(context, { width, height });
}
