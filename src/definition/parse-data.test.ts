import { describe, expect, it } from "vitest";
import { errorsWith, legacyJob, taskWith } from "../../test/support/strict-job.ts";
import { parseJobDocument } from "./parse-job.ts";

describe("files", () => {
  it("are texts and artifacts, by path", () => {
    expect(
      taskWith(
        "run: x",
        "files:",
        '  conf/app.json: \'{"key": "${{ secrets.api_key }}"}\'',
        "  empty: ''",
        "  report.csv: {task: first, artifact: report}",
        "  any.csv: {artifact: report}",
      ).files,
    ).toEqual({
      "conf/app.json": '{"key": "${{ secrets.api_key }}"}',
      empty: "",
      "report.csv": { task: "first", artifact: "report" },
      "any.csv": { task: null, artifact: "report" },
    });
  });

  it.each([
    ["[a]", "files: `files` must be a map of paths"],
    ["{a: 5}", "files.a: A file is text, or an artifact such as"],
    ["{a: {task: first}}", "files.a: `artifact` is missing"],
    ["{a: {artifact: b, taks: first}}", 'files.a.taks: Unknown key `taks`. Did you mean "task"?'],
    [
      "{/etc/a: x}",
      'files["/etc/a"]: A file is written within the work directory; this path is absolute',
    ],
    [
      "{a/../../b: x}",
      'files["a/../../b"]: A file is written within the work directory; this path leads out',
    ],
    [
      "{a/: x}",
      'files["a/"]: A file is written within the work directory; this path names a directory',
    ],
    [
      "{a: {task: frist, artifact: b}}",
      'files.a.task: There is no task named "frist" to take an artifact from. Did you mean "first"?',
    ],
  ])("are refused as %s", (text, message) => {
    expect(errorsWith("run: x", `files: ${text}`)).toEqual([expect.stringContaining(message)]);
  });

  it("keep the expressions of legacy documents as text", () => {
    const { definition, warnings } = legacyJob({ run: "x", files: { a: "${{ 1 }}" } });
    expect(definition.tasks[0]!.files).toEqual({ a: "${{ 1 }}" });
    expect(warnings).toEqual([expect.objectContaining({ path: "tasks[0].files.a" })]);
  });
});

describe("artifacts", () => {
  it("are kept after success, as long as the project says", () => {
    expect(
      taskWith(
        "run: x",
        "artifacts:",
        "  - {name: rows, path: 'out/**/*.csv'}",
        "  - {name: 'log-${{ run.id }}', path: log, when: always, retention: 7d, optional: true}",
      ).artifacts,
    ).toEqual([
      { name: "rows", path: "out/**/*.csv", when: "ok", retentionMs: null, optional: false },
      {
        name: "log-${{ run.id }}",
        path: "log",
        when: "always",
        retentionMs: 7 * 86_400_000,
        optional: true,
      },
    ]);
  });

  it.each([
    ["{name: a, path: b}", "artifacts: `artifacts` must be a list of maps"],
    ["[rows.csv]", "artifacts[0]: This must be a map"],
    ["[{path: a}]", "artifacts[0]: `name` is missing"],
    ["[{name: a}]", "artifacts[0]: `path` is missing"],
    [
      "[{name: a, path: ../b}]",
      "artifacts[0].path: `path` must stay within the work directory; this one leads out",
    ],
    [
      "[{name: a, path: b, when: never}]",
      "artifacts[0].when: `when` must be one of ok, always, failed",
    ],
    [
      "[{name: a, path: b}, {name: a, path: c}]",
      'artifacts[1].name: There is already an artifact named "a"',
    ],
  ])("are refused as %s", (text, message) => {
    expect(errorsWith("run: x", `artifacts: ${text}`)).toEqual([expect.stringContaining(message)]);
  });
});

describe("output", () => {
  it.each([
    ["json", { mode: "json", maxBytes: 1_048_576, onOverflow: "truncate" }],
    ["{max_bytes: 10}", { mode: "text", maxBytes: 10, onOverflow: "truncate" }],
    [
      "{mode: lines, on_overflow: fail}",
      { mode: "lines", maxBytes: 1_048_576, onOverflow: "fail" },
    ],
  ])("is read from %s", (text, output) => {
    expect(taskWith("run: x", `output: ${text}`).output).toEqual(output);
  });

  it.each([
    ["yaml", "output: `output` must be one of text, json, lines, last_line, none, or a map"],
    ["{mode: yaml}", "output.mode: `mode` must be one of text"],
    ["{max_bytes: 0}", "output.max_bytes: `max_bytes` must be a whole number from 1"],
  ])("is refused as %s", (text, message) => {
    expect(errorsWith("run: x", `output: ${text}`)).toEqual([expect.stringContaining(message)]);
  });
});

