import { describe, expect, it } from "vitest";
import { errorsWith, taskWith } from "../../test/support/strict-job.ts";

describe("rollback", () => {
  it("is a task of the same name that runs where the task runs, with three re-tries", () => {
    const { rollback } = taskWith(
      "run: x",
      "runs_on: [linux]",
      "queue: slow",
      "priority: 7",
      "retry: 9",
      "env: {A: '1'}",
      "rollback: {run: undo}",
    );
    expect(rollback).toMatchObject({
      onPartial: false,
      task: {
        name: "a",
        dependsOn: [],
        body: { kind: "script", code: "undo", language: "bash", errexit: true },
        env: {},
        runsOn: ["linux"],
        queue: "slow",
        priority: 7,
        timeoutMs: 3_600_000,
        retry: { max: 3, delayMs: 10_000 },
        rollback: null,
        forEach: null,
      },
    });
  });

  it("reads every key that it shares with tasks", () => {
    const { rollback } = taskWith(
      "run: x",
      "rollback: {uses: http_request, parameters: {id: '${{ self.outputs.id }}'}, secrets: {s: token}, env: {A: '${{ self.output }}'}, timeout: 5m, retry: {delay: 1s}, on_partial: true}",
    );
    expect(rollback).toMatchObject({
      onPartial: true,
      task: {
        body: { kind: "builtin", type: "http_request" },
        parameters: { id: "${{ self.outputs.id }}" },
        secrets: { s: "token" },
        env: { A: "${{ self.output }}" },
        timeoutMs: 300_000,
        retry: { max: 3, delayMs: 1_000 },
      },
    });
  });

  it("can run a job", () => {
    const { rollback } = taskWith("run: x", "rollback: {job: {name: undo, inputs: {n: 1}}}");
    expect(rollback!.task.body).toMatchObject({ kind: "job", name: "undo", inputs: { n: 1 } });
  });

  it.each([
    ["undo", "rollback: `rollback` must be a map"],
    ["{}", "rollback: This task has nothing to do"],
    ["{run: x, uses: echo}", "rollback.uses: A task has exactly one body"],
    ["{wait: 5s}", "rollback.wait: Unknown key `wait`"],
    ["{run: x, depends_on: [first]}", "rollback.depends_on: Unknown key `depends_on`"],
    [
      "{run: x, env: {A: '${{ tasks.frist.output }}'}}",
      'rollback.env.A: There is no task named "frist" to read. Did you mean "first"?',
    ],
    ["{run: x, env: {A: '${{ error.kind }}'}}", 'rollback.env.A: "error" has no value here'],
    [
      "{run: x, env: {PATH: '${{ self.output }}'}}",
      "rollback.env.PATH: PATH decides which code runs",
    ],
    [
      "{uses: echo, parameters: {m: '${frist.output}'}}",
      'rollback.parameters.m: This refers to the output of task "frist"',
    ],
  ])("is refused as %s", (text, message) => {
    expect(errorsWith("run: x", `rollback: ${text}`)).toContainEqual(
      expect.stringContaining(message),
    );
  });

  it("reads tasks without depending on them, so that no circle comes of it", () => {
    expect(errorsWith("run: x", "rollback: {run: y, env: {A: '${{ tasks.a.output }}'}}")).toEqual(
      [],
    );
  });
});
