import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDuration, parseDuration } from "./duration.ts";

describe("parseDuration", () => {
  it.each<[string | number, number]>([
    ["1h30m", 5_400_000],
    ["500ms", 500],
    ["2d", 172_800_000],
    ["1w", 604_800_000],
    ["1.5h", 5_400_000],
    ["PT5M", 300_000],
    ["P1DT2H", 93_600_000],
    ["P2W", 1_209_600_000],
    ["PT0.5S", 500],
    [" 10s ", 10_000],
    ["90", 90_000],
    [90, 90_000],
    [0, 0],
  ])("reads %j", (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each([
    "",
    "m",
    "5 minutes",
    "-1s",
    "1y",
    "P",
    "PT",
    "P1Y",
    "P1M",
    "1h30",
    "1e3s",
    "9".repeat(99),
  ])("refuses %j", (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  it.each([1.5, -1, NaN, Infinity, 1e300])("refuses the number %d", (value) => {
    expect(parseDuration(value)).toBeNull();
  });

  it("reads back everything that formatDuration writes", () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 40 }), (ms) => {
        expect(parseDuration(formatDuration(ms))).toBe(ms);
      }),
    );
  });
});
