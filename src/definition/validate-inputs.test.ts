import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StratalError, type ErrorDetail } from "../base/errors.ts";
import type { JsonObject, JsonValue } from "../base/json.ts";
import type { InputDeclaration } from "./job-definition.ts";
import { resolveInputs } from "./validate-inputs.ts";

const declared: Record<string, InputDeclaration> = {
  target: { type: "enum", required: true, values: ["staging", "prod", 3] },
  count: { type: "integer", required: false, min: 1, max: 10, default: 2 },
  ratio: { type: "number", required: false },
  dry: { type: "boolean", required: false },
  shops: { type: "array", required: false, maxItems: 2 },
  options: { type: "object", required: false },
  name: { type: "string", required: false, minLength: 2, pattern: "^[a-z]+$" },
};

function errorsOf(
  given: JsonObject,
  mode?: "strict" | "legacy",
  inputs = declared,
): readonly ErrorDetail[] {
  try {
    resolveInputs(inputs, given, mode);
  } catch (error) {
    if (error instanceof StratalError && error.code === "invalid_inputs") return error.errors;
    throw error;
  }
  return [];
}

describe("resolveInputs", () => {
  it("fills in defaults and leaves out what is not given", () => {
    expect(resolveInputs(declared, { target: "prod", ratio: null })).toEqual({
      target: "prod",
      count: 2,
    });
  });

  it("reads text as the declared type", () => {
    const given = {
      target: "3",
      count: "7",
      ratio: "1.5",
      dry: "true",
      shops: '["eu"]',
      options: "{}",
      name: "ab",
    };
    expect(resolveInputs(declared, given)).toEqual({
      target: 3,
      count: 7,
      ratio: 1.5,
      dry: true,
      shops: ["eu"],
      options: {},
      name: "ab",
    });
  });

  it("names every wrong input", () => {
    const errors = errorsOf({ count: 11, ratio: "x", shops: [1, 2, 3], name: "A", conut: 1 });
    expect(errors.map((error) => error.path).sort()).toEqual([
      "inputs.conut",
      "inputs.count",
      "inputs.name",
      "inputs.ratio",
      "inputs.shops",
      "inputs.target",
    ]);
    expect(errors.find((error) => error.path === "inputs.conut")!.message).toContain(
      'Did you mean "count"?',
    );
    expect(errors.find((error) => error.path === "inputs.count")!.message).toBe(
      "The value must be 1 to 10; found 11.",
    );
  });

  it("lets a legacy job without declarations take any scalar, and a strict one nothing", () => {
    expect(resolveInputs({}, { a: "x", b: 1, c: false, d: null }, "legacy")).toEqual({
      a: "x",
      b: 1,
      c: false,
    });
    expect(errorsOf({ a: [1] }, "legacy", {})).toHaveLength(1);
    expect(errorsOf(JSON.parse('{"__proto__": "x"}') as JsonObject, "legacy", {})).toHaveLength(1);
    expect(errorsOf({ a: 1 }, "strict", {})[0]!.message).toContain("It declares none");
  });

  it("refuses text that the database cannot store", () => {
    expect(errorsOf({ a: "x\0" }, "legacy", {})).toHaveLength(1);
    expect(errorsOf({ target: "prod", shops: ["\ud800"] })).toHaveLength(1);
  });

  it("matches a pattern in linear time, whatever it is", () => {
    const inputs: Record<string, InputDeclaration> = {
      s: { type: "string", required: false, pattern: "^(a+)+$" },
    };
    expect(errorsOf({ s: `${"a".repeat(50_000)}!` }, "strict", inputs)[0]!.message).toContain(
      "must match the pattern",
    );
    expect(errorsOf({ s: "aaa" }, "strict", inputs)).toEqual([]);
  });

  it("limits the work of all values together", () => {
    const values = Array.from({ length: 5_000 }, (_each, index) => `v${index}`);
    const inputs: Record<string, InputDeclaration> = {
      many: {
        type: "array",
        required: false,
        items: { type: "enum", required: false, values },
      },
    };
    const many = Array.from({ length: 5_000 }, () => "v4999");
    expect(errorsOf({ many }, "strict", inputs)[0]!.message).toContain("too much work");
    expect(errorsOf({ many: many.slice(0, 10) }, "strict", inputs)).toEqual([]);
  });

  it("throws nothing but invalid_inputs", () => {
    const given = fc.dictionary(
      fc.constantFrom(...Object.keys(declared), "x", "constructor"),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(given, fc.constantFrom("strict" as const, "legacy" as const), (values, mode) => {
        // fc.jsonValue gives JSON values; its type says unknown.
        errorsOf(values as JsonObject, mode);
        errorsOf(values as JsonObject, mode, {});
      }),
    );
  });
});

