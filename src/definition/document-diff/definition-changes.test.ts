import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../base/json.ts";
import { parseJobDocument } from "../parse-job.ts";
import { definitionChanges, type DefinitionChange } from "./definition-changes.ts";

/** The changes between two strict YAML documents, without their first lines. */
function changesOf(before: string, after: string): DefinitionChange[] {
  const parsed = (body: string): JsonObject =>
    // A definition is JSON; its type names more than JsonObject can say.
    parseJobDocument(`stratal: 1\nname: job\n${body}`, "yaml").definition as unknown as JsonObject;
  return definitionChanges(parsed(before), parsed(after));
}

const task = (rest = ""): string => `tasks:\n  - {name: a, run: echo a${rest}}\n`;

describe("definitionChanges", () => {
  it("finds nothing where only layout, comments and the order of keys differ", () => {
    const before = "env: {A: '1', B: '2'}\ntasks: [{name: a, run: echo a}]\n";
    const after = "# why\ntasks:\n  - run: echo a\n    name: a\nenv: {B: '2', A: '1'}\n";
    expect(changesOf(before, after)).toEqual([]);
  });

  it("names the place of a changed setting in snake case, by the task's name", () => {
    const other = "  - {name: b, run: echo b}\n";
    expect(changesOf(task() + other, task(", retry: 2, timeout: 5m") + other)).toEqual([
      { path: "tasks.a.timeout_ms", kind: "changed", before: 3_600_000, after: 300_000 },
      { path: "tasks.a.retry.max", kind: "changed", before: 0, after: 2 },
    ]);
  });

  it("does not take a moved task for a change, nor an inserted one for a change of those after it", () => {
    const [a, b, c] = ["a", "b", "c"].map((name) => `  - {name: ${name}, run: echo ${name}}\n`);
    expect(changesOf(`tasks:\n${a}${b}`, `tasks:\n${b}${a}`)).toEqual([]);
    const [added, ...others] = changesOf(`tasks:\n${a}${c}`, `tasks:\n${a}${b}${c}`);
    expect(others).toEqual([]);
    expect(added).toMatchObject({ path: "tasks.b", kind: "added", before: null });
    expect(added!.after).toMatchObject({ name: "b", depends_on: null, body: { code: "echo b" } });
    expect(changesOf(`tasks:\n${a}${b}`, `tasks:\n${a}`)).toMatchObject([
      { path: "tasks.b", kind: "removed", after: null },
    ]);
  });

  it("keeps the spelling of the author's own names", () => {
    const before = `env: {myVar: x}\nlabels: {teamName: y}\n${task(", parameters: {fooBar: {someKey: 1}}")}`;
    const after = `env: {myVar: z}\n${task(", parameters: {fooBar: {someKey: 2}}")}`;
    expect(changesOf(before, after)).toEqual([
      { path: "labels.teamName", kind: "removed", before: "y", after: null },
      { path: "env.myVar", kind: "changed", before: "x", after: "z" },
      { path: "tasks.a.parameters.fooBar.someKey", kind: "changed", before: 1, after: 2 },
    ]);
  });

  it("tells an explicit null of a parameter from none, and lists as wholes", () => {
    const before = task(", parameters: {k: null, list: [{name: x}, {name: y}]}");
    const after = task(", parameters: {list: [{name: y}, {name: x}]}");
    expect(changesOf(before, after)).toEqual([
      { path: "tasks.a.parameters.k", kind: "removed", before: null, after: null },
      {
        path: "tasks.a.parameters.list",
        kind: "changed",
        before: [{ name: "x" }, { name: "y" }],
        after: [{ name: "y" }, { name: "x" }],
      },
    ]);
  });

  it("shows inputs by their names and their settings in snake case", () => {
    const before = `inputs: {userName: {type: string, max_length: 5}}\n${task()}`;
    const after = `inputs: {userName: {type: string, max_length: 6}}\n${task()}`;
    expect(changesOf(before, after)).toEqual([
      { path: "inputs.userName.max_length", kind: "changed", before: 5, after: 6 },
    ]);
  });

  it("takes a body of another kind as a whole", () => {
    const after = "tasks:\n  - {name: a, uses: echo}\n";
    const body = changesOf(task(), after).find(({ path }) => path === "tasks.a.body");
    expect(body).toMatchObject({
      kind: "changed",
      before: { kind: "script", working_dir: null },
      after: { kind: "builtin", type: "echo" },
    });
  });

  it("brackets names that a path cannot hold", () => {
    const named = (timeout: string): JsonObject => ({
      tasks: [{ name: "a b.c", timeoutMs: timeout }],
    });
    expect(definitionChanges(named("1"), named("2"))[0]!.path).toBe('tasks["a b.c"].timeout_ms');
  });
});
