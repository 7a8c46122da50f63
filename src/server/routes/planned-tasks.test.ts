import { describe, expect, it } from "vitest";
import { compilePlan } from "../../definition/compile-plan.ts";
import type { JobDefinition, Loop, TaskDefinition } from "../../definition/job-definition.ts";
import { parseJobDocument } from "../../definition/parse-job.ts";
import { plannedTasks, stagesOf } from "./planned-tasks.ts";

const base = parseJobDocument(
  "stratal: 1\nname: base\ntasks: [{name: a, run: echo a}]\n",
  "yaml",
).definition;

function task(name: string, fields: Partial<TaskDefinition> = {}): TaskDefinition {
  return { ...base.tasks[0]!, name, ...fields };
}

function planned(fields: Partial<JobDefinition>) {
  const definition = { ...base, ...fields };
  return plannedTasks(definition, compilePlan(definition), []);
}

describe("plannedTasks", () => {
  it("tells where tasks of groups, handlers and compensations stand", () => {
    const inner = task("inner", {
      body: { kind: "group", tasks: [task("deep")], groupTimeoutMs: null },
    });
    const tasks = planned({
      tasks: [
        task("outer", { body: { kind: "group", tasks: [inner], groupTimeoutMs: null } }),
        task("undone", { rollback: { task: task("undone"), onPartial: false } }),
      ],
      onFailure: [task("dump")],
      finally: [task("cleanup")],
    });
    const places = tasks.map(({ name, scope, group }) => [name, scope, group]);
    expect(places).toEqual([
      ["outer", "main", null],
      ["undone", "main", null],
      ["inner", "main", "outer"],
      ["deep", "main", "outer/inner"],
      ["dump", "on_failure", null],
      ["cleanup", "finally", null],
      ["undone", "rollback", null],
    ]);
    expect(stagesOf(tasks)).toEqual([["outer", "undone"]]);
  });

  it("counts all dependencies of a large job, and shows the first ones", () => {
    const names = Array.from({ length: 200 }, (_, index) => `t${index}`);
    const tasks = planned({
      tasks: [
        ...names.map((name) => task(name)),
        ...names.map((name) => task(`after-${name}`, { dependsOn: names })),
      ],
    });
    const shown = tasks.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
    expect(shown).toBe(20_000);
    expect(tasks.at(-1)).toMatchObject({ dependencies: [], dependency_count: 200, stage: 2 });
  });

  it("finds what is evaluated in bare conditions and in texts, but not in code", () => {
    const loop: Loop = {
      while: null,
      until: "self.outputs.done",
      maxIterations: 3,
      delayMs: 0,
      onLimit: "fail",
      keep: 1,
      timeoutMs: null,
    };
    const body = { ...base.tasks[0]!.body, code: "echo ${{ x }}", stdin: "${{ inputs.a }}" };
    const parameters = { match: "plain", myUrl: ["${{ inputs.b }}"] };
    // The spread keeps the kind of the body that it began with.
    const [only] = planned({
      tasks: [task("a", { loop, body: body as TaskDefinition["body"], parameters })],
    });
    expect(only!.evaluates).toEqual([
      { path: "parameters.myUrl[0]", text: "${{ inputs.b }}" },
      { path: "loop.until", text: "self.outputs.done" },
      { path: "stdin", text: "${{ inputs.a }}" },
    ]);
  });
});
