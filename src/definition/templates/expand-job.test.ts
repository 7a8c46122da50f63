import { describe, expect, it } from "vitest";
import { StratalError, type ErrorDetail } from "../../base/errors.ts";
import type { JobDefinition } from "../job-definition.ts";
import { parseJobDocument } from "../parse-job.ts";
import {
  parseTemplateDocument,
  type TemplateDocument,
  type TemplateLookup,
} from "./template-document.ts";

const HEAD = "stratal: 1\nname: j\n";

/** Templates by `name@version`, written as documents without `stratal`. */
function lookup(...documents: string[]): TemplateLookup {
  const known = new Map<string, TemplateDocument>();
  for (const document of documents) {
    const { template } = parseTemplateDocument(`stratal: 1\n${document}`);
    const version = [...known.values()].filter(({ name }) => name === template.name).length + 1;
    known.set(`${template.name}@${version}`, template);
  }
  return (name, version) => known.get(`${name}@${version}`) ?? null;
}

function job(text: string, templates: TemplateLookup): JobDefinition {
  return parseJobDocument(HEAD + text, "yaml", { templates, taskTypes: ["echo"] }).definition;
}

function errorsOf(text: string, templates: TemplateLookup): readonly ErrorDetail[] {
  try {
    job(text, templates);
  } catch (error) {
    if (error instanceof StratalError) return error.errors;
    throw error;
  }
  return [];
}

const greet = `
name: greet
kind: task
inputs:
  who: {required: true}
  times: {type: integer, min: 1, default: 1}
  when: {type: boolean, default: true}
task:
  uses: echo
  timeout: 5m
  env: {A: template, B: template}
  if: params.when && run.attempt <= params.times
  retry: {max: 2}
  parameters: {message: "Hello \${{ params.who }}!", times: "\${{ params.times }}", twice: "\${{ params.times * 2 }}"}`.replaceAll(
  "\\$",
  "$",
);

