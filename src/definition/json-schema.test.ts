import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { jobJsonSchema } from "./json-schema.ts";
import { defaultOf, keyTable } from "./keys.ts";
import type { Scope } from "./key-type.ts";
import { parseJobDocument } from "./parse-job.ts";

const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
  jobJsonSchema(),
);

const task = { name: "a", run: "x" };
const job = { stratal: 1, name: "j", tasks: [task] };

describe("jobJsonSchema", () => {
  it.each([
    ["a minimal job", job],
    [
      "a legacy job",
      {
        name: "any name",
        id: 4,
        tasks: [{ name: 1, config: { script: { language: "py", code: "x" }, depends_on: null } }],
      },
    ],
    [
      "durations and retries",
      { ...job, timeout: 5, tasks: [{ ...task, timeout: "1h", retry: 3 }] },
    ],
    [
      "a retry map",
      { ...job, tasks: [{ ...task, retry: { max: 3, jitter: "full", kinds: ["exit"] } }] },
    ],
    ["x- keys", { ...job, "x-any": [1], tasks: [{ ...task, "x-b": 1 }] }],
    [
      "everything that stands beside the tasks",
      {
        ...job,
        project: "data",
        if: true,
        concurrency: { key: "k", limit: 2 },
        queue_timeout: "1h",
        max_parallel: 4,
        retry: { max: 2, mode: "all" },
        rollback_on: "cancelled",
        triggers: [{ name: "t", type: "cron", cron: ["@daily"], dst: { gap: "skip" } }],
        outputs: { a: 1, b: { type: "integer", value: 2 } },
        on_success: [task],
        on_failure: [task],
        on_cancel: [task],
        finally: [task],
        finally_timeout: "5m",
        notify: [{ events: ["failed"], to: ["slack:#data"], message: "no" }],
        sla: { start_within: "5m" },
        retention: { runs: 5, days: 3, logs: "30d", artifacts: "1w" },
      },
    ],
    [
      "inputs of every kind",
      {
        ...job,
        inputs: {
          list: { type: "array", items: { type: "date" }, schema: { uniqueItems: true } },
          mail: { format: "email", sensitive: true, group: "g" },
        },
      },
    ],
    ["inputs", { ...job, inputs: { n: { type: "integer", min: 1, default: 3 } } }],
    [
      "dependencies",
      { ...job, tasks: [task, { ...task, name: "b", depends_on: ["a", { task: "a" }] }] },
    ],
    ["items as a list", { ...job, tasks: [{ ...task, for_each: [1, "two"] }] }],
    ["items of an expression", { ...job, tasks: [{ ...task, for_each: "${{ [1] }}" }] }],
    [
      "items of a range",
      { ...job, tasks: [{ ...task, for_each: { range: { to: 3 }, tolerate: "20%" } }] },
    ],
    ["a loop", { ...job, tasks: [{ ...task, loop: { until: "self.ok", delay: 5 } }] }],
    ["a job by its name", { ...job, tasks: [{ name: "a", job: "other" }] }],
    ["a job with inputs", { ...job, tasks: [{ name: "a", job: { name: "b", version: 2 } }] }],
    ["an approval", { ...job, tasks: [{ name: "a", approval: { message: "m", min: 2 } }] }],
    ["a wait", { ...job, tasks: [{ name: "a", wait: "30s" }] }],
    ["a wait for an event", { ...job, tasks: [{ name: "a", wait: { event: "e" } }] }],
    ["a group", { ...job, tasks: [{ name: "g", tasks: [task] }] }],
    ["a compensation", { ...job, tasks: [{ ...task, rollback: { uses: "echo" } }] }],
    [
      "files, artifacts and outputs",
      {
        ...job,
        tasks: [
          {
            ...task,
            files: { a: "x", b: { artifact: "r" } },
            artifacts: [{ name: "r", path: "*" }],
            output: "json",
            outputs: { n: 1, m: { type: "integer" } },
          },
        ],
      },
    ],
    [
      "cache, concurrency and resources",
      {
        ...job,
        tasks: [
          {
            ...task,
            cache: { key: "k" },
            concurrency: { key: "k" },
            resources: { memory: "1GiB" },
          },
        ],
      },
    ],
  ])("accepts %s, as the parser does", (_name, document) => {
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(() => parseJobDocument(JSON.stringify(document))).not.toThrow();
  });

  it.each([
    ["an unknown key", { ...job, nmae: 1 }],
    ["a wrong choice in a list", { ...job, rollback_on: ["completed"] }],
    ["a trigger without a type", { ...job, triggers: [{ name: "t" }] }],
    ["a wrong type", { ...job, priority: "high" }],
    ["a number out of bounds", { ...job, tasks: [{ ...task, priority: 10 }] }],
    ["a bad name", { ...job, name: "a b" }],
    ["no tasks", { stratal: 1, name: "j" }],
    ["a wrong version", { ...job, stratal: 2 }],
    ["an unknown key inside of a group", { ...job, tasks: [{ name: "g", tasks: [{ x: 1 }] }] }],
    ["a percentage over 100", { ...job, tasks: [{ ...task, for_each: { tolerate: "101%" } }] }],
    ["a compensation that depends", { ...job, tasks: [{ ...task, rollback: { needs: 1 } }] }],
  ])("refuses %s, as the parser does", (_name, document) => {
    expect(validate(document)).toBe(false);
    expect(() => parseJobDocument(JSON.stringify(document))).toThrow();
  });
});

describe("the key table", () => {
  it("describes every key in a sentence and has no key that YAML 1.1 reads as a boolean", () => {
    for (const [scope, specs] of Object.entries(keyTable)) {
      for (const spec of specs.values()) {
        expect(spec.sentence, `${scope}.${spec.key}`).toMatch(/^[A-Z0-9].*\.$/);
        expect(spec.key).not.toMatch(/^(on|off|yes|no|y|n)$/i);
      }
    }
  });

  it("knows where strict and legacy defaults differ", () => {
    expect(defaultOf("task", "timeout", "strict")).toBe("1h");
    expect(defaultOf("task", "timeout", "legacy")).toBe("5m");
    expect(() => defaultOf("task" as Scope, "nope", "strict")).toThrow();
  });
});
