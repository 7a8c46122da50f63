import { toJsonValue } from "../result.ts";
import { inRange } from "../arithmetic.ts";
import type { JsonValue } from "../../../base/json.ts";
import {
  describe,
  Duration,
  isList,
  isMap,
  Timestamp,
  TypeName,
  typeOf,
  type Value,
} from "../value.ts";
import type { Call } from "./call.ts";
import { define, type ExpressionFunction } from "./function.ts";

export const conversionFunctions: readonly ExpressionFunction[] = [
  define(
    "int(value)",
    "number",
    "A whole number: from text, a number (cut towards zero), or the seconds of a time or duration.",
    ['int("42") / 5', 8],
    toInt,
  ),
  define(
    "double(value)",
    "number",
    "A number from text or a number.",
    ['double("2.5")', 2.5],
    toDouble,
  ),
  define(
    "string(value)",
    "text",
    "The text of a text, number, true or false, time or duration.",
    ["string(4.5)", "4.5"],
    (call) =>
      call.newText(
        stringOf(call.value(0)) ?? call.fail(`${describe(call.value(0))} has no text; use toJson.`),
      ),
  ),
  define("bool(value)", "bool", "True or false from text.", ['bool("true")', true], toBool),
  define(
    "type(value)",
    "type",
    "The type of a value, to compare: `bool`, `int`, `double` (every number from JSON), `string`, `list`, `map`, `null_type`.",
    ["type([]) == list", true],
    (call) => new TypeName(typeOf(call.value(0))),
  ),
  define(
    "dyn(value)",
    "unknown",
    "The value itself; CEL has it for its type checker.",
    ["dyn(1)", 1],
    (call) => call.value(0),
  ),
  define(
    "toJson(value)",
    "text",
    "The value as compact JSON.",
    ['toJson({"a": [1]})', '{"a":[1]}'],
    toJson,
  ),
  define(
    "fromJson(text)",
    "unknown",
    "The value that a JSON text spells.",
    ['fromJson("{\\"a\\": 1}").a', 1],
    fromJson,
  ),
];

/** A simple value as a text; null for lists, maps and null. */
export function stringOf(value: Value): string | null {
  if (typeof value === "string") return value;
  if (value === null || isList(value) || isMap(value)) return null;
  return String(value);
}

function toInt(call: Call): Value {
  const value = call.value(0);
  if (typeof value === "bigint") return value;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return call.fail(`${value} is no whole number.`);
    return inRange(BigInt(Math.trunc(value)), call.site);
  }
  if (value instanceof Timestamp || value instanceof Duration)
    return BigInt(Math.floor(value.ms / 1_000));
  const text = call.text(0).trim();
  if (!/^[+-]?\d{1,20}$/.test(text)) return call.fail(`${describe(value)} is no whole number.`);
  return inRange(BigInt(text.replace(/^\+/, "")), call.site);
}

function toDouble(call: Call): Value {
  const value = call.value(0);
  if (typeof value === "bigint" || typeof value === "number") return Number(value);
  const text = call.text(0).trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text))
    return call.fail(`${describe(value)} is no number.`);
  return Number(text);
}

function toBool(call: Call): Value {
  const value = call.value(0);
  if (typeof value === "boolean") return value;
  const text = call.text(0);
  if (/^(?:true|True|TRUE|t|1)$/.test(text)) return true;
  if (/^(?:false|False|FALSE|f|0)$/.test(text)) return false;
  return call.fail(`${describe(value)} is neither true nor false.`);
}

function toJson(call: Call): Value {
  const json = toJsonValue(call.value(0), call.evaluation.budget, call.site);
  const text = JSON.stringify(json);
  call.spend(text.length >> 2);
  return call.newText(text);
}

function fromJson(call: Call): Value {
  const text = call.text(0);
  call.spend(text.length >> 1);
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return call.fail(`${describe(text)} is not JSON.`);
  }
}