describe("a task template", () => {
  it("stands in the place of the task that uses it", () => {
    const [a, b] = job(
      `tasks:
  - {name: a, run: x}
  - {name: b, uses: greet@1, depends_on: [a], timeout: 1m, env: {B: own}, parameters: {who: Ada, times: 3}}`,
      lookup(greet),
    ).tasks;
    expect(a!.name).toBe("a");
    expect(b).toMatchObject({
      name: "b",
      dependsOn: ["a"],
      timeoutMs: 60_000,
      env: { A: "template", B: "own" },
      body: { kind: "builtin", type: "echo" },
      condition: "true && run.attempt <= 3",
      retry: { max: 2 },
      parameters: { message: "Hello Ada!", times: 3, twice: "${{ 3 * 2 }}" },
    });
  });

  it("takes expressions as parameters", () => {
    const [, b] = job(
      `tasks:
  - {name: a, run: x}
  - {name: b, uses: greet@1, parameters: {who: "\${{ tasks.a.output }}", times: "\${{ 1 + 1 }}"}}`.replaceAll(
        "\\$",
        "$",
      ),
      lookup(greet),
    ).tasks;
    expect(b!.parameters).toEqual({
      message: "Hello ${{ tasks.a.output }}!",
      times: "${{ 1 + 1 }}",
      twice: "${{ ( 1 + 1 ) * 2 }}",
    });
    expect(b!.condition).toBe("true && run.attempt <= ( 1 + 1 )");
  });

  it("never lets a fixed parameter become an expression", () => {
    const [a] = job(
      'tasks: [{name: a, uses: greet@1, parameters: {who: "$${{ run.id }}"}}]',
      lookup(greet),
    ).tasks;
    expect(a!.parameters["message"]).toBe("Hello $${{ run.id }}!");
    const templates = lookup(
      'name: t\nkind: task\ninputs: {a: {}, b: {}}\ntask: {uses: echo, parameters: {m: "${{ params.a }}${{ params.b }}"}}',
    );
    const [t] = job(
      "tasks: [{name: a, uses: t@1, parameters: {a: $, b: '{{ x }}'}}]",
      templates,
    ).tasks;
    expect(t!.parameters["m"]).toBe('${{ "$" }}{{ x }}');
    const [u] = job(
      "tasks: [{name: a, uses: t@1, parameters: {a: $, b: '${{ run.id }}'}}]",
      templates,
    ).tasks;
    expect(u!.parameters["m"]).toBe('${{ "$" }}${{ run.id }}');
  });

  it("leaves code and texts inside of expressions alone", () => {
    const templates = lookup(
      "name: t\nkind: task\ninputs: {a: {default: x}}\ntask: {run: 'echo params.a', env: {E: '${{ \"params.a\" + params.a }}'}}",
    );
    expect(job("tasks: [{name: a, uses: t@1}]", templates).tasks[0]).toMatchObject({
      body: { code: "echo params.a" },
      env: { E: '${{ "params.a" + "x" }}' },
    });
  });

  it("may be used in groups, handlers, compensations and other templates", () => {
    const definition = job(
      `tasks:
  - {name: g, tasks: [{name: a, uses: outer@1, parameters: {n: Eve}}]}
  - {name: r, run: x, rollback: {uses: greet@1, parameters: {who: Bob}}}
finally: [{name: f, uses: greet@1, parameters: {who: Ada}}]`,
      lookup(
        greet.replace("  if: params.when && run.attempt <= params.times\n  retry: {max: 2}\n", ""),
        "name: outer\nkind: task\ninputs: {n: {}}\ntask: {uses: greet@1, parameters: {who: 'dear ${{ params.n }}'}}",
      ),
    );
    const text = JSON.stringify(definition);
    for (const message of ["Hello dear Eve!", "Hello Bob!", "Hello Ada!"])
      expect(text).toContain(message);
    expect(text).not.toContain("params.");
  });

  it.each([
    ["uses: nope@1", "tasks[0].uses", "There is no template nope@1"],
    ["uses: greet@2", "tasks[0].uses", "There is no template greet@2"],
    ["uses: base@1", "tasks[0].uses", "is a job template"],
    ["uses: greet@1", "tasks[0].parameters", "needs the parameter `who`"],
    [
      "uses: greet@1, parameters: {who: Ada, tims: 1}",
      "tasks[0].parameters.tims",
      'Did you mean "times"?',
    ],
    [
      "uses: greet@1, parameters: {who: Ada, times: 0}",
      "tasks[0].parameters.times",
      "must be at least 1",
    ],
    [
      "uses: greet@1, parameters: {who: Ada, times: 'a ${{ 1 }}'}",
      "tasks[0]",
      "exactly one `${{ }}`",
    ],
    ["uses: greet@1, run: x, parameters: {who: Ada}", "tasks[0].run", "no `run` of its own"],
    ["uses: loop@1", "tasks[0].uses", "nested deeper than 10"],
  ])("refuses %s", (keys, path, message) => {
    const templates = lookup(
      greet,
      "name: base\nkind: job\njob: {}",
      "name: loop\nkind: task\ntask: {uses: loop@1}",
    );
    const errors = errorsOf(`tasks: [{name: a, ${keys}}]`, templates);
    expect(errors[0]).toMatchObject({ path, line: 3 });
    expect(errors[0]!.message).toContain(message);
  });

  it("is checked with everything filled in, at the line of its use", () => {
    const templates = lookup(
      "name: t\nkind: task\ninputs: {t: {}}\ntask: {uses: echo, timeout: '${{ params.t }}', parameters: {m: '${{ inputs.no }}'}}",
    );
    const errors = errorsOf("tasks:\n  - {name: a, uses: t@1, parameters: {t: soon}}", templates);
    expect(errors.map(({ path, line }) => [path, line])).toContainEqual(["tasks[0].timeout", 4]);
    expect(errors.map(({ path }) => path)).toHaveLength(2);
  });

  it("cannot grow without bound", () => {
    const levels = Array.from({ length: 8 }, (_each, level) => {
      const uses = level === 0 ? "echo" : `t${level - 1}@1`;
      const inner = Array.from({ length: 10 }, (_task, n) => `{name: n${n}, uses: ${uses}}`);
      return `name: t${level}\nkind: task\ntask: {tasks: [${inner.join(", ")}]}`;
    });
    const errors = errorsOf("tasks: [{name: a, uses: t7@1}]", lookup(...levels));
    expect(errors).toMatchObject([{ path: expect.stringContaining("tasks[0].tasks") }]);
    expect(errors[0]!.message).toContain("more than 10000 tasks");
    const echo = `name: e\nkind: task\ninputs: {m: {}}\ntask: {uses: echo, parameters: {m: "${"${{ params.m }}, ".repeat(20_000)}"}}`;
    const long = errorsOf(
      `tasks: [{name: a, uses: e@1, parameters: {m: ${"x".repeat(50_000)}}}]`,
      lookup(echo),
    );
    expect(long[0]!.message).toContain("characters");
  });
});

