import { expect, test } from "vitest";
import { groupsOf, hiddenBy } from "./folds.ts";
import { heatMarks } from "./heat-marks.ts";
import { LineView } from "./line-view.ts";
import { highlightPattern, splitSpans } from "./highlight.ts";
import { formatPlace, parsePlace } from "./place.ts";

test("heat marks are where the lines are in the view, neighbours as one", () => {
  const view = LineView.all(2_000);
  expect(heatMarks([0, 1, 5, 25, 1_000, 1_001, 1_999, 2_000], view)).toEqual([
    { from: 0, to: 0.015 },
    { from: 0.5, to: 0.505 },
    { from: 0.995, to: 1 },
  ]);
  expect(heatMarks([5, 6], new LineView([10, 20]))).toEqual([]);
  expect(heatMarks([5, 6], new LineView([]))).toEqual([]);
});

test("groups go to their end, to the next group, or to the end of the log", () => {
  expect(groupsOf([2, 10, 20], [0, 5, 25], 40)).toEqual([
    { first: 2, end: 6 },
    { first: 10, end: 20 },
    { first: 20, end: 26 },
  ]);
  expect(groupsOf([3], [], 9)).toEqual([{ first: 3, end: 9 }]);
  expect(hiddenBy(groupsOf([2, 10], [5, 12], 40), (first) => first === 10)).toEqual([11, 13]);
});

test("what is found is marked in the text, over the borders of its looks", () => {
  const look = { fg: null, bg: null, decorations: [], href: null };
  const spans = [
    { ...look, text: "an er" },
    { ...look, text: "ror, errors" },
  ];
  expect(
    splitSpans("an error, errors", spans, highlightPattern("ERROR", true)).map(
      ({ text, isMarked }) => [text, isMarked],
    ),
  ).toEqual([
    ["an ", false],
    ["er", true],
    ["ror", true],
    [", ", false],
    ["error", true],
    ["s", false],
  ]);
  expect(splitSpans("plain", null, null)).toEqual([{ ...look, text: "plain", isMarked: false }]);
});

test.each([
  ["error|warn", true],
  ["took [0-9]+ ms", true],
  ["(?:a|b)c{3}", true],
  ["(a+)+b", false],
  ["(a|a)*b", false],
  [".*.*.*x", false],
  ["(", false],
  ["(?i)x", false],
  ["x{2,}y{2,}", false],
])(
  "the pattern %s is marked in the browser only if that takes little time: %s",
  (pattern, isMarked) => {
    expect(highlightPattern(pattern, false) !== null).toBe(isMarked);
  },
);

test.each([
  ["123", { lines: [122, 122] }],
  ["L123-130", { lines: [122, 129] }],
  ["#L130-L123", { lines: [122, 129] }],
  ["1,234", { lines: [1_233, 1_233] }],
  ["0", null],
  ["x", null],
  ["", null],
])("the place %j is read", (text, place) => {
  expect(parsePlace(text, 0)).toEqual(place);
});

test("a time of day is that of the log's day, or of the next one", () => {
  const start = new Date(2026, 0, 2, 23, 0, 0).getTime();
  expect(parsePlace("23:30", start)).toEqual({ atMs: start + 1_800_000 });
  expect(parsePlace("00:15:30", start)).toEqual({ atMs: start + 4_530_000 });
  expect(parsePlace("2026-01-02T10:00:00Z", start)).toEqual({ atMs: Date.UTC(2026, 0, 2, 10) });
});

test("places are written as they are read", () => {
  expect(formatPlace([122, 122])).toBe("123");
  expect(formatPlace([122, 129])).toBe("123-130");
});
