import { describe, expect, it } from "vitest";
import { growthOverTenfold, LINEAR_GROWTH } from "../../test/support/growth.ts";
import { errorsOf } from "../../test/support/strict-job.ts";
import type { JobDefinition } from "./job-definition.ts";
import { parseJobDocument } from "./parse-job.ts";
import { expressionReads } from "./task-expressions.ts";
import { buildTaskGraph } from "./task-graph.ts";

const strict = (...lines: string[]): string =>
  ["stratal: 1", "name: j", "tasks:", ...lines.map((line) => `  - ${line}`)].join("\n");

function parse(...lines: string[]): JobDefinition {
  return parseJobDocument(strict(...lines)).definition;
}

function problems(...lines: string[]): string[] {
  return errorsOf(strict(...lines)).map(({ path, message }) => `${path}: ${message}`);
}

const dependencies = ({ tasks, mode }: JobDefinition): number[][] =>
  buildTaskGraph(tasks, mode).dependencies;

describe("a group", () => {
  it("depends on what the tasks inside read outside of it, at any depth", () => {
    const job = parse(
      "{name: a, run: x}",
      "{name: b, run: x}",
      "{name: c, run: x}",
      "{name: g, tasks: [{name: in, run: x, env: {A: '${{ tasks.a.output }}'}}, {name: deep, tasks: [{name: z, uses: echo, parameters: {m: '${b.output}'}}]}]}",
    );
    expect(dependencies(job)).toEqual([[], [], [], [0, 1]]);
  });

  it("resolves names inside first, so that a task of the same name outside is not read", () => {
    const job = parse(
      "{name: a, run: x}",
      "{name: g, tasks: [{name: a, run: x}, {name: b, run: x, env: {A: '${{ tasks.a.output }}'}, files: {f: {task: a, artifact: r}}}]}",
    );
    expect(dependencies(job)).toEqual([[], []]);
    const group = job.tasks[1]!;
    if (group.body.kind !== "group") throw new Error("not a group");
    expect(buildTaskGraph(group.body.tasks, "strict").dependencies).toEqual([[], [0]]);
    expect(expressionReads(group).tasks).toEqual([]);
  });

  it("has names and stages of its own", () => {
    const job = parse(
      "{name: a, order: 5, run: x}",
      "{name: g, order: 6, tasks: [{name: a, order: 1, run: x}, {name: g, order: 2, run: x}]}",
    );
    const { body } = job.tasks[1]!;
    if (body.kind !== "group") throw new Error("not a group");
    expect(dependencies(job)).toEqual([[], [0]]);
    expect(buildTaskGraph(body.tasks, "strict").dependencies).toEqual([[], [0]]);
  });

  it.each([
    [
      "two tasks of one name",
      ["{name: g, tasks: [{name: b, run: x}, {name: b, run: y}]}"],
      'tasks[0].tasks[1].name: There is already a task named "b"',
    ],
    [
      "names that scripts cannot tell apart",
      ["{name: g, tasks: [{name: b-c, run: x}, {name: b_c, run: y}]}"],
      "tasks[0].tasks[1].name: The tasks",
    ],
    [
      "a circle",
      ["{name: g, tasks: [{name: b, run: x, depends_on: [c]}, {name: c, run: x, if: tasks.b.ok}]}"],
      "tasks[0].tasks[0].depends_on[0]: The tasks wait for each other in a circle: b → c → b",
    ],
    [
      "a missing dependency",
      ["{name: g, tasks: [{name: build, run: x}, {name: c, run: x, depends_on: [biuld]}]}"],
      'tasks[0].tasks[1].depends_on[0]: Task "c" depends on "biuld", which does not exist. Did you mean "build"?',
    ],
    [
      "a dependency on a task outside",
      ["{name: a, run: x}", "{name: g, tasks: [{name: c, run: x, depends_on: [a]}]}"],
      'tasks[1].tasks[0].depends_on[0]: Task "c" depends on "a", which is outside of its group. Let the group depend on it.',
    ],
    [
      "a rule that never holds",
      ["{name: g, tasks: [{name: c, run: x, run_when: any_failed}]}"],
      "tasks[0].tasks[0].run_when: `run_when: any_failed` can never hold",
    ],
    [
      "a reference to no task",
      ["{name: g, tasks: [{name: c, uses: echo, parameters: {m: '${b.output}'}}]}"],
      'tasks[0].tasks[0].parameters.m: This refers to the output of task "b"',
    ],
    [
      "a circle through what is read inside",
      [
        "{name: a, run: x, depends_on: [g]}",
        "{name: g, tasks: [{name: c, run: x, if: tasks.a.ok}]}",
      ],
      "tasks[0].depends_on[0]: The tasks wait for each other in a circle: a → g → a",
    ],
    [
      "a task inside that reads its own group",
      ["{name: g, tasks: [{name: c, run: x, if: tasks.g.ok}]}"],
      "tasks[0]: The tasks wait for each other in a circle: g → g",
    ],
    [
      "a task outside that reads one inside",
      ["{name: g, tasks: [{name: inner, run: x}]}", "{name: b, run: x, if: tasks.inner.ok}"],
      'tasks[1].if: There is no task named "inner" to read',
    ],
    [
      "an unknown task type inside and in a compensation",
      ["{name: g, tasks: [{name: c, run: x, rollback: {run: y, timeout: soon}}]}"],
      "tasks[0].tasks[0].rollback.timeout: `timeout` must be a duration",
    ],
  ])("is checked for %s", (_what, lines, message) => {
    expect(problems(...lines)).toEqual([expect.stringContaining(message)]);
  });

  it("drops optional dependencies on tasks that its inside does not have", () => {
    const { body } = parse(
      "{name: a, run: x}",
      "{name: g, tasks: [{name: c, run: x, depends_on: [{task: a, optional: true}]}]}",
    ).tasks[1]!;
    expect(body).toMatchObject({ tasks: [{ name: "c", dependsOn: [] }] });
  });

  it("in a legacy document warns about what is wrong, and runs no part of it", () => {
    const tasks = [{ name: "g", tasks: [{ name: "c", run: "x", depends_on: ["d"] }] }];
    const { warnings } = parseJobDocument(JSON.stringify({ name: "j", tasks }));
    expect(warnings).toEqual([
      expect.objectContaining({ path: "tasks[0].tasks[0].depends_on[0]" }),
    ]);
  });

  it("is checked against task types, inside and in compensations", () => {
    const text = strict(
      "{name: g, tasks: [{name: c, uses: ehco, rollback: {uses: slakc}}]}",
      "{name: a, uses: echo}",
    );
    expect(() => parseJobDocument(text, "yaml", { taskTypes: ["echo", "slack"] })).toThrow(
      "2 errors",
    );
  });
});