describe("a job template", () => {
  const base = `
name: base
kind: job
job:
  description: from the base
  timeout: 1h
  env: {A: base, B: base}
  labels: {team: data}
  inputs: {day: {type: date}}
  defaults: {timeout: 5m, env: {C: base}}
  tasks:
    - {name: first, run: base}
    - {name: second, run: base, depends_on: [first]}
  finally: [{name: end, run: base}]`;

  it("is the ground that a job stands on", () => {
    const definition = job(
      `extends: base@1
timeout: 2h
env: {B: own}
inputs: {n: {type: integer}}
defaults: {env: {D: own}}
tasks:
  - {name: third, run: own, depends_on: [second]}
  - {name: first, run: own}`,
      lookup(base),
    );
    expect(definition).toMatchObject({
      name: "j",
      extends: "base@1",
      description: "from the base",
      timeoutMs: 7_200_000,
      env: { A: "base", B: "own", C: "base", D: "own" },
      labels: { team: "data" },
    });
    expect(Object.keys(definition.inputs)).toEqual(["day", "n"]);
    expect(
      definition.tasks.map(({ name, body, timeoutMs }) => [
        name,
        body.kind === "script" && body.code,
        timeoutMs,
      ]),
    ).toEqual([
      ["first", "own", 300_000],
      ["second", "base", 300_000],
      ["third", "own", 300_000],
    ]);
    expect(definition.finally.map(({ name }) => name)).toEqual(["end"]);
  });

  it("may extend another one and use task templates", () => {
    const definition = job(
      "extends: top@1",
      lookup(
        base,
        greet,
        "name: top\nkind: job\njob: {extends: base@1, owner: ada, tasks: [{name: hi, uses: greet@1, parameters: {who: Ada}}]}",
      ),
    );
    expect(definition.owner).toBe("ada");
    expect(definition.tasks.map(({ name }) => name)).toEqual(["first", "second", "hi"]);
  });

  it("keeps the places of the job's own tasks", () => {
    const text = "extends: base@1\ntasks:\n  - name: third\n    run: x\n    timeout: never";
    expect(errorsOf(text, lookup(base))).toMatchObject([{ path: "tasks[2].timeout", line: 7 }]);
  });

  it.each([
    ["extends: nope@1", "There is no template nope@1"],
    ["extends: greet@1", "is a task template"],
    ["extends: self@1", "More than 10 job templates"],
  ])("refuses %s", (line, message) => {
    const templates = lookup(greet, "name: self\nkind: job\njob: {extends: self@1}");
    const errors = errorsOf(`${line}\ntasks: [{name: a, run: x}]`, templates);
    expect(errors).toMatchObject([{ path: "extends", line: 3 }]);
    expect(errors[0]!.message).toContain(message);
  });

  it("is for strict documents only", () => {
    const run = () => parseJobDocument('{"name": "j", "extends": "base@1", "tasks": []}');
    expect(run).toThrow("needs a document with `stratal: 1`");
  });
});

describe("a template's document", () => {
  it.each([
    ["name: t\nkind: task\ntask: {run: x}", "stratal", "needs `stratal: 1`"],
    ["stratal: 1\nkind: task\ntask: {run: x}", "", "`name` is missing"],
    ["stratal: 1\nname: t\ntask: {run: x}", "", "`kind` is missing"],
    ["stratal: 1\nname: t\nkind: task", "", "`task` is missing"],
    ["stratal: 1\nname: t\nkind: task\njob: {}\ntask: {}", "job", "not `job`"],
    ["stratal: 1\nname: t\nkind: task\ntask: {name: a}", "task.name", "remove it here"],
    ["stratal: 1\nname: t\nkind: task\ntask: {rnu: a}", "task.rnu", 'Did you mean "run"?'],
    ["stratal: 1\nname: t\nkind: job\njob: {name: a}", "job.name", "remove it here"],
    ["stratal: 1\nname: t\nkind: job\ninputs: {a: {}}\njob: {}", "inputs", "no parameters"],
    [
      'stratal: 1\nname: t\nkind: task\ninputs: {who: {}}\ntask: {env: {A: "${{ params.wo }}"}}',
      "task",
      'Did you mean "who"?',
    ],
    [
      "stratal: 1\nname: t\nkind: task\ntask: {if: \"params['a'] == 1\"}",
      "task",
      "as `params.<name>` only",
    ],
  ])("is refused: %j", (text, path, message) => {
    try {
      parseTemplateDocument(text);
      throw new Error("nothing was thrown");
    } catch (error) {
      if (!(error instanceof StratalError)) throw error;
      expect(error.errors.map((each) => each.path)).toEqual([path]);
      expect(error.errors[0]!.message).toContain(message);
    }
  });
});
