import { describe, expect, it } from "vitest";
import { formatGoTime } from "./go-time-layout.ts";

const leapDay = Date.UTC(2024, 1, 29, 13, 5, 6, 70);
const midnight = Date.UTC(2006, 0, 2, 0, 0, 0, 0);

/** Expected texts are what Go 1.26 prints for the same time and layout. */
const goPrints: [layout: string, text: string][] = [
  ["2006-01-02 15:04:05", "2024-02-29 13:05:06"],
  ["Monday January 2 2006", "Thursday February 29 2024"],
  ["Mon Jan _2 __2 002", "Thu Feb 29  60 060"],
  ["Janet Monsoon January's Mondays", "Janet Monsoon February's Thursdays"],
  ["_2006 _2 __2006", "_2024 29  60024"],
  ["3:4:5 PM pm 03 04 05 1 06", "1:5:6 PM pm 01 05 06 2 24"],
  ["15:04:05.000 .999 ,000000 .0001 .990 .00x", "13:05:06.070 .07 ,070000 .0002 .990 .07x"],
  ["-070000 -07:00:00 -0700 -07:00 -07 MST", "+000000 +00:00:00 +0000 +00:00 +00 UTC"],
  ["Z070000 Z07:00:00 Z0700 Z07:00 Z07", "Z Z Z Z Z"],
  ["20060102150405", "20240229130506"],
  ["café 2006年01月02日", "café 2024年02月29日"],
  ["RFC3339", "2024-02-29T13:05:06Z"],
  ["rfc3339nano", "2024-02-29T13:05:06.07Z"],
  ["RFC1123Z", "Thu, 29 Feb 2024 13:05:06 +0000"],
  ["UnixDate", "Thu Feb 29 13:05:06 UTC 2024"],
  ["Kitchen", "1:05PM"],
  ["StampMicro", "Feb 29 13:05:06.070000"],
  ["DateTime", "2024-02-29 13:05:06"],
];

describe("formatGoTime", () => {
  it.each(goPrints)("writes %s as Go does", (layout, text) => {
    expect(formatGoTime(leapDay, layout)).toBe(text);
  });

  it("drops a fraction of nines that is zero, with its separator", () => {
    expect(formatGoTime(midnight, "05.999 05,000")).toBe("00 00,000");
  });

  it("calls midnight 12 AM", () => {
    expect(formatGoTime(midnight, "3:04 PM 03pm")).toBe("12:00 AM 12am");
  });

  it("shifts to another zone and writes its offset", () => {
    const zone = { offsetSeconds: -12_605, abbreviation: "" };
    expect(formatGoTime(midnight, "2006-01-02T15:04:05Z07:00 MST -07:00:00 Z07", zone)).toBe(
      "2006-01-01T20:29:55-03:30 -0330 -03:30:05 -03",
    );
  });
});
