import { describe, expect, test } from "vitest";
import { LineView } from "./line-view.ts";
import {
  addRange,
  countOf,
  includes,
  intersect,
  neighbour,
  rangesOfCounts,
  subtract,
  widen,
  type Ranges,
} from "./ranges.ts";

function linesOf(ranges: Ranges): number[] {
  const lines: number[] = [];
  for (let at = 0; at < ranges.length; at += 2)
    for (let line = ranges[at]!; line < ranges[at + 1]!; line += 1) lines.push(line);
  return lines;
}

/** All sets of the lines 0 to 6. */
const sets: number[][] = Array.from({ length: 128 }, (_, bits) => {
  const ranges: number[] = [];
  for (let line = 0; line < 7; line += 1) if ((bits >> line) & 1) addRange(ranges, line, line + 1);
  return ranges;
});

test("pairs of place and number become ranges that do not touch", () => {
  expect(rangesOfCounts([3, 2, 5, 1, 9, 4])).toEqual([3, 6, 9, 13]);
  expect(countOf([3, 6, 9, 13])).toBe(7);
});

test("intersecting and subtracting are those of sets", () => {
  for (const a of sets)
    for (const b of sets) {
      const inB = new Set(linesOf(b));
      expect(linesOf(intersect(a, b))).toEqual(linesOf(a).filter((line) => inB.has(line)));
      expect(linesOf(subtract(a, b))).toEqual(linesOf(a).filter((line) => !inB.has(line)));
    }
});

test("widening adds the lines around, within the log", () => {
  expect(widen([0, 1, 4, 5, 20, 21], 2, 22)).toEqual([0, 7, 18, 22]);
});

test("neighbours are the nearest lines of the set, before and after any line", () => {
  for (const ranges of sets) {
    const lines = linesOf(ranges);
    for (let line = -1; line < 9; line += 1) {
      expect(includes(ranges, line)).toBe(lines.includes(line));
      expect(neighbour(ranges, line, 1)).toBe(lines.find((other) => other > line) ?? null);
      expect(neighbour(ranges, line, -1)).toBe(lines.findLast((other) => other < line) ?? null);
    }
  }
});

describe("a view", () => {
  test("maps rows to lines and back", () => {
    for (const ranges of sets) {
      const lines = linesOf(ranges);
      const view = new LineView(ranges);
      expect(view.rows).toBe(lines.length);
      lines.forEach((line, row) => {
        expect(view.lineOf(row)).toBe(line);
        expect(view.rowOf(line)).toBe(row);
        expect(linesOf(view.linesOf(row, row + 3))).toEqual(lines.slice(row, row + 3));
      });
      for (let line = 0; line < 7; line += 1) expect(view.shows(line)).toBe(lines.includes(line));
    }
  });

  test("leads from a line that is not shown to the next one that is", () => {
    const view = new LineView([2, 4, 8, 9]);
    expect([0, 5, 100].map((line) => view.rowOf(line))).toEqual([0, 2, 2]);
    expect(new LineView([]).rowOf(5)).toBe(0);
  });
});
