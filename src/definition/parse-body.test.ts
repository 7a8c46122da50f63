import { describe, expect, it } from "vitest";
import { errorsOf, errorsWith, legacyJob, taskWith } from "../../test/support/strict-job.ts";
import { parseJobDocument } from "./parse-job.ts";

describe("the body of a task", () => {
  it.each([
    ["run: x\njob: b", "job: A task has exactly one body; this one has `run` and `job`"],
    ["wait: 5s\ntasks: [{name: b, run: x}]", "tasks: A task has exactly one body"],
    ["approval: {message: m}\nwait: 5s", "wait: A task has exactly one body"],
    ["title: t", ": This task has nothing to do; give it `run`, `script` or `uses`"],
    ["type: group", ": This task of type group has nothing to do; give it `tasks`"],
    ["type: wait\njob: b", "job: A task of type wait has no `job`; its type is job"],
    ["type: custom\nwait: 5s", "wait: A task of type custom has no `wait`"],
    [
      "type: grup\nrun: x",
      "type: `type` must be one of custom, builtin, job, approval, wait, group",
    ],
  ])("is refused as %j", (lines, message) => {
    expect(errorsWith(...lines.split("\n"))).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ["job", { job: "b" }],
    ["approval", { approval: { message: "m" } }],
    ["wait", { wait: 5 }],
    ["group", { tasks: [{ name: "b", run: "x" }] }],
  ])("of type %s stands in `config`, too", (kind, body) => {
    const task = legacyJob({ type: kind, config: body }).definition.tasks[0]!;
    expect(task.body.kind).toBe(kind);
  });
});

describe("script", () => {
  it("reads its file, shell, directory, input and image", () => {
    expect(
      taskWith(
        "script: {file: bin/load.sh, shell: bash -eu, working_dir: data, stdin: '${{ inputs.list }}', image: 'node:20', args: ['${{ run.id }}']}",
      ).body,
    ).toEqual({
      kind: "script",
      language: "bash",
      code: "",
      args: ["${{ run.id }}"],
      errexit: false,
      file: "bin/load.sh",
      shell: ["bash", "-eu"],
      workingDir: "data",
      stdin: "${{ inputs.list }}",
      image: "node:20",
    });
  });

  it("takes shell and image from `defaults`, the shell for shells only", () => {
    const text = [
      "stratal: 1",
      "name: j",
      "defaults: {script: {shell: bash -eux, image: alpine}}",
      "tasks:",
      "  - {name: a, run: x}",
      "  - {name: b, script: {language: python, code: x}}",
      "  - {name: c, script: {code: x, shell: zsh, image: debian}}",
    ].join("\n");
    const bodies = parseJobDocument(text).definition.tasks.map((task) => task.body);
    expect(bodies).toMatchObject([
      { shell: ["bash", "-eux"], image: "alpine", errexit: false },
      { shell: null, image: "alpine" },
      { shell: ["zsh"], image: "debian" },
    ]);
  });

  it.each([
    ["{code: x, file: y}", "script.file: A script has `code` or `file`; remove one"],
    [
      "{file: /etc/passwd}",
      "script.file: `file` is a path within the work directory; this one is absolute",
    ],
    [
      "{file: a/../../b}",
      "script.file: `file` is a path within the work directory; this one leads out",
    ],
    ["{args: [a]}", "script: This script has no `code`"],
    ["{code: x, shell: 'bash -c \"x\"'}", "script.shell: `shell` is a program and its options"],
    ["{code: x, shell: ' '}", "script.shell: `shell` must not be blank"],
    ["{code: x, shell: '${{ inputs.list }}'}", "script.shell: No expression"],
  ])("is refused as %s", (text, message) => {
    expect(errorsWith(`script: ${text}`)).toContainEqual(expect.stringContaining(message));
  });
});