describe("values of each type", () => {
  const input = (more: Partial<InputDeclaration>): Record<string, InputDeclaration> => ({
    v: { type: "string", required: false, ...more },
  });

  it.each<[Partial<InputDeclaration>, JsonValue[], JsonValue[]]>([
    [
      { type: "date" },
      ["2026-03-31"],
      ["2026-02-30", "2026-3-1", "2026-03-31T00:00:00Z", 20260331],
    ],
    [
      { type: "datetime" },
      ["2026-03-31T08:00:00Z", "2026-03-31T08:00:00.5+02:00"],
      ["2026-03-31", "2026-03-31T08:00:00", "tomorrow"],
    ],
    [{ type: "duration" }, ["1h30m", "PT5M", 90], ["soon", -1, true]],
    [{ type: "file" }, ["orders.csv"], ["", " ", 1]],
    [{ type: "secret" }, ["DB_PASSWORD"], ["", []]],
    [{ format: "email" }, ["ada@acme.io"], ["ada", "ada@", "a b@acme.io", "ada@-x.io"]],
    [{ format: "uri" }, ["https://acme.io/a?b=c", "urn:a:b"], ["acme.io", "http://a b"]],
    [{ format: "uuid" }, ["1b4e28ba-2fa1-41d2-883f-0016d3cca427"], ["1b4e28ba"]],
    [{ format: "hostname" }, ["db.acme.io", "db"], ["-a.io", "a..b", "a_b"]],
    [{ format: "ipv4" }, ["192.0.2.7"], ["192.0.2.256", "::1"]],
    [{ format: "ipv6" }, ["2001:db8::7"], ["192.0.2.7"]],
    [{ format: "date" }, ["2026-03-31"], ["2026-04-31"]],
    [{ format: "date-time" }, ["2026-03-31T08:00:00Z"], ["2026-03-31"]],
    [
      { type: "array", items: { type: "integer", required: false, min: 1 } },
      [[1, 2], []],
      [["x"], [0]],
    ],
    [
      { type: "object", schema: { required: ["id"], properties: { id: { type: "integer" } } } },
      [{ id: 1, other: true }],
      [{}, { id: "x" }],
    ],
    [{ type: "array", schema: { uniqueItems: true } }, [[1, 2]], [[{ a: 1 }, { a: 1 }]]],
  ])("of %j", (declaration, fine, wrong) => {
    for (const v of fine) expect(errorsOf({ v }, "strict", input(declaration))).toEqual([]);
    for (const v of wrong)
      expect(errorsOf({ v }, "strict", input(declaration)), JSON.stringify(v)).toHaveLength(1);
  });

  it("names the item that is wrong", () => {
    const items: InputDeclaration = { type: "integer", required: false };
    const errors = errorsOf({ v: [1, "x"] }, "strict", input({ type: "array", items }));
    expect(errors[0]!.message).toBe(
      'The value is wrong at [1]: it must be a whole number; found the text "x".',
    );
  });
});

describe("defaults with expressions", () => {
  const context = {
    run: { logical_time: "2026-03-31T08:00:00.000Z", trigger: "nightly", labels: { team: "data" } },
    job: { name: "etl" },
    nowMs: Date.UTC(2026, 2, 31, 9),
  };
  const resolve = (
    inputs: Record<string, Partial<InputDeclaration>>,
    given: JsonObject = {},
    mode?: "strict" | "legacy",
  ): JsonObject => {
    const declarations = Object.entries(inputs).map(([name, more]) => [
      name,
      { type: "string", required: false, ...more },
    ]);
    return resolveInputs(
      // Filled in to whole declarations.
      Object.fromEntries(declarations) as Record<string, InputDeclaration>,
      given,
      mode,
      context,
    );
  };

  it("read the run, the job and other inputs, also those declared later", () => {
    expect(
      resolve({
        name: { default: "${{ job.name }}-${{ inputs.day }}" },
        day: { type: "date", default: "${{ date(run.logical_time) }}" },
        tags: { type: "array", default: ["${{ run.labels.team }}", "fixed"] },
        count: { type: "integer", default: "${{ size(inputs.tags) }}" },
      }),
    ).toEqual({ name: "etl-2026-03-31", day: "2026-03-31", tags: ["data", "fixed"], count: 2 });
  });

  it("are not evaluated for an input that is given", () => {
    expect(resolve({ a: { default: "${{ inputs.missing }}" } }, { a: "x" })).toEqual({ a: "x" });
  });

  it("are checked like given values", () => {
    expect(() => resolve({ n: { type: "integer", max: 3, default: "${{ 2 + 2 }}" } })).toThrow(
      "The default must be at most 3; found 4.",
    );
  });

  it("say what is missing, and only once", () => {
    try {
      resolve({ a: { default: "${{ inputs.b }}!" }, b: { default: "${{ inputs.c }}" }, c: {} });
      throw new Error("nothing was thrown");
    } catch (error) {
      if (!(error instanceof StratalError)) throw error;
      expect(error.errors).toHaveLength(1);
      expect(error.errors[0]!.path).toBe("inputs.b");
      expect(error.errors[0]!.message).toContain("The default cannot be worked out");
    }
  });

  it("stay as they are in legacy documents", () => {
    expect(resolve({ a: { default: "${{ x }}" } }, {}, "legacy")).toEqual({ a: "${{ x }}" });
  });
});
