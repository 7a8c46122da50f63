import { describe, expect, it } from "vitest";
import { linesOf, markFlags, runsOf } from "./log-chunk.ts";

const chunk = {
  firstLine: 10,
  startedAt: new Date(1_000),
  marks: [markFlags("stdout", false), 0, 2, markFlags("stderr", true), 5, 2],
  body: "a\nb\nc\nd",
};

describe("runs of lines", () => {
  it("tell stream, time and length, and that only the last line goes on", () => {
    expect(runsOf(chunk)).toEqual([
      { stream: "stdout", atMs: 1_000, lines: 2, partial: false },
      { stream: "stderr", atMs: 1_005, lines: 2, partial: true },
    ]);
    expect(linesOf(chunk).map(({ line, text, partial }) => [line, text, partial])).toEqual([
      [10, "a", false],
      [11, "b", false],
      [12, "c", false],
      [13, "d", true],
    ]);
  });

  it("begin at any line", () => {
    expect(runsOf(chunk, 1).map(({ stream, lines }) => [stream, lines])).toEqual([
      ["stdout", 1],
      ["stderr", 2],
    ]);
    expect(runsOf(chunk, 3)).toMatchObject([{ stream: "stderr", lines: 1, partial: true }]);
    expect(runsOf(chunk, 4)).toEqual([]);
  });
});
