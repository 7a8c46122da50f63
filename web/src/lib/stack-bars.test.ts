import { describe, expect, test } from "vitest";
import { fillBuckets, stackBars, timeTicks, totalsOf, type Bucket } from "./stack-bars.ts";

const bucket = (hour: number, counts: Bucket["counts"]): Bucket => ({
  start: `2026-03-01T${String(hour).padStart(2, "0")}:00:00Z`,
  end: `2026-03-01T${String(hour + 1).padStart(2, "0")}:00:00Z`,
  counts,
});

describe("stacked bars", () => {
  test("are as high as their share of the highest, with failures on top", () => {
    const bars = stackBars(
      [bucket(0, { completed: 50, failed: 50 }), bucket(1, { completed: 25 })],
      100,
    );
    expect(bars[0]).toEqual([
      { status: "failed", count: 50, height: 50 },
      { status: "completed", count: 50, height: 50 },
    ]);
    expect(bars[1]).toEqual([{ status: "completed", count: 25, height: 25 }]);
  });

  test("show one failure among a thousand runs and stay within the chart", () => {
    const [bar] = stackBars([bucket(0, { completed: 1_000, failed: 1, timed_out: 1 })], 100);
    expect(bar!.map(({ height }) => height)).toEqual([3, 3, 94]);
  });

  test("of times without runs are empty", () => {
    expect(stackBars([bucket(0, {})], 100)).toEqual([[]]);
    expect(stackBars([], 100)).toEqual([]);
  });

  test("are summed up by state", () => {
    expect(totalsOf([bucket(0, { completed: 2 }), bucket(1, { completed: 1, failed: 4 })])).toEqual(
      [
        { status: "completed", count: 3 },
        { status: "failed", count: 4 },
      ],
    );
  });

  test("stand on clock times within a day and on dates beyond", () => {
    const day = Array.from({ length: 8 }, (_, hour) => bucket(hour, {}));
    expect(timeTicks(day, "utc")).toEqual(["00:00", "02:00", "04:00", "06:00", "08:00"]);
    const month = [{ ...bucket(0, {}), end: "2026-03-31T00:00:00Z" }];
    expect(timeTicks(month, "utc")[0]).toBe("1 Mar");
  });

  test("have no gap where the server left out empty stretches", () => {
    const filled = fillBuckets({
      since: "2026-03-01T00:30:00Z",
      until: "2026-03-01T03:10:00Z",
      bucket_ms: 3_600_000,
      buckets: [{ start: "2026-03-01T02:00:00Z", counts: { failed: 1 } }],
    });
    expect(filled.map(({ start, counts }) => [start.slice(11, 13), counts])).toEqual([
      ["00", {}],
      ["01", {}],
      ["02", { failed: 1 }],
      ["03", {}],
    ]);
    expect(filled[2]!.end).toBe(filled[3]!.start);
  });
});