describe("handlers", () => {
  const job = (handler: string): string => `${strict("{name: a, run: x}")}\nfinally: [${handler}]`;

  it("read the main tasks without depending on them", () => {
    const { definition } = parseJobDocument(
      job("{name: a, uses: echo, parameters: {m: '${{ tasks.b.ok }}'}}, {name: b, run: x}"),
    );
    expect(buildTaskGraph(definition.finally, "strict").dependencies).toEqual([[1], []]);
    expect(errorsOf(job("{name: b, uses: echo, parameters: {m: '${a.output}'}}"))).toEqual([]);
    expect(errorsOf(job("{name: b, run: x, if: tasks.a.ok && run.status == 'failed'}"))).toEqual(
      [],
    );
  });

  it("cannot depend on main tasks, or read what does not exist", () => {
    expect(errorsOf(job("{name: b, run: x, depends_on: [a]}"))[0]!.path).toBe(
      "finally[0].depends_on[0]",
    );
    expect(errorsOf(job("{name: b, run: x, if: tasks.c.ok}"))[0]!.path).toBe("finally[0].if");
    expect(
      errorsOf(strict("{name: a, run: x, if: tasks.b.ok}") + "\nfinally: [{name: b, run: x}]"),
    ).toHaveLength(1);
  });
});

