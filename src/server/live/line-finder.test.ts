import { expect, test } from "vitest";
import { markFlags, type LogChunk, type LogStream } from "../../store/logs/log-chunk.ts";
import { LineFinder, type LineFilter } from "./line-finder.ts";
import { plainPattern } from "./plain-pattern.ts";

const anything: LineFilter = { pattern: null, stream: null, attempt: null };

function chunkOf(lines: readonly string[], streams: readonly LogStream[] = ["stdout"]): LogChunk {
  return {
    runId: "0198c0de-0000-7000-8000-000000000000",
    position: 0,
    seq: 0,
    attempt: 1,
    chunk: 0,
    firstLine: 0,
    lines: lines.length,
    startedAt: new Date(0),
    marks: lines.flatMap((_, at) => [markFlags(streams[at % streams.length]!, false), 0, 1]),
    body: lines.join("\n"),
  };
}

function found(filter: Partial<LineFilter>, chunk: LogChunk, offset = 0): number[] {
  const finder = new LineFinder({ ...anything, ...filter });
  finder.add(chunk, offset);
  finder.close();
  return finder.ranges;
}

const lines = [
  "",
  "an error",
  "Error",
  "xerrorx error",
  "ends error",
  "a\rerror",
  "fine",
  "^error$",
];

test.each([
  ["error", true],
  ["(?i)error", true],
  ["\\berror\\b|fine", true],
  ["^error|error$", true],
  ["\\^error\\$", true],
  ["(?i)ERROR$", true],
  ["e(?:r+)or", false],
  ["^(?:an|ends) ", false],
  ["f.ne", false],
  ["(?i)an ERR[o]r", false],
  ["(?i)ENDS +err[o]R", false],
  ["", false],
  ["a|", false],
  ["^", false],
])("the pattern %s finds what the linear engine finds, fast: %s", (pattern, isPlain) => {
  expect(plainPattern(pattern) !== null).toBe(isPlain);
  if (pattern === "") return;
  const isFolded = pattern.startsWith("(?i)");
  // A group is more than the fast way understands.
  const grouped = `(?:${isFolded ? pattern.slice(4) : pattern})`;
  const slow = found({ pattern: isFolded ? `(?i)${grouped}` : grouped }, chunkOf(lines));
  expect(found({ pattern }, chunkOf(lines))).toEqual(slow);
});

test("matching lines that follow each other are one range, also over the border of chunks", () => {
  const finder = new LineFinder({ ...anything, pattern: "x" });
  finder.add(chunkOf(["x", "-", "x", "x x"]), 10);
  finder.add(chunkOf(["x", "-"]), 14);
  expect(finder.ranges).toEqual([10, 1, 12, 3]);
});

test("only lines of the stream and of the attempt count", () => {
  const chunk = chunkOf(["x", "x", "-", "x"], ["stdout", "stderr"]);
  expect(found({ pattern: "x", stream: "stderr" }, chunk)).toEqual([1, 1, 3, 1]);
  expect(found({ stream: "stdout" }, chunk)).toEqual([0, 1, 2, 1]);
  expect(found({ attempt: 1 }, chunk, 5)).toEqual([5, 4]);
  expect(found({ attempt: 2 }, chunk)).toEqual([]);
});

test("a pattern that cannot be read is refused", () => {
  expect(() => new LineFinder({ ...anything, pattern: "(" })).toThrow(/cannot be read/);
});
