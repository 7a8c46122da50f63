import { expect, test } from "vitest";
import type { JobGrid } from "../api/job.ts";
import { gridGroups, gridRows, nextCell } from "./grid-rows.ts";

const grid: JobGrid = {
  states: ["completed"],
  tasks: {
    name: ["set", "last", "inner", "inmost", "clean", "alarm"],
    group: [null, null, 0, 2, null, null],
    part: ["main", "main", "main", "main", "finally", "on_failure"],
    allow_failure: [false, false, false, false, false, false],
  },
  runs: [
    {
      ...{ id: "run", number: 1, status: "completed", version: 1 },
      ...{ created_at: "", started_at: null, finished_at: null },
      state: [0, 0, 0, 0, 0, -1],
      seq: [0, 1, 2, 3, 4, -1],
    },
  ],
};
const namesOf = (folded: number[]) =>
  gridRows(grid, new Set(folded)).map(({ name, depth }) => `${"  ".repeat(depth)}${name}`);

test("puts what is inside of a group below it and leaves out handlers that never ran", () => {
  expect(namesOf([])).toEqual(["set", "  inner", "    inmost", "last", "clean"]);
});

test("a folded group hides all that is inside, however deep", () => {
  expect(namesOf([0])).toEqual(["set", "last", "clean"]);
  expect(namesOf([2])).toEqual(["set", "  inner", "last", "clean"]);
  expect([...gridGroups(grid)].sort()).toEqual([0, 2]);
});

test("arrow keys stay within the grid, other keys mean nothing", () => {
  const size = { rows: 5, columns: 25 };
  expect(nextCell("ArrowDown", { row: 4, column: 3 }, size)).toEqual({ row: 4, column: 3 });
  expect(nextCell("ArrowLeft", { row: 1, column: 3 }, size)).toEqual({ row: 1, column: 2 });
  expect(nextCell("End", { row: 1, column: 3 }, size)).toEqual({ row: 1, column: 24 });
  expect(nextCell("a", { row: 1, column: 3 }, size)).toBeNull();
});