describe("job", () => {
  const plain = {
    kind: "job",
    name: "other job",
    project: null,
    version: null,
    inputs: {},
    wait: true,
    onChildFailure: "fail",
    cancelChild: true,
    idempotencyKey: null,
  };

  it.each([
    ["other job", plain],
    ["{name: other job, version: latest}", plain],
    [
      "{name: b, project: p, version: 3, inputs: {d: '${{ inputs.list }}'}, wait: false, on_child_failure: ignore, cancel_child: false, idempotency_key: '${{ run.id }}'}",
      {
        kind: "job",
        name: "b",
        project: "p",
        version: 3,
        inputs: { d: "${{ inputs.list }}" },
        wait: false,
        onChildFailure: "ignore",
        cancelChild: false,
        idempotencyKey: "${{ run.id }}",
      },
    ],
  ])("is read from %s", (text, body) => {
    expect(taskWith(`job: ${text}`).body).toEqual(body);
  });

  it.each([
    ["[b]", "job: `job` must be the name of a job, or a map"],
    ["''", "job: `job` must be the name of a job"],
    ["{inputs: {}}", "job: `name` is missing"],
    ["'${{ run.id }}'", "job: No expression"],
    ["{name: '${{ run.id }}'}", "job.name: No expression"],
    ["{name: b, version: 0}", "job.version: `version` must be a version number, or latest"],
    ["{name: b, wait: 5}", "job.wait: `wait` must be true or false"],
    ["{name: b, with: {}}", "job.with: Unknown key `with`"],
  ])("is refused as %s", (text, message) => {
    expect(errorsWith(`job: ${text}`)).toEqual([expect.stringContaining(message)]);
  });
});

describe("approval", () => {
  it("waits a week for one approval by anyone but who started the run", () => {
    expect(taskWith("approval: {message: Publish?}").body).toEqual({
      kind: "approval",
      message: "Publish?",
      approvers: { users: [], groups: [] },
      min: 1,
      allowSelf: false,
      form: {},
      timeoutMs: 7 * 86_400_000,
      onTimeout: "reject",
      onReject: "fail",
    });
  });

  it("reads every option", () => {
    expect(
      taskWith(
        "approval: {message: '${{ tasks.first.output }}?', approvers: {users: ada, groups: [leads]}, min: 2, allow_self: true, form: {day: {type: date}}, timeout: 24h, on_timeout: skip, on_reject: continue}",
      ).body,
    ).toMatchObject({
      message: "${{ tasks.first.output }}?",
      approvers: { users: ["ada"], groups: ["leads"] },
      min: 2,
      allowSelf: true,
      form: { day: { type: "date", required: false } },
      timeoutMs: 86_400_000,
      onTimeout: "skip",
      onReject: "continue",
    });
  });

  it.each([
    ["Publish?", "approval: `approval` must be a map"],
    ["{min: 2}", "approval: `message` is missing"],
    ["{message: ' '}", "approval.message: `message` must not be blank"],
    ["{message: m, min: 0}", "approval.min: `min` must be a whole number from 1"],
    ["{message: m, approvers: [ada]}", "approval.approvers: `approvers` must be a map"],
    ["{message: m, form: {d: {type: dat}}}", "approval.form.d.type:"],
    ["{message: m, on_timeout: fail}", "approval.on_timeout: `on_timeout` must be one of reject"],
  ])("is refused as %s", (text, message) => {
    expect(errorsWith(`approval: ${text}`)).toEqual([expect.stringContaining(message)]);
  });
});

