import { describe, expect, test } from "vitest";
import { elapsedMs, formatAgo, formatDuration } from "../../../web/src/format/time.ts";

describe("durations on the page", () => {
  test.each([
    [0, "0 ms"],
    [-5, "0 ms"],
    [340.4, "340 ms"],
    [999.6, "1.0 s"],
    [2_140, "2.1 s"],
    [9_960, "10 s"],
    [59_999, "59 s"],
    [185_000, "3 min 05 s"],
    [7_800_000, "2 h 10 min"],
  ])("says %d milliseconds as %s", (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  test("counts to now while there is no end, and knows no duration before the start", () => {
    const start = "2026-09-01T00:00:00.000Z";
    const now = Date.parse(start) + 1_500;
    expect(elapsedMs(start, null, now)).toBe(1_500);
    expect(elapsedMs(start, "2026-09-01T00:00:01.000Z", now)).toBe(1_000);
    expect(elapsedMs(null, null, now)).toBeNull();
  });
});

describe("ages on the page", () => {
  const now = Date.parse("2026-09-02T12:00:00Z");
  test.each([
    ["2026-09-02T12:00:03Z", "just now"],
    ["2026-09-02T11:59:58Z", "just now"],
    ["2026-09-02T11:59:20Z", "40 s ago"],
    ["2026-09-02T11:01:00Z", "59 min ago"],
    ["2026-09-02T09:00:00Z", "3 h ago"],
    ["2026-08-30T12:00:00Z", "3 d ago"],
  ])("says %s as %s", (at, text) => {
    expect(formatAgo(at, now)).toBe(text);
  });
});