describe("what a task reads", () => {
  it.each([
    ["if: tasks.a.ok", false],
    ["for_each: '${{ tasks.a.outputs.list }}'", true],
    ["for_each: {matrix: {x: ['${{ tasks.a.output }}']}}", true],
    ["for_each: {in: [1], key: '${{ tasks.a.output }}'}", true],
    ["for_each: {in: [1], if: tasks.a.ok}", false],
    ["loop: {until: tasks.a.ok}", false],
    ["env: {A: '${{ get(tasks, \"a.output\", 1) }}'}", false],
    ["files: {f: '${{ tasks.a.output }}'}", true],
    ["files: {f: {task: a, artifact: r}}", true],
    ["artifacts: [{name: r, path: '${{ tasks.a.output }}'}]", true],
    ["outputs: {o: '${{ tasks.a.output }}'}", true],
    ["cache: {key: '${{ tasks.a.output }}'}", true],
    ["cache: {key: k, if: tasks.a.ok}", false],
    ["concurrency: {key: '${{ tasks.a.output }}'}", true],
    ["retry: {max: 1, if: tasks.a.ok}", false],
    ["for_each: {in: [1], as: shop}, env: {A: '${{ tasks.a.output + shop }}'}", true],
  ])("makes the edge: %s", (keys, needsData) => {
    const job = parse("{name: a, run: x}", `{name: b, run: x, ${keys}}`);
    expect(dependencies(job)).toEqual([[], [0]]);
    expect(expressionReads(job.tasks[1]!).tasks).toEqual([{ task: "a", needsData }]);
  });

  it.each([
    "approval: {message: '${{ tasks.a.output }}'}",
    "job: {name: c, inputs: {d: ['${{ tasks.a.output }}']}}",
    "job: {name: c, idempotency_key: '${{ tasks.a.output }}'}",
    "wait: '${{ tasks.a.output }}'",
    "wait: {event: e, match: event.id == tasks.a.output}",
    "script: {code: x, args: ['${{ tasks.a.output }}']}",
    "script: {code: x, stdin: '${{ tasks.a.output }}'}",
    "{name: g, tasks: [{name: i, run: x, env: {A: '${{ tasks.a.output }}'}}]}".slice(10, -1),
  ])("makes the edge: %s", (body) => {
    expect(dependencies(parse("{name: a, run: x}", `{name: b, ${body}}`))).toEqual([[], [0]]);
  });

  it("lifts inputs and reads by computed names out of a group, but not secrets", () => {
    const text = `inputs: {n: {default: a}}\n${strict("{name: g, tasks: [{name: i, run: x, env: {A: '${{ tasks[inputs.n].output }}', B: '${{ secrets.k }}'}}]}")}`;
    const group = parseJobDocument(text).definition.tasks[0]!;
    expect(expressionReads(group)).toEqual({
      tasks: [],
      readsAnyTask: true,
      inputs: ["n"],
      secrets: [],
    });
  });

  it("does not include its compensation", () => {
    const job = parse(
      "{name: a, run: x}",
      "{name: b, run: x, rollback: {run: y, env: {A: '${{ tasks.a.output }}'}}}",
    );
    expect(dependencies(job)).toEqual([[], []]);
  });
});

describe("size", () => {
  it("checks groups with work that grows with their tasks only", () => {
    const parseMany = (count: number): void => {
      const groups = Array.from(
        { length: count },
        (_, i) =>
          `{name: g${i}, for_each: [1], tasks: [{name: i, run: x}, {name: k, run: x, if: tasks.i.ok}]}`,
      );
      expect(parse(...groups).tasks).toHaveLength(count);
    };
    expect(growthOverTenfold(300, parseMany)).toBeLessThan(LINEAR_GROWTH);
  });
});
