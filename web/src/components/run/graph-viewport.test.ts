import { describe, expect, it } from "vitest";
import { centreViewport, fitViewport, panViewport, zoomViewport } from "./graph-viewport.ts";

const view = { width: 800, height: 600 };

describe("the view of a large graph", () => {
  it("shows all of it at first, and never larger than life", () => {
    const { x, y, zoom } = fitViewport({ width: 20_000, height: 5_000 }, view);
    expect(20_000 * zoom).toBeLessThan(view.width);
    expect(x + view.width / zoom / 2).toBeCloseTo(10_000);
    expect(y + view.height / zoom / 2).toBeCloseTo(2_500);
    expect(fitViewport({ width: 10, height: 10 }, view).zoom).toBe(1);
  });

  it("keeps the place under the pointer when it zooms", () => {
    const before = { x: 100, y: 50, zoom: 0.5 };
    const after = zoomViewport(before, 200, 300, 2);
    expect(after.zoom).toBe(1);
    expect(after.x + 200 / after.zoom).toBeCloseTo(before.x + 200 / before.zoom);
    expect(after.y + 300 / after.zoom).toBeCloseTo(before.y + 300 / before.zoom);
    expect(zoomViewport(before, 0, 0, 1_000).zoom).toBeLessThan(2);
  });

  it("moves with the pointer and to a place", () => {
    expect(panViewport({ x: 0, y: 0, zoom: 0.5 }, -10, 20)).toEqual({ x: 20, y: -40, zoom: 0.5 });
    const there = centreViewport({ x: 0, y: 0, zoom: 0.5 }, { x: 1_000, y: 900 }, view);
    expect(there).toEqual({ x: 200, y: 300, zoom: 0.5 });
  });
});