describe("wait", () => {
  it.each([
    ["30s", { kind: "duration", ms: 30_000 }],
    ["30", { kind: "duration", ms: 30_000 }],
    ["{for: PT5M}", { kind: "duration", ms: 300_000 }],
    [
      "'${{ inputs.list[0] }}'",
      { kind: "expression", of: "duration", text: "${{ inputs.list[0] }}" },
    ],
    ["{for: '${{ run.id }}'}", { kind: "expression", of: "duration", text: "${{ run.id }}" }],
    ["{until: 2030-01-31T08:00:00+02:00}", { kind: "timestamp", at: "2030-01-31T06:00:00.000Z" }],
    ["{until: '${{ run.id }}'}", { kind: "expression", of: "timestamp", text: "${{ run.id }}" }],
    ["{event: paid}", { kind: "event", event: "paid", match: null }],
    [
      "{event: paid, match: event.id == run.id}",
      { kind: "event", event: "paid", match: "event.id == run.id" },
    ],
  ])("for %s", (text, waited) => {
    expect(taskWith(`wait: ${text}`).body).toEqual({
      kind: "wait",
      for: waited,
      timeoutMs: null,
      onTimeout: "fail",
    });
  });

  it("reads how long, and what then", () => {
    expect(taskWith("wait: {event: paid, timeout: 2d, on_timeout: skip}").body).toMatchObject({
      timeoutMs: 2 * 86_400_000,
      onTimeout: "skip",
    });
  });

  it.each([
    ["soon", "wait: `wait` must be a duration, one ${{ }} that gives one, or a map"],
    ["'in ${{ run.id }}'", "wait: `wait` must be a duration"],
    ["true", "wait: `wait` must be a duration"],
    ["{}", "wait: A wait has one of `for`, `until` and `event`"],
    ["{for: 5s, event: paid}", "wait: A wait has one of"],
    ["{for: 5s, match: 'true'}", "wait.match: `match` chooses an event; add `event`"],
    ["{until: 2030-01-31}", "wait.until: `until` must be a time such as"],
    ["{until: 2030-02-30T08:00:00Z}", "wait.until: `until` must be a time such as"],
    ["{event: paid, match: tasks.b.ok}", 'wait.match: There is no task named "b"'],
  ])("is refused as %s", (text, message) => {
    expect(errorsWith(`wait: ${text}`)).toEqual([expect.stringContaining(message)]);
  });
});

describe("a group", () => {
  it("has tasks with everything that tasks have", () => {
    const { body } = taskWith(
      "tasks:",
      "  - {name: b, run: x, retry: 2, for_each: [1]}",
      "  - {name: c, depends_on: [b], tasks: [{name: b, uses: echo}]}",
    );
    expect(body).toMatchObject({
      kind: "group",
      tasks: [
        { name: "b", retry: { max: 2 }, forEach: { source: { value: [1] } } },
        { name: "c", dependsOn: ["b"], body: { tasks: [{ name: "b", body: { type: "echo" } }] } },
      ],
    });
  });

  it.each([
    ["tasks: []", "tasks: A group needs at least one task"],
    ["tasks: {name: b}", "tasks: `tasks` must be a list of maps"],
    ["tasks: [b]", "tasks[0]: This must be a map"],
    ["tasks: [{name: b, rum: x}]", 'tasks[0].rum: Unknown key `rum`. Did you mean "run"?'],
  ])("is refused as %s", (text, message) => {
    expect(errorsWith(text)).toContainEqual(expect.stringContaining(message));
  });

  it("may be nested ten deep and no deeper", () => {
    const nested = (depth: number): string =>
      depth === 0 ? "run: x" : `tasks: [{name: g, ${nested(depth - 1)}}]`;
    expect(errorsWith(nested(10))).toEqual([]);
    expect(errorsWith(nested(11))).toContainEqual(
      expect.stringContaining("Groups can be nested 10 deep"),
    );
  });

  it("counts with all other tasks of the document, compensations and handlers too", () => {
    const tasks = (count: number): object[] =>
      Array.from({ length: count }, (_, index) => ({ name: `t${index}`, run: "x" }));
    const job = (main: number): string =>
      JSON.stringify({
        name: "j",
        tasks: [
          { name: "g", tasks: tasks(main) },
          { name: "u", run: "x", rollback: { run: "y" } },
        ],
        finally: tasks(1),
      });
    expect(errorsOf(job(9_996))).toEqual([]);
    expect(errorsOf(job(9_997))[0]!.message).toContain("at most 10000 are allowed");
  });
});
