import { describe, expect, it } from "vitest";
import { completeExpression } from "./complete-expression.ts";
import { readModel } from "./read-model.ts";

const read = readModel(`
stratal: 1
name: j
inputs: {target: {type: string}, day: {type: date}}
env: {API: x}
tasks:
  - {name: load, run: x, outputs: {rows: {type: integer}}}
  - {name: sum, run: x}
  - name: group
    tasks: [{name: inner, run: x}, {name: other, run: x}]
`);
if (!read.ok) throw new Error("not valid");
const { model } = read;

function labels(before: string, path: (string | number)[] | null = ["tasks", 1]): string[] {
  return completeExpression(before, model, path)?.words.map(({ label }) => label) ?? [];
}

describe("completion of expressions", () => {
  it("offers the tasks that can be read from here", () => {
    expect(labels("tasks.")).toEqual(["load", "group"]);
    expect(labels("size(tasks.", ["tasks", 2, "tasks", 0])).toEqual([
      "other",
      "load",
      "sum",
      "group",
    ]);
    expect(labels("a == tasks.", null)).toEqual(["load", "sum", "group"]);
  });

  it("offers what a task has, and its declared outputs", () => {
    expect(labels("tasks.load.")).toContain("output");
    expect(labels("tasks.load.outputs.")).toEqual(["rows"]);
  });

  it("offers inputs, variables, and names to begin with", () => {
    expect(labels("inputs.")).toEqual(["target", "day"]);
    expect(labels("env.")).toEqual(["API"]);
    expect(labels("")).toContain("tasks");
    expect(completeExpression("inputs.ta", model, null)?.from).toBe(7);
    expect(labels("nothing.")).toEqual([]);
  });
});
