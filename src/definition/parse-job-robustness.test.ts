import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { growthOverTenfold, LINEAR_GROWTH } from "../../test/support/growth.ts";
import { StratalError, type ErrorDetail } from "../base/errors.ts";
import type { JsonValue } from "../base/json.ts";
import { parseJobDocument } from "./parse-job.ts";

function failure(text: string): StratalError {
  try {
    parseJobDocument(text);
  } catch (error) {
    if (error instanceof StratalError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

function errorsOf(text: string): readonly ErrorDetail[] {
  return failure(text).errors;
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

/** Tasks with every kind of body and every way to repeat one. */
const everyNewKey = [
  {
    name: "each",
    for_each: {
      matrix: { r: ["eu", "us"], t: "${{ inputs.n }}" },
      include: [{ r: "x" }],
      exclude: [{ r: "us" }],
      as: "shop",
      if: "item.r != 'x'",
      key: "${{ shop.r }}",
      tolerate: "20%",
    },
    tasks: [
      { name: "i", uses: "echo", parameters: { m: "${{ shop.r }}" }, loop: { until: "self.ok" } },
      { name: "k", job: { name: "other", inputs: { n: "${{ tasks.i.output }}" }, version: 2 } },
    ],
  },
  {
    name: "made",
    script: { file: "x.sh", shell: "bash -eu", stdin: "${{ run.id }}", working_dir: "w" },
    files: { "a.txt": "${{ run.id }}", b: { task: "a", artifact: "r" } },
    artifacts: [{ name: "r", path: "*.csv", retention: "7d" }],
    output: { mode: "json", max_bytes: 10 },
    outputs: { o: "${{ self.output }}", p: { type: "integer", schema: { minimum: 1 } } },
    cache: { key: "${{ run.id }}", ttl: "1h", if: "true" },
    concurrency: { key: "k", limit: 2 },
    resources: { cpu: 0.5, memory: "1GiB" },
    rollback: { run: "undo", env: { A: "${{ self.output }}" }, retry: 1, on_partial: true },
  },
  { name: "ranged", run: "x", for_each: { range: { from: 1, to: 9, step: 2 } } },
  {
    name: "asked",
    approval: { message: "ok?", approvers: { groups: ["g"] }, form: { d: { type: "date" } } },
  },
  { name: "waits", wait: { event: "e", match: "event.id == 1", timeout: "1h" } },
  { name: "later", wait: { until: "2030-01-01T00:00:00Z" } },
];

describe("any text", () => {
  const onlyStratalErrors = (text: string): void => {
    try {
      parseJobDocument(text);
    } catch (error) {
      if (!(error instanceof StratalError)) throw error;
      expect(error.status).toBeGreaterThanOrEqual(400);
      expect(error.status).toBeLessThan(500);
    }
  };

  it("never throws anything but StratalError: random text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), onlyStratalErrors), {
      numRuns: 500,
    });
    const yamlish = fc.array(
      fc.constantFrom(
        "a: ",
        "- ",
        "{",
        "}",
        "[",
        "]",
        "\n",
        "  ",
        "&a ",
        "*a",
        "<<: ",
        "? ",
        "!!set ",
        "|",
        ">",
        '"',
        "'",
        "#",
        "---",
        "1",
        ".nan",
        "name: ",
        "tasks: ",
        "\t",
        ",",
        "%YAML 1.1\n",
        "...\n",
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(yamlish, (parts) => onlyStratalErrors(parts.join(""))),
      { numRuns: 2_000 },
    );
  });

  it.each([
    '{"stratal": {"toString": false}}',
    '{"name": {"toJSON": 1}, "tasks": [{"valueOf": 2}]}',
  ])("is not fooled by keys that objects inherit: %s", onlyStratalErrors);

  it("never throws anything but StratalError: random JSON", () => {
    fc.assert(fc.property(fc.json(), onlyStratalErrors), { numRuns: 500 });
  });

  it("never throws anything but StratalError: valid documents with one value replaced", () => {
    const full = {
      stratal: 1,
      ...sumJob,
      name: "j",
      labels: { a: "b" },
      inputs: { n: { type: "integer", min: 1, max: 9, default: 3, values: [1], pattern: "a" } },
      env: { A: "1" },
      defaults: {
        timeout: "1m",
        retry: { max: 1, kinds: ["exit"] },
        script: { language: "python" },
        runs_on: ["x"],
      },
      tasks: [
        ...sumJob.tasks,
        {
          name: "z",
          run: "x",
          retry: { max: 1, jitter: 0.5 },
          exit_codes: { skip: [3] },
          depends_on: [{ task: "a" }],
          secrets: { s: "S" },
        },
        ...everyNewKey,
      ],
    };
    const places = pathsOf(full as JsonValue);
    const replacement = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<JsonValue>(
        "",
        "${a.output}",
        "${{ x }}",
        -1,
        1e21,
        1e308,
        0.5,
        [],
        {},
        [[]],
        { "": null },
        "\u0000",
        "\ud800",
      ),
    );
    const mode = fc.boolean();
    fc.assert(
      fc.property(fc.constantFrom(...places), replacement, mode, (path, value, isLegacy) => {
        const document = structuredClone(full) as Record<string, unknown>;
        if (isLegacy) delete document["stratal"];
        let parent: unknown = document;
        for (const step of path.slice(0, -1))
          parent = (parent as Record<string, unknown> | undefined)?.[step];
        if (typeof parent === "object") (parent as Record<string, unknown>)[path.at(-1)!] = value;
        onlyStratalErrors(JSON.stringify(document));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("size", () => {
  it("parses 10 000 tasks with work that grows with their number only", () => {
    const parse = (count: number): void => {
      const tasks = Array.from(
        { length: count },
        (_, i) => `  - {name: t${i}, run: "echo ${i}", depends_on: [t${Math.max(0, i - 1)}]}`,
      );
      tasks[0] = "  - {name: t0, run: x}";
      const text = `stratal: 1\nname: j\ntasks:\n${tasks.join("\n")}`;
      expect(parseJobDocument(text).definition.tasks).toHaveLength(count);
    };
    expect(growthOverTenfold(1_000, parse)).toBeLessThan(LINEAR_GROWTH);
  });

  it("refuses 10 001 tasks and documents over 1 MiB", () => {
    const many = JSON.stringify({
      name: "j",
      tasks: Array.from({ length: 10_001 }, (_, i) => ({ name: `t${i}`, run: "x" })),
    });
    expect(errorsOf(many)[0]!.message).toContain("at most 10000");
    expect(failure("x".repeat(1024 * 1024 + 1)).code).toBe("body_too_large");
  });

  it("takes or refuses 1 MiB of unknown keys without quadratic work", () => {
    const refuse = (count: number): void => {
      const keys = Array.from({ length: count }, (_, i) => `"tmeout${i}":1`).join(",");
      expect(errorsOf(`{"stratal":1,"name":"j","tasks":[],${keys}}`)).toHaveLength(101);
    };
    expect(growthOverTenfold(6_000, refuse)).toBeLessThan(LINEAR_GROWTH);
  });

  it("lists the first hundred errors and counts the rest", () => {
    const tasks = Array.from({ length: 150 }, () => ({ bad: 1 }));
    const errors = errorsOf(JSON.stringify({ stratal: 1, name: "j", tasks }));
    expect(errors).toHaveLength(101);
    expect(errors.at(-1)!.message).toMatch(/… and \d+ more/);
  });
});

function pathsOf(value: JsonValue, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return path.length === 0 ? [] : [path];
  const inner = Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}
