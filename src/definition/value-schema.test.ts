import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../base/json.ts";
import { withValueCheck } from "./value-check.ts";
import { schemaMismatch } from "./value-schema.ts";

function mismatch(value: JsonValue, schema: JsonValue): string | null {
  return withValueCheck((check) => check.problemOf(() => schemaMismatch(value, schema, check)));
}

const schemas: JsonObject[] = [
  { type: "string", minLength: 2, maxLength: 3, pattern: "^a" },
  { type: ["integer", "null"], minimum: 1, exclusiveMaximum: 4 },
  { enum: [1, "a", { b: [1] }, null] },
  { const: { a: 1, b: 2 } },
  { type: "array", items: { type: "integer" }, minItems: 1, maxItems: 2, uniqueItems: true },
  {
    type: "object",
    required: ["a"],
    properties: { a: { type: "integer" }, b: { type: "string" } },
    additionalProperties: false,
  },
  { minProperties: 1, maxProperties: 1, additionalProperties: { type: "boolean" } },
  { anyOf: [{ type: "string" }, { minimum: 2 }] },
  { oneOf: [{ type: "integer" }, { minimum: 2 }] },
  { allOf: [{ minimum: 1 }, { maximum: 2 }] },
  { not: { type: "string" } },
];

/** The reference calls a method of the value it compares, which may be a key of the value. */
const comparable = (each: unknown): boolean => !/"(toString|valueOf)":/.test(JSON.stringify(each));

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }).filter(comparable),
  fc.constantFrom(1, 2, 2.5, 3, 4, "a", "ab", "abcd", { b: [1] }, { b: 2, a: 1 }),
  fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 3 }),
  fc.record({ a: fc.integer(), b: fc.string() }, { requiredKeys: [] }),
);

describe("schemaMismatch", () => {
  it.each(schemas.map((schema) => [schema]))(
    "agrees with a reference validator on %j",
    (schema) => {
      const isValid = new Ajv2020({ strict: false }).compile(schema);
      fc.assert(
        fc.property(value, (each) => {
          // fc.jsonValue gives JSON values; its type says unknown.
          const json = each as JsonValue;
          expect(mismatch(json, schema) === null, JSON.stringify(json)).toBe(isValid(json));
        }),
      );
    },
  );

  it.each<[JsonValue, JsonObject, string]>([
    [{ a: { b: ["x"] } }, at("integer"), "at `a.b[0]` must be of type integer; found the text"],
    [{ x: 1 }, { additionalProperties: false }, "must not have the key `x`"],
    [{}, { required: ["id"] }, "needs the key `id`"],
    ["x", { format: "email" }, "must be an email address"],
    [3, { minimum: 4 }, "must be at least 4; found 3"],
  ])("says what is wrong with %j", (json, schema, message) => {
    expect(mismatch(json, schema)).toContain(message);
  });

  it("gives up on a schema that takes too much work", () => {
    const schema: JsonObject = { items: { anyOf: Array.from({ length: 5_000 }, () => false) } };
    expect(
      mismatch(
        Array.from({ length: 5_000 }, () => 1),
        schema,
      ),
    ).not.toBeNull();
    const costly: JsonObject = {
      items: { anyOf: Array.from({ length: 5_000 }, () => ({ const: "x" })) },
    };
    const many = Array.from({ length: 5_000 }, () => "x");
    expect(mismatch(many, costly)).toContain("too much work");
  });
});

function at(type: string): JsonObject {
  return { properties: { a: { properties: { b: { items: { type } } } } } };
}
