import { expect, test } from "vitest";
import { linesOf, type LogChunk } from "./log-chunk.ts";
import { sliceChunk } from "./slice-chunk.ts";

/** Stdout: a, b, c, of which c goes on; stderr: an empty line, e. */
const chunk: LogChunk = {
  runId: "0198c0de-0000-7000-8000-000000000000",
  position: 3,
  seq: 1,
  attempt: 2,
  chunk: 4,
  firstLine: 70,
  lines: 5,
  startedAt: new Date(1_000),
  marks: [4, 0, 3, 1, 9, 2],
  body: "a\nb\nc\n\ne",
};

test("a slice of a chunk has the same lines as that part of the chunk", () => {
  const lines = linesOf(chunk);
  for (let from = 0; from < 5; from += 1)
    for (let to = from + 1; to <= 5; to += 1) {
      const slice = sliceChunk(chunk, from, to);
      expect(linesOf(slice)).toEqual(lines.slice(from, to));
      expect(slice.lines).toBe(to - from);
    }
});
