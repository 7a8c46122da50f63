import { expect, test } from "vitest";
import { jobModel } from "../document/job-model.ts";
import { documentGraph, lineOf, placeOf } from "./document-graph.ts";

const model = jobModel({
  stratal: 1,
  name: "job",
  tasks: [
    { name: "a", run: "true" },
    {
      name: "set",
      depends_on: ["a"],
      for_each: [1, 2],
      tasks: [
        { name: "b", uses: "echo" },
        { name: "c", uses: "greet@1", depends_on: ["b"] },
      ],
    },
    { name: "d", approval: {}, depends_on: ["set"] },
    { name: "alone", run: "true" },
  ],
  finally: [{ name: "a", run: "true" }],
});

test("numbers the tasks of all lists, with their groups, parts and dependencies", () => {
  const { plan } = documentGraph(model);
  expect(plan.map(({ name, group, part }) => [name, group, part])).toEqual([
    ["a", null, "main"],
    ["set", null, "main"],
    ["d", null, "main"],
    ["alone", null, "main"],
    ["b", 1, "main"],
    ["c", 1, "main"],
    ["a", null, "finally"],
  ]);
  expect(plan.map(({ depends_on: before }) => before)).toEqual([[], [0], [1], [], [], [4], []]);
  expect(plan[1]).toMatchObject({ kind: "group", for_each: true, loop: false });
  expect(plan[5]).toMatchObject({ kind: "builtin", type: "greet@1" });
});

test("a task's line is all before it and all after it, nothing beside it", () => {
  const { plan } = documentGraph(model);
  expect([...lineOf(plan, 1)].sort()).toEqual([0, 1, 2]);
  expect([...lineOf(plan, 3)]).toEqual([3]);
  expect([...lineOf(plan, 4)].sort()).toEqual([4, 5]);
});

test("tells tasks of one name apart by their places", () => {
  const { plan } = documentGraph(model);
  expect([placeOf(plan, 0), placeOf(plan, 5), placeOf(plan, 6)]).toEqual([
    "main/a",
    "main/set/c",
    "finally/a",
  ]);
});
