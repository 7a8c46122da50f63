/** The official conformance tests of CEL, as far as they are about the part of CEL that this language is. */
import { tests } from "@bufbuild/cel-spec/testdata/conformance.js";
import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../base/json.ts";
import { isJsonObject } from "../values.ts";
import { compileExpression } from "./compile.ts";
import { evaluateExpression } from "./evaluate.ts";
import { ExpressionError } from "./expression-error.ts";

/** The suites, with the number of tests that must be left after those outside the language. */
const SUITES: Readonly<Record<string, number>> = {
  basic: 30,
  comparisons: 200,
  conversions: 55,
  dynamic: 20,
  fields: 25,
  fp_math: 25,
  integer_math: 45,
  lists: 30,
  logic: 30,
  macros: 40,
  parse: 100,
  plumbing: 4,
  string: 45,
  string_ext: 150,
  timestamps: 55,
};

/** Errors that say that a test is about something which this language does not have, on purpose. */
const OUTSIDE = [
  /There are no (unsigned numbers|bytes|messages)/,
  /The keys of a map are texts/,
  /The whole number -?\d+ is too large for a JSON number/,
  /is not a JSON number; was something divided by 0/,
  /Unknown function "(uint|bytes|reverse|f_unknown|strings|quote|single\w+|optional\w*)"/,
  /Unknown name "(google|TestAllTypes|GlobalEnum|strings|optional|x|y|a)"/,
  /the text "-?(NaN|Infinity)" is no number/,
  /the text "-?\d+ns" is no duration/,
  // Quoted field names are beyond the parser.
  /Unexpected "[.(]"\. .*`/,
];

/** Tests that a decision of this language contradicts. */
const DECIDED_OTHERWISE: ReadonlyMap<string, string> = new Map([
  ["47.5 % 5.5", "% takes doubles"],
  ["dyn(9223372036854775807) < 9223372036854775808.0", "an int and a double are compared exactly"],
  ["dyn(9223372036854775808.0) > 9223372036854775807", "an int and a double are compared exactly"],
  ["dyn(9223372036854775808.0) <= 9223372036854775807", "an int and a double are compared exactly"],
  ["dyn(9223372036854775807) >= 9223372036854775808.0", "an int and a double are compared exactly"],
  ['"%.0f".format([2.5])', "halves are rounded away from zero"],
  ["string(timestamp('9999-12-31T23:59:59.999999999Z'))", "times are exact to the millisecond"],
]);

/** Durations are not bound to what 64 bits of nanoseconds hold. */
const LONG_DURATION = /[23]\d{11}s|9999-12-31.*0001-01-01|0001-01-01.*9999-12-31/;

interface Case {
  expr: string;
  roots: JsonObject;
  /** Undefined when an error is expected. */
  value: JsonValue | undefined;
}

describe.each(Object.entries(SUITES))("CEL conformance: %s", (suiteName, least) => {
  const cases = casesOf(suiteName).filter(({ expr }) => !DECIDED_OTHERWISE.has(expr));
  const left = cases.filter((each) => !isOutside(each));

  it(`has at least ${least} tests`, () => {
    expect(left.length).toBeGreaterThanOrEqual(least);
  });

  it.each(left.map((each) => [each.expr, each]))("%s", (_, { expr, roots, value }) => {
    const result = outcomeOf(expr, roots);
    if (value === undefined) expect(result).toBeInstanceOf(ExpressionError);
    else expect(result).toEqual(value);
  });
});

function isOutside({ expr, roots, value }: Case): boolean {
  if (value === undefined) return LONG_DURATION.test(expr);
  const result = outcomeOf(expr, roots);
  return result instanceof ExpressionError && OUTSIDE.some((words) => words.test(result.message));
}

function outcomeOf(expr: string, roots: JsonObject): JsonValue | ExpressionError {
  try {
    const compiled = compileExpression(expr, { roots: Object.keys(roots) });
    return evaluateExpression(compiled, { roots, nowMs: 0 });
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}

function casesOf(suiteName: string): Case[] {
  const suite = tests.suites?.find(({ name }) => name === suiteName);
  const all = [suite, ...(suite?.suites ?? [])].flatMap((each) => each?.tests ?? []);
  return all.flatMap(({ original }) => caseOf(original as JsonObject));
}

function caseOf(test: JsonObject): Case[] {
  const roots: JsonObject = {};
  for (const [name, binding] of Object.entries(objectOf(test["bindings"]))) {
    const value = valueOf(objectOf(objectOf(binding)["value"]));
    if (value === undefined) return [];
    roots[name] = value;
  }
  const isError = test["evalError"] !== undefined;
  // A test without a value expects true.
  const value = test["value"] === undefined ? true : valueOf(objectOf(test["value"]));
  if (!isError && value === undefined) return [];
  return [{ expr: String(test["expr"]), roots, value: isError ? undefined : value }];
}

/** The JSON of a CEL value; undefined for those that JSON has no counterpart for. */
function valueOf(value: JsonObject): JsonValue | undefined {
  if ("int64Value" in value) return Number(value["int64Value"]);
  // JSON has no negative zero.
  if ("doubleValue" in value) return Number(value["doubleValue"]) + 0;
  if ("stringValue" in value) return value["stringValue"];
  if ("boolValue" in value) return value["boolValue"];
  if ("nullValue" in value) return null;
  if ("listValue" in value) return listOf(objectOf(value["listValue"]));
  if ("mapValue" in value) return mapOf(objectOf(value["mapValue"]));
  return undefined;
}

function listOf(list: JsonObject): JsonValue | undefined {
  const items = objectsOf(list["values"]).map(valueOf);
  return items.every((item) => item !== undefined) ? items : undefined;
}

function mapOf(map: JsonObject): JsonValue | undefined {
  const entries = objectsOf(map["entries"]).map((entry) => [
    valueOf(objectOf(entry["key"])),
    valueOf(objectOf(entry["value"])),
  ]);
  const isJson = entries.every(([key, value]) => typeof key === "string" && value !== undefined);
  return isJson ? (Object.fromEntries(entries) as JsonObject) : undefined;
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function objectsOf(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}