describe("outputs", () => {
  const plain = { type: null, value: null, required: false, sensitive: false, schema: null };

  it("are values, declarations, or names alone", () => {
    expect(
      taskWith(
        "run: x",
        "outputs:",
        "  first: ${{ self.output }}",
        "  number: 5",
        "  written:",
        "  rows: {type: integer, required: true, sensitive: true, schema: {minimum: 1}}",
        "  list: {value: [1, '${{ self.output }}']}",
      ).outputs,
    ).toEqual({
      first: { ...plain, value: "${{ self.output }}" },
      number: { ...plain, value: 5 },
      written: plain,
      rows: { ...plain, type: "integer", required: true, sensitive: true, schema: { minimum: 1 } },
      list: { ...plain, value: [1, "${{ self.output }}"] },
    });
  });

  it.each([
    ["[a]", "outputs: `outputs` must be a map of names"],
    ["{a: [1]}", "outputs.a: An output is a value, or a map with `value`"],
    ["{a b: 1}", 'outputs["a b"]: The name of an output is a letter or _'],
    ["{a: {type: int}}", "outputs.a.type: `type` must be one of string, integer"],
    ["{a: {type: secret}}", "outputs.a.type: `type` must be one of"],
    ["{a: {schema: {type: 5}}}", "outputs.a.schema"],
    ["{a: '${{ item }}'}", 'outputs.a: "item" has no value here'],
    ["{a: {value: '${{ item }}'}}", 'outputs.a.value: "item" has no value here'],
  ])("are refused as %s", (text, message) => {
    expect(errorsWith("run: x", `outputs: ${text}`)).toEqual([expect.stringContaining(message)]);
  });
});

describe("cache", () => {
  it("lasts a week within the job, unless it says otherwise", () => {
    expect(taskWith("run: x", "cache: {key: a}").cache).toEqual({
      key: "a",
      ttlMs: 7 * 86_400_000,
      scope: "job",
      condition: null,
    });
    expect(
      taskWith("run: x", "cache: {key: '${{ run.id }}', ttl: 1h, scope: project, if: true}").cache,
    ).toEqual({ key: "${{ run.id }}", ttlMs: 3_600_000, scope: "project", condition: "true" });
  });

  it.each([
    ["{ttl: 1h}", "cache: `key` is missing"],
    ["{key: ' '}", "cache.key: `key` must not be blank"],
    ["{key: a, scope: run}", "cache.scope: `scope` must be one of job, project"],
    ["{key: a, if: 5}", "cache.if: `if` must be an expression"],
    ["{key: '${{ secrets.a }}'}", "cache.key: Secrets can be read in"],
  ])("is refused as %s", (text, message) => {
    expect(errorsWith("run: x", `cache: ${text}`)).toEqual([expect.stringContaining(message)]);
  });
});

describe("concurrency", () => {
  it("lets one hold the key and others wait, unless it says otherwise", () => {
    expect(taskWith("run: x", "concurrency: {key: a}").concurrency).toEqual({
      key: "a",
      limit: 1,
      onConflict: "queue",
      maxQueued: 100,
      queueOrder: "fifo",
    });
    expect(
      taskWith(
        "run: x",
        "concurrency: {key: '${{ run.id }}', limit: 3, on_conflict: fail, max_queued: 0, queue_order: fifo}",
      ).concurrency,
    ).toEqual({
      key: "${{ run.id }}",
      limit: 3,
      onConflict: "fail",
      maxQueued: 0,
      queueOrder: "fifo",
    });
  });

  it.each([
    ["a", "concurrency: `concurrency` must be a map"],
    ["{limit: 2}", "concurrency: `key` is missing"],
    ["{key: a, limit: 0}", "concurrency.limit: `limit` must be a whole number from 1"],
    ["{key: a, on_conflict: wait}", "concurrency.on_conflict: `on_conflict` must be one of queue"],
  ])("is refused as %s", (text, message) => {
    expect(errorsWith("run: x", `concurrency: ${text}`)).toEqual([
      expect.stringContaining(message),
    ]);
  });
});

describe("resources", () => {
  it.each([
    ["{cpu: 0.5}", { cpu: 0.5, memoryBytes: null, diskBytes: null }],
    ["{memory: 512MiB, disk: 2gb}", { cpu: null, memoryBytes: 536_870_912, diskBytes: 2e9 }],
    ["{memory: 1.5 GiB}", { cpu: null, memoryBytes: 1_610_612_736, diskBytes: null }],
    ["{network: none}", { cpu: null, memoryBytes: null, diskBytes: null, network: "none" }],
    ["{network: shared}", { cpu: null, memoryBytes: null, diskBytes: null }],
    ["{memory: 1000}", { cpu: null, memoryBytes: 1_000, diskBytes: null }],
  ])("are read from %s", (text, resources) => {
    expect(taskWith("run: x", `resources: ${text}`).resources).toEqual(resources);
  });

  it.each([
    ["{}", "resources: `resources` is empty"],
    ["{cpu: 0}", "resources.cpu: `cpu` must be a number from 0.01"],
    ["{memory: 0}", "resources.memory: `memory` must be a number of bytes, or text such as 512MiB"],
    ["{memory: 5 apples}", "resources.memory: `memory` must be a number of bytes"],
    ["{memroy: 1}", 'resources.memroy: Unknown key `memroy`. Did you mean "memory"?'],
  ])("are refused as %s", (text, message) => {
    expect(errorsWith("run: x", `resources: ${text}`)).toContainEqual(
      expect.stringContaining(message),
    );
  });

  it("come from `defaults`, as the longest time in the queue does, and are replaced as a whole", () => {
    const text = [
      "stratal: 1",
      "name: j",
      "defaults: {resources: {cpu: 2, memory: 1GB}, queue_timeout: 5m}",
      "tasks:",
      "  - {name: a, run: x}",
      "  - {name: b, run: x, resources: {disk: 1GB}, queue_timeout: 1h}",
    ].join("\n");
    expect(parseJobDocument(text).definition.tasks).toMatchObject([
      { resources: { cpu: 2, memoryBytes: 1e9, diskBytes: null }, queueTimeoutMs: 300_000 },
      { resources: { cpu: null, memoryBytes: null, diskBytes: 1e9 }, queueTimeoutMs: 3_600_000 },
    ]);
  });
});
