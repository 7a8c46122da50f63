import { describe, expect, it } from "vitest";
import { StratalError, type ErrorDetail } from "../base/errors.ts";
import type { JsonValue } from "../base/json.ts";
import type { TaskDefinition } from "./job-definition.ts";
import { parseJobDocument, type ParsedJob } from "./parse-job.ts";

function parse(text: string): ParsedJob {
  return parseJobDocument(text);
}

/** A strict job with one task, its keys given as YAML of one line each. */
function task(...lines: string[]): TaskDefinition {
  return parse(strict(...lines)).definition.tasks[0]!;
}

function strict(...lines: string[]): string {
  return [
    "stratal: 1",
    "name: j",
    "tasks:",
    "  - name: a",
    ...lines.map((line) => `    ${line}`),
  ].join("\n");
}

function legacy(value: Record<string, JsonValue>): ParsedJob {
  return parseJobDocument(JSON.stringify({ name: "j", tasks: [], ...value }), "json");
}

function legacyTask(value: Record<string, JsonValue>): TaskDefinition {
  return legacy({ tasks: [{ name: "a", ...value }] }).definition.tasks[0]!;
}

function failure(run: () => unknown): StratalError {
  try {
    run();
  } catch (error) {
    if (error instanceof StratalError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

function errorsOf(text: string): readonly ErrorDetail[] {
  return failure(() => parse(text)).errors;
}

const sumJob = {
  name: "Sum of a & b",
  description: "d",
  source: "api",
  run_immediately: true,
  raw_payload: "",
  tasks: [
    {
      name: "a",
      type: "custom",
      order: 1,
      config: { script: { language: "shell", code: "echo 1" } },
    },
    {
      name: "b",
      type: "custom",
      order: 1,
      config: { depends_on: [], script: { language: "node", code: "1" } },
    },
    {
      name: "sum",
      type: "custom",
      order: 2,
      config: {
        depends_on: ["a", "b"],
        parameters: { k: "v", n: 3, deep: { x: [true, null] } },
        secrets: { db_pass: "DB_PASSWORD" },
        script: { language: "python", code: "print(1)" },
      },
    },
    {
      name: "call",
      type: "builtin",
      order: 1,
      config: { parameters: { task_name: "http_request", url: "http://x/", method: "GET" } },
    },
    {
      name: "format_output",
      type: "builtin",
      config: { script: { language: "", code: "" }, depends_on: null },
    },
  ],
};

describe("legacy documents", () => {
  it("are accepted as written, with the legacy defaults", () => {
    const { definition, warnings, format } = parse(JSON.stringify(sumJob));
    expect(warnings).toEqual([]);
    expect(format).toBe("json");
    expect(definition).toMatchObject({
      mode: "legacy",
      name: "Sum of a & b",
      runImmediately: true,
      failurePolicy: "stop",
      maxParallel: null,
      priority: 5,
    });
    const [a, b, sum, call, formatOutput] = definition.tasks;
    expect(a).toMatchObject({
      dependsOn: null,
      order: 1,
      timeoutMs: 300_000,
      cancelGraceMs: 10_000,
      onWorkerLost: "retry",
      queue: "default",
      body: { kind: "script", language: "bash", code: "echo 1", errexit: false },
    });
    expect(b).toMatchObject({ dependsOn: null, body: { language: "javascript" } });
    expect(sum).toMatchObject({
      dependsOn: ["a", "b"],
      parameters: { k: "v", n: 3, deep: { x: [true, null] } },
      secrets: { db_pass: "DB_PASSWORD" },
    });
    expect(call).toMatchObject({
      body: { kind: "builtin", type: "http_request" },
      parameters: { url: "http://x/", method: "GET" },
    });
    expect(call!.parameters).not.toHaveProperty("task_name");
    expect(formatOutput).toMatchObject({
      body: { kind: "builtin", type: "format_output" },
      dependsOn: null,
    });
  });

  it("mean the same in YAML", () => {
    const yaml = parse("name: j\ntasks: [{name: a, config: {script: {language: py, code: x}}}]");
    const json = parse(
      '{"name":"j","tasks":[{"name":"a","config":{"script":{"language":"py","code":"x"}}}]}',
    );
    expect(yaml.definition).toEqual(json.definition);
    expect(yaml.contentHash).toEqual(json.contentHash);
    expect(yaml.format).toBe("yaml");
  });

  it("drop unknown keys with a warning", () => {
    const { definition, warnings } = parse('{"name": "j",\n "id": 7, "tasks": []}');
    expect(definition).not.toHaveProperty("id");
    expect(warnings).toEqual([
      { path: "id", message: "Unknown key `id`; it is dropped.", line: 2, column: 2 },
    ]);
  });

  it("take numbers and booleans where text is wanted, as spelled", () => {
    const { definition } = parse(
      "name: 12\ndescription: true\nenv: {V: 1.10, M: 0755}\ntasks: [{name: 1, run: x}]",
    );
    expect(definition).toMatchObject({
      name: "12",
      description: "true",
      env: { V: "1.10", M: "0755" },
    });
    expect(definition.tasks[0]!.name).toBe("1");
  });

  it("warn about a missing dependency and about a cycle", () => {
    const missing = legacy({
      tasks: [
        { name: "fetch", run: "x" },
        { name: "b", run: "x", depends_on: ["fetsh"] },
      ],
    });
    expect(missing.warnings[0]).toMatchObject({ path: "tasks[1].depends_on[0]" });
    expect(missing.warnings[0]!.message).toContain('Did you mean "fetch"?');
    const cycle = legacy({
      tasks: [
        { name: "a", run: "x", depends_on: ["b"] },
        { name: "b", run: "x", depends_on: ["a"] },
      ],
    });
    expect(cycle.warnings[0]!.message).toContain("a → b → a");
  });

  it("treat the zero values of Go as absent", () => {
    expect(
      legacyTask({
        type: "",
        run: "x",
        timeout: 0,
        queue: "",
        on_worker_lost: "",
        for_each: null,
        rollback: {},
        artifacts: [],
        job: "",
        queue_timeout: 0,
        if: "",
      }),
    ).toMatchObject({
      timeoutMs: 300_000,
      queue: "default",
      onWorkerLost: "retry",
    });
  });

  it("allow a job without tasks", () => {
    expect(legacy({}).definition.tasks).toEqual([]);
  });

  it("refuse two tasks of one name, because dependencies on it are ambiguous", () => {
    const error = failure(() =>
      legacy({
        tasks: [
          { name: "a", run: "x" },
          { name: "a", run: "y" },
        ],
      }),
    );
    expect(error.errors[0]).toMatchObject({ path: "tasks[1].name" });
  });

  it.each([
    ["python3", "python"],
    ["py", "python"],
    ["JS", "javascript"],
    ["ts", "typescript"],
    ["shell", "bash"],
    ["rb", "ruby"],
    ["golang", "go"],
    ["pl", "perl"],
    ["php", "php"],
    ["sh", "sh"],
  ])("know the language %s", (name, language) => {
    expect(legacyTask({ script: { language: name, code: "x" } }).body).toMatchObject({ language });
  });

  it("warn about whole numbers that lose digits, which strict documents refuse", () => {
    const text = "name: j\ntasks: [{name: a, uses: echo, parameters: {n: 12345678901234567890}}]";
    expect(parse(text).warnings[0]).toMatchObject({ path: "tasks[0].parameters.n", line: 2 });
    expect(errorsOf(`stratal: 1\n${text}`)[0]!.message).toContain("write it in quotes");
  });

  it("keep `${{ }}` as text, with a warning", () => {
    const { definition, warnings } = legacy({
      tasks: [{ name: "a", run: "x", parameters: { p: "${{ 1 }}" } }],
    });
    expect(definition.tasks[0]!.parameters).toEqual({ p: "${{ 1 }}" });
    expect(warnings).toHaveLength(1);
  });
});

describe("strict documents", () => {
  it("have the strict defaults", () => {
    const { definition } = parse(strict("run: echo hi"));
    expect(definition).toMatchObject({
      mode: "strict",
      failurePolicy: "continue",
      timeoutMs: 86_400_000,
    });
    expect(definition.tasks[0]).toMatchObject({
      timeoutMs: 3_600_000,
      body: { kind: "script", language: "bash", errexit: true, args: [] },
      retry: {
        max: 0,
        delayMs: 10_000,
        backoff: "exponential",
        factor: 2,
        maxDelayMs: 600_000,
        jitter: 0.1,
        kinds: ["exit", "timeout", "http_5xx", "http_429", "network", "worker_lost"],
      },
      exitCodes: { success: [0], skip: [], noRetry: [] },
    });
  });

  it("read every key that this version implements", () => {
    expect(
      task(
        "title: T",
        "enabled: false",
        "order: 3",
        "depends_on: []",
        "script: {language: node, code: 'x', args: [a, 'b c']}",
        "env: {A: 1}",
        "timeout: 1h30m",
        "cancel_grace: PT5S",
        "retry: {max: 4, delay: 1s, backoff: linear, factor: 3, max_delay: 5m, jitter: full, kinds: [exit]}",
        "allow_failure: true",
        "exit_codes: {success: [0, 3], skip: 4, no_retry: [5]}",
        "runs_on: linux",
        "queue: q",
        "priority: 9",
        "on_worker_lost: fail",
      ),
    ).toMatchObject({
      title: "T",
      enabled: false,
      order: 3,
      dependsOn: [],
      body: { kind: "script", language: "javascript", code: "x", args: ["a", "b c"] },
      env: { A: "1" },
      timeoutMs: 5_400_000,
      cancelGraceMs: 5_000,
      retry: {
        max: 4,
        delayMs: 1_000,
        backoff: "linear",
        factor: 3,
        jitter: "full",
        kinds: ["exit"],
      },
      allowFailure: true,
      exitCodes: { success: [0, 3], skip: [4], noRetry: [5] },
      runsOn: ["linux"],
      queue: "q",
      priority: 9,
      onWorkerLost: "fail",
    });
  });

  it("inherit from `defaults`, merge `env`, and let the task's value replace", () => {
    const { definition } = parse(
      [
        "stratal: 1",
        "name: j",
        "env: {A: job, B: job}",
        "defaults: {timeout: 2m, retry: 2, env: {B: defaults}, runs_on: [x], script: {language: python}, on_worker_lost: fail}",
        "tasks:",
        "  - {name: a, run: print(1)}",
        "  - {name: b, run: print(1), timeout: 3m, runs_on: [y], idempotent: true}",
      ].join("\n"),
    );
    expect(definition.env).toEqual({ A: "job", B: "defaults" });
    expect(definition.tasks[0]).toMatchObject({
      timeoutMs: 120_000,
      retry: { max: 2 },
      runsOn: ["x"],
      onWorkerLost: "fail",
      body: { language: "python", errexit: false },
    });
    expect(definition.tasks[1]).toMatchObject({
      timeoutMs: 180_000,
      runsOn: ["y"],
      onWorkerLost: "retry",
    });
  });

  it("report every error at once, each with its place", () => {
    const errors = errorsOf(
      [
        "stratal: 1",
        "name: j",
        "prioritty: 3",
        "tasks:",
        "  - name: a",
        "    run: x",
        "    timeout: soon",
        "    priority: 12",
      ].join("\n"),
    );
    expect(errors).toEqual([
      {
        path: "prioritty",
        message: 'Unknown key `prioritty`. Did you mean "priority"?',
        line: 3,
        column: 1,
      },
      expect.objectContaining({ path: "tasks[0].timeout", line: 7, column: 14 }),
      expect.objectContaining({ path: "tasks[0].priority", line: 8, column: 15 }),
    ]);
  });

  it("take x- keys for anchors and merge keys", () => {
    const parsed = parse(
      "stratal: 1\nname: j\nx-base: &base {timeout: 7s, priority: 1}\ntasks:\n  - {name: a, run: x, <<: *base, priority: 2}",
    );
    expect(parsed.definition.tasks[0]).toMatchObject({ timeoutMs: 7_000, priority: 2 });
  });

  it("read dependencies with results, and drop optional ones that do not exist", () => {
    const { definition } = parseJobDocument(
      strict(
        "run: x",
        "run_when: all_done",
        "on_skip: cascade",
        "depends_on: [{task: gone, optional: true}]",
      ).concat(
        "\n  - name: page\n    run: x\n    depends_on: [{task: a, status: failed}, {task: gone, optional: true, status: done}]",
      ),
    );
    expect(definition.tasks[0]).toMatchObject({
      dependsOn: [],
      runWhen: "all_done",
      onSkip: "cascade",
    });
    expect(definition.tasks[1]).toMatchObject({
      dependsOn: ["a"],
      edgeStatuses: { a: "failed" },
      runWhen: "all_ok",
      onSkip: "auto",
    });
  });

  it.each([
    ["stratal: 2\nname: j\ntasks: [{name: a, run: x}]", "stratal", "must be 1"],
    ["stratal:\nname: j\ntasks: [{name: a, run: x}]", "stratal", "must be 1"],
    ["stratal: 1\nname: a b\ntasks: [{name: a, run: x}]", "name", "not allowed"],
    ["stratal: 1\ntasks: [{name: a, run: x}]", "", "`name` is missing"],
    ["stratal: 1\nname: j", "", "at least one task"],
    ["stratal: 1\nname: j\ntasks: []", "tasks", "at least one task"],
    ["stratal: 1\nname: j\ntasks: {}", "tasks", "must be a list"],
    ["stratal: 1\nname: j\ntasks: [x]", "tasks[0]", "must be a map"],
    ["stratal: 1\nname: 5\ntasks: [{name: a, run: x}]", "name", "in quotes"],
    [
      "stratal: 1\nname: j\nmax_parallel: 0\ntasks: [{name: a, run: x}]",
      "max_parallel",
      "a whole number from 1 to 10000",
    ],
    [
      "stratal: 1\nname: j\ntasks: [{name: a-b, run: x}, {name: a_b, run: x}]",
      "tasks[1].name",
      "TASK_OUTPUT_A_B",
    ],
    [
      "stratal: 1\nname: j\nlabels: {a: [1]}\ntasks: [{name: a, run: x}]",
      "labels.a",
      "found a list",
    ],
  ])("refuse %j", (text, path, message) => {
    const error = errorsOf(text).find((detail) => detail.path === path);
    expect(error?.message).toContain(message);
    expect(error?.line).toBeGreaterThan(0);
  });

  it.each([
    ["run: x\nuses: echo", "tasks[0].uses", "exactly one body"],
    ["title: x", "tasks[0]", "nothing to do"],
    ["run: echo ${{ inputs.x }}", "tasks[0].run", "values never become code"],
    ["script: {code: 'echo ${{ 1 }}'}", "tasks[0].script.code", "values never become code"],
    ["run: x\nenv: {A: '${{ 1 + }}'}", "tasks[0].env.A", "Unexpected"],
    ["run: x\nenv: {A: '${{ tasks.b.output }}'}", "tasks[0].env.A", 'no task named "b"'],
    ["run: x\nenv: {A: '${{ inputs.b }}'}", "tasks[0].env.A", 'no input named "b"'],
    ["run: x\nenv: {A: '${{ tasks.a.output }}'}", "tasks[0]", "a → a"],
    ["run: x\nenv: {PATH: '${{ run.id }}'}", "tasks[0].env.PATH", "decides which code runs"],
    ["run: x\nparameters: {PATH: '${{ run.id }}'}", "tasks[0].parameters.PATH", "which code runs"],
    ["run: x\ntimeout: '${{ 1 }}'", "tasks[0].timeout", "No expression"],
    ["run: x\nif: a", "tasks[0].if", 'Unknown name "a"'],
    ["run: x\nif: secrets.a == 'x'", "tasks[0].if", "secrets"],
    ["run: x\nif: 1 + 1", "tasks[0].if", "true or false"],
    ["run: x\nif: [true]", "tasks[0].if", "must be an expression"],
    ["run: x\nretry: {max: 1, deadline: soon}", "tasks[0].retry.deadline", "a duration"],
    ["run: x\nwith: {a: 1}", "tasks[0].with", 'Did you mean "parameters"?'],
    ["run: x\nretry: 101", "tasks[0].retry", "from 0 to 100"],
    ["run: x\nretry: {max: -1}", "tasks[0].retry.max", "from 0 to 100"],
    ["run: x\nretry: {jitter: 2}", "tasks[0].retry.jitter", "from 0 to 1"],
    ["run: x\nretry: {kinds: [exlt]}", "tasks[0].retry.kinds", 'Did you mean "exit"'],
    ["run: x\ntimeout: 0", "tasks[0].timeout", "a duration from 1ms to 30d"],
    [
      "run: x\nexit_codes: {success: [0], skip: [0]}",
      "tasks[0].exit_codes",
      "both success and skip",
    ],
    ["run: x\nexit_codes: {skip: 256}", "tasks[0].exit_codes.skip", "from 0 to 255"],
    ["run: x\nenv: {1A: x}", 'tasks[0].env["1A"]', "not a name for an environment variable"],
    ["run: x\nsecrets: {s: LD_PRELOAD}", "tasks[0].secrets.s", "decides which code runs"],
    [
      "run: x\nparameters: {PATH: '${a.output}'}",
      "tasks[0].parameters.PATH",
      "decides which code runs",
    ],
    ["run: x\ndepends_on: [1]", "tasks[0].depends_on[0]", "name of a task"],
    [
      "run: x\ndepends_on: [{task: a, status: faild}]",
      "tasks[0].depends_on[0].status",
      'Did you mean "failed"?',
    ],
    ["run: x\ndepends_on: [b, {task: b, status: failed}]", "tasks[0].depends_on[1]", "named twice"],
    [
      "run: x\ndepends_on: [{task: b, status: failed}]\nrun_when: all_done",
      "tasks[0].run_when",
      "remove one of the two",
    ],
    ["run: x\nrun_when: any_failed", "tasks[0].run_when", "depends on nothing"],
    ["run: x\nrun_when: always", "tasks[0].run_when", "one of all_ok"],
    ["run: x\non_skip: stop", "tasks[0].on_skip", "one of auto"],
    ["run: x\ndepends_on: [nope]", "tasks[0].depends_on[0]", "does not exist"],
    ["run: x\ndepends_on: [a]", "tasks[0].depends_on[0]", "a → a"],
    ["uses: echo\nparameters: {m: '${b.output}'}", "tasks[0].parameters.m", "does not exist"],
    ["uses: echo\nparameters: {m: '${a.output}'}", "tasks[0]", "a → a"],
    ["uses: tpl@1", "tasks[0].uses", "cannot be looked up here"],
    ["uses: tpl@latest", "tasks[0].uses", "such as `name@1`"],
    ["type: approval", "tasks[0]", "give it `approval`"],
    ["type: aproval", "tasks[0].type", 'Did you mean "approval"?'],
    ["type: custom\nuses: echo", "tasks[0].uses", "no `uses`"],
    ["type: builtin\nrun: x", "tasks[0].run", "no `run`"],
    ["type: builtin", "tasks[0]", "names no task type"],
    ["script: {language: cobol, code: x}", "tasks[0].script.language", "Unknown language"],
    ["script: {language: py, code: x}", "tasks[0].script.language", 'Did you mean "python"?'],
    ["script: {language: bash}", "tasks[0].script", "no `code`"],
    ["run: x\nidempotent: true\non_worker_lost: fail", "tasks[0].on_worker_lost", "remove one"],
    ["run: x\nconfig: {run: y}", "tasks[0].run", "remove one"],
  ])("refuse a task with %j", (lines, path, message) => {
    const error = errorsOf(strict(...lines.split("\n"))).find((detail) => detail.path === path);
    expect(error?.message).toContain(message);
    expect(error?.line).toBeGreaterThan(3);
  });

  it("check task types against the known ones, if the caller knows them", () => {
    const text = strict("uses: http_requst");
    expect(parseJobDocument(text).definition.tasks[0]!.body).toMatchObject({ type: "http_requst" });
    const error = failure(() =>
      parseJobDocument(text, "yaml", { taskTypes: ["echo", "http_request"] }),
    );
    expect(error.errors[0]!.message).toContain('Did you mean "http_request"?');
  });

  it("read declared inputs and check their defaults", () => {
    const head = "stratal: 1\nname: j\ntasks: [{name: a, run: x}]\ninputs:\n";
    const inputs = parse(`${head}  n: {type: integer, min: 1, default: 3}\n  e: {values: [a, 1]}`)
      .definition.inputs;
    expect(inputs).toEqual({
      n: { type: "integer", required: false, min: 1, default: 3 },
      e: { type: "enum", required: false, values: ["a", 1] },
    });
    expect(errorsOf(`${head}  n: {type: integer, min: 5, default: 3}`)[0]!.message).toContain(
      "must be at least 5",
    );
    expect(errorsOf(`${head}  n: {type: string, min: 1}`)[0]!.message).toContain(
      "no meaning for type string",
    );
    expect(errorsOf(`${head}  n: {pattern: "("}`)[0]!.message).toContain(
      "The pattern cannot be read",
    );
  });
});

describe("the timeout of a group", () => {
  const groupTimeout = (...lines: string[]): number | null => {
    const { body } = task(...lines, "tasks: [{name: inner, run: echo}]");
    return body.kind === "group" ? body.groupTimeoutMs : null;
  };

  it("is what is written on the group, not the default of attempts", () => {
    expect(groupTimeout("timeout: 90s")).toBe(90_000);
    expect(groupTimeout()).toBeNull();
    const { definition } = parse(
      "stratal: 1\nname: j\ndefaults: {timeout: 1s}\ntasks: [{name: a, tasks: [{name: b, run: echo}]}]",
    );
    expect(definition.tasks[0]).toMatchObject({ timeoutMs: 1_000, body: { groupTimeoutMs: null } });
  });
});
