import { parseDuration } from "../base/duration.ts";
import type { JsonValue } from "../base/json.ts";
import type { InputDeclaration } from "./job-definition.ts";
import { canonicalJson } from "./canonical-json.ts";
import { withValueCheck, type ValueCheck } from "./value-check.ts";
import { formatProblem, isDate, isDateTime } from "./value-format.ts";
import { schemaMismatch } from "./value-schema.ts";
import { isJsonObject, kindOf } from "./values.ts";

/** Longest name of a file or a secret. */
const MAX_NAME = 1_024;

/** What is wrong with an input's value, as the rest of a sentence; null when it is fine. Values of one request share a `check`. */
export function checkInputValue(
  value: JsonValue,
  declared: InputDeclaration,
  check?: ValueCheck,
): string | null {
  if (check === undefined) return withValueCheck((own) => checkInputValue(value, declared, own));
  return check.problemOf(() => problemOf(value, declared, check));
}

function problemOf(value: JsonValue, declared: InputDeclaration, check: ValueCheck): string | null {
  switch (declared.type) {
    case "string":
      return typeof value === "string"
        ? checkString(value, declared, check)
        : mustBe("text", value);
    case "integer":
      if (typeof value !== "number" || !Number.isSafeInteger(value))
        return mustBe("a whole number", value);
      return checkNumber(value, declared);
    case "number":
      return typeof value === "number" ? checkNumber(value, declared) : mustBe("a number", value);
    case "boolean":
      return typeof value === "boolean" ? null : mustBe("true or false", value);
    case "enum":
      return checkEnum(value, declared.values ?? [], check);
    case "array":
      return Array.isArray(value) ? checkArray(value, declared, check) : mustBe("a list", value);
    case "object":
      return isJsonObject(value) ? checkSchema(value, declared, check) : mustBe("a map", value);
    default:
      return checkSpecialText(value, declared.type);
  }
}

/**
 * Text as the declared type, for callers that only have text (a form, `--input`); anything else is given back unchanged and
 * left to checkInputValue.
 */
export function fromText(value: JsonValue, declared: InputDeclaration): JsonValue {
  if (typeof value !== "string" || !READ_FROM_TEXT.has(declared.type)) return value;
  if (declared.type === "enum") return enumFromText(value, declared.values ?? []);
  const parsed = parseJson(value.trim());
  const problem =
    parsed === undefined
      ? "not JSON"
      : checkInputValue(parsed, { type: declared.type, required: false });
  return problem === null && parsed !== undefined ? parsed : value;
}

/** Types whose values are no text. */
const READ_FROM_TEXT: ReadonlySet<InputDeclaration["type"]> = new Set([
  "integer",
  "number",
  "boolean",
  "enum",
  "array",
  "object",
]);

function checkString(value: string, declared: InputDeclaration, check: ValueCheck): string | null {
  const length = [...value].length;
  const bounds = checkRange(length, declared.minLength, declared.maxLength);
  if (bounds !== null) return `must have ${bounds} characters; it has ${length}`;
  const problem = declared.format === undefined ? null : formatProblem(declared.format, value);
  if (problem !== null) return `${problem}; found ${kindOf(value)}`;
  return declared.pattern === undefined ? null : check.patternProblem(declared.pattern, value);
}

type SpecialText = "date" | "datetime" | "duration" | "file" | "secret";

function checkSpecialText(value: JsonValue, type: SpecialText): string | null {
  const text = typeof value === "string" ? value : "";
  switch (type) {
    case "date":
      return isDate(text) ? null : mustBe("a date, such as 2026-03-31", value);
    case "datetime":
      return isDateTime(text)
        ? null
        : mustBe("a date and time with its offset, such as 2026-03-31T08:00:00Z", value);
    case "duration":
      return isDuration(value) ? null : mustBe("a duration, such as 90, 1h30m or PT5M", value);
    case "file":
      return isName(text) ? null : mustBe("the name of a file", value);
    case "secret":
      return isName(text) ? null : mustBe("the name of a secret", value);
  }
}

function isDuration(value: JsonValue): boolean {
  return (typeof value === "string" || typeof value === "number") && parseDuration(value) !== null;
}

function isName(text: string): boolean {
  return text.trim() !== "" && text.length <= MAX_NAME;
}

function checkNumber(value: number, declared: InputDeclaration): string | null {
  const bounds = checkRange(value, declared.min, declared.max);
  return bounds === null ? null : `must be ${bounds}; found ${value}`;
}

function checkArray(
  value: JsonValue[],
  declared: InputDeclaration,
  check: ValueCheck,
): string | null {
  const bounds = checkRange(value.length, declared.minItems, declared.maxItems);
  if (bounds !== null) return `must have ${bounds} items; it has ${value.length}`;
  const { items } = declared;
  if (items !== undefined) {
    for (const [index, item] of value.entries()) {
      check.spend(1);
      const problem = problemOf(item, items, check);
      if (problem !== null) return `is wrong at [${index}]: it ${problem}`;
    }
  }
  return checkSchema(value, declared, check);
}

function checkSchema(
  value: JsonValue,
  declared: InputDeclaration,
  check: ValueCheck,
): string | null {
  return declared.schema === undefined ? null : schemaMismatch(value, declared.schema, check);
}

function checkEnum(
  value: JsonValue,
  values: readonly JsonValue[],
  check: ValueCheck,
): string | null {
  if (values.some((allowed) => check.isSame(allowed, value))) return null;
  const shown = values.slice(0, 20).map((allowed) => canonicalJson(allowed));
  return `must be one of ${shown.join(", ")}; found ${kindOf(value)}`;
}

function enumFromText(text: string, values: readonly JsonValue[]): JsonValue {
  if (values.includes(text)) return text;
  return values.find((allowed) => typeof allowed !== "object" && String(allowed) === text) ?? text;
}

/** The broken bounds in words, or null. */
function checkRange(
  value: number,
  min: number | undefined,
  max: number | undefined,
): string | null {
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return null;
  if (min === undefined) return `at most ${max}`;
  return max === undefined ? `at least ${min}` : `${min} to ${max}`;
}

function mustBe(wanted: string, value: JsonValue): string {
  return `must be ${wanted}; found ${kindOf(value)}`;
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
