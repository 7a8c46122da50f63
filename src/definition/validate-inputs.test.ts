import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StratalError, type ErrorDetail } from "../base/errors.ts";
import type { JsonObject } from "../base/json.ts";
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

  it("gives up on a pattern that backtracks for ever", () => {
    const inputs: Record<string, InputDeclaration> = {
      s: { type: "string", required: false, pattern: "^(a+)+$" },
    };
    expect(errorsOf({ s: `${"a".repeat(60)}!` }, "strict", inputs)[0]!.message).toContain(
      "simplify the pattern",
    );
    expect(errorsOf({ s: "aaa" }, "strict", inputs)).toEqual([]);
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
