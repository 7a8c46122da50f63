import { describe, expect, it } from "vitest";
import { criticalPath } from "./critical-path.ts";
import { RunSkeleton } from "./run-skeleton.ts";
import { testNode, testSkeleton } from "./test-skeleton.ts";
import { barPixels, leastBarPx, panBy, ticks, toMs, toPixels, zoomAt } from "./time-scale.ts";
import {
  lowerBound,
  parallelism,
  rowsInWindow,
  segmentsOf,
  timelineRows,
  wholeWindow,
} from "./timeline.ts";

const whole = { fromMs: 0, toMs: 1_000 };

describe("the time scale", () => {
  it("keeps the time under the pointer where it is when it zooms", () => {
    const window = zoomAt(whole, whole, 400, 0.5);
    expect(toPixels(window, 800, 400)).toBeCloseTo(toPixels(whole, 800, 400));
    expect(window.toMs - window.fromMs).toBe(500);
  });

  it("never leaves the run, neither by zooming out nor by moving", () => {
    expect(zoomAt({ fromMs: 0, toMs: 400 }, whole, 100, 50)).toEqual(whole);
    expect(panBy({ fromMs: 500, toMs: 900 }, whole, 400)).toEqual({ fromMs: 600, toMs: 1_000 });
    expect(panBy({ fromMs: 500, toMs: 900 }, whole, -900)).toEqual({ fromMs: 0, toMs: 400 });
  });

  it("draws the shortest task wide enough to be seen", () => {
    expect(barPixels(whole, 100, 10, 10.001)).toEqual({ x: 1, width: leastBarPx });
  });

  it("cuts what is far outside of the view, and leaves out what is not in it", () => {
    const window = { fromMs: 500, toMs: 501 };
    expect(barPixels(window, 100, 0, 1_000)).toEqual({ x: -10, width: 120 });
    expect(barPixels(window, 100, 0, 400)).toBeNull();
    expect(barPixels(window, 100, 600, 700)).toBeNull();
  });

  it("puts ticks at round times, as many as fit", () => {
    expect(ticks(whole, 550)).toEqual([0, 200, 400, 600, 800, 1_000]);
    expect(ticks({ fromMs: 0, toMs: 4 * 86_400_000 }, 220)).toEqual([
      0,
      2 * 86_400_000,
      4 * 86_400_000,
    ]);
  });

  it("maps pixels to times and back", () => {
    expect(toMs(whole, 200, toPixels(whole, 200, 123))).toBeCloseTo(123);
  });
});

const nodes = [
  testNode("fetch"),
  testNode("quick", { depends_on: [0] }),
  testNode("slow", { depends_on: [0] }),
  testNode("report", { depends_on: [1, 2] }),
];

function finishedRun(): RunSkeleton {
  return new RunSkeleton(
    testSkeleton(nodes, [
      { seq: 0, node: 0, state: "completed", queued: 0, start: 10, end: 100 },
      { seq: 1, node: 1, state: "completed", queued: 100, start: 110, end: 150 },
      { seq: 2, node: 2, state: "completed", queued: 100, start: 100, end: 700 },
      { seq: 3, node: 3, state: "skipped", queued: 700, start: 700, end: 700 },
    ]),
  );
}

describe("the timeline", () => {
  it("shows what began, in the order that is asked for", () => {
    const skeleton = finishedRun();
    expect([...timelineRows(skeleton, "start", 0).rows]).toEqual([0, 1, 2]);
    expect([...timelineRows(skeleton, "duration", 0).rows]).toEqual([2, 0, 1]);
    expect([...timelineRows(skeleton, "name", 0).rows]).toEqual([0, 1, 2]);
    expect([...timelineRows(skeleton, "job", 0, (row) => row !== 1).rows]).toEqual([0, 2]);
  });

  it("finds the rows of a window of time by searching", () => {
    const skeleton = finishedRun();
    const timeline = timelineRows(skeleton, "start", 0);
    expect(rowsInWindow(skeleton, timeline, { fromMs: 160, toMs: 600 })).toEqual({
      first: 2,
      last: 3,
    });
    expect(rowsInWindow(skeleton, timeline, { fromMs: 0, toMs: 50 })).toEqual({
      first: 0,
      last: 1,
    });
    expect(lowerBound(4, () => false)).toBe(4);
  });

  it("tells waiting for a worker from running, also while it lasts", () => {
    const skeleton = new RunSkeleton(
      testSkeleton(nodes, [
        { seq: 0, node: 0, state: "running", queued: 5, start: 20 },
        { seq: 1, node: 1, state: "queued", queued: 30 },
      ]),
    );
    expect(segmentsOf(skeleton, 0, 90)).toEqual([
      { kind: "queue", fromMs: 5, toMs: 20 },
      { kind: "run", fromMs: 20, toMs: 90 },
    ]);
    expect(segmentsOf(skeleton, 1, 90)).toEqual([{ kind: "queue", fromMs: 30, toMs: 90 }]);
    expect(wholeWindow(skeleton, 90)).toEqual({ fromMs: 0, toMs: 90 });
    expect(wholeWindow(finishedRun(), 90_000)).toEqual({ fromMs: 0, toMs: 700 });
  });

  it("counts what ran at the same time", () => {
    expect([...parallelism(finishedRun(), { fromMs: 0, toMs: 700 }, 7, 0)]).toEqual([
      1, 2, 1, 1, 1, 1, 1,
    ]);
  });
});

describe("the critical path", () => {
  it("goes from the end back along what ended last", () => {
    expect([...criticalPath(finishedRun())].sort()).toEqual([0, 2]);
  });

  it("goes into the slowest item", () => {
    const skeleton = new RunSkeleton(
      testSkeleton(
        [testNode("fetch"), testNode("each", { for_each: true, depends_on: [0] })],
        [
          { seq: 0, node: 0, start: 0, end: 10, state: "completed" },
          { seq: 1, node: 1, start: 10, end: 90, state: "completed" },
          { seq: 2, node: 1, parent: 1, item: "a", start: 10, end: 40, state: "completed" },
          { seq: 3, node: 1, parent: 1, item: "b", start: 20, end: 80, state: "completed" },
        ],
      ),
    );
    expect([...criticalPath(skeleton)].sort()).toEqual([0, 1, 3]);
  });

  it("goes through what a controller expanded", () => {
    const skeleton = new RunSkeleton(
      testSkeleton(nodes, [
        { seq: 0, node: 0, start: 0, end: 10, state: "completed" },
        { seq: 4, node: -1, start: 10, end: 50, state: "completed" },
        { seq: 5, node: 3, parent: 4, start: 20, end: 50, state: "completed" },
      ]),
    );
    expect(criticalPath(skeleton).has(2)).toBe(true);
  });
});
