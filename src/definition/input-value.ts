import vm from "node:vm";
import type { JsonValue } from "../base/json.ts";
import type { InputDeclaration } from "./job-definition.ts";
import { canonicalJson } from "./canonical-json.ts";
import { isJsonObject, kindOf } from "./values.ts";

/** Longest time one match may take: a hostile pattern must not hold up the server. */
const PATTERN_TIMEOUT_MS = 100;
/** Longest text that is matched. */
const MAX_PATTERN_TEXT = 65_536;

/** What is wrong with an input's value, as the rest of a sentence; null when it is fine. */
export function checkInputValue(value: JsonValue, declared: InputDeclaration): string | null {
  switch (declared.type) {
    case "string":
      return typeof value === "string" ? checkString(value, declared) : mustBe("text", value);
    case "integer":
      if (typeof value !== "number" || !Number.isSafeInteger(value))
        return mustBe("a whole number", value);
      return checkNumber(value, declared);
    case "number":
      return typeof value === "number" ? checkNumber(value, declared) : mustBe("a number", value);
    case "boolean":
      return typeof value === "boolean" ? null : mustBe("true or false", value);
    case "enum":
      return checkEnum(value, declared.values ?? []);
    case "array":
      return Array.isArray(value) ? checkArray(value, declared) : mustBe("a list", value);
    case "object":
      return isJsonObject(value) ? null : mustBe("a map", value);
    case "date":
    case "datetime":
    case "duration":
    case "file":
    case "secret":
      return typeof value === "string" ? null : mustBe("text", value);
  }
}

/**
 * Text as the declared type, for callers that only have text (a form, `--input`); anything else is given back unchanged and
 * left to checkInputValue.
 */
export function fromText(value: JsonValue, declared: InputDeclaration): JsonValue {
  if (typeof value !== "string" || declared.type === "string") return value;
  if (declared.type === "enum") return enumFromText(value, declared.values ?? []);
  const parsed = parseJson(value.trim());
  const problem =
    parsed === undefined
      ? "not JSON"
      : checkInputValue(parsed, { type: declared.type, required: false });
  return problem === null && parsed !== undefined ? parsed : value;
}

/** True for a regular expression that can be compiled. */
export function isUsablePattern(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}

function checkString(value: string, declared: InputDeclaration): string | null {
  const length = [...value].length;
  const bounds = checkRange(length, declared.minLength, declared.maxLength);
  if (bounds !== null) return `must have ${bounds} characters; it has ${length}`;
  if (declared.pattern === undefined) return null;
  return matches(declared.pattern, value);
}

function checkNumber(value: number, declared: InputDeclaration): string | null {
  const bounds = checkRange(value, declared.min, declared.max);
  return bounds === null ? null : `must be ${bounds}; found ${value}`;
}

function checkArray(value: JsonValue[], declared: InputDeclaration): string | null {
  const bounds = checkRange(value.length, declared.minItems, declared.maxItems);
  return bounds === null ? null : `must have ${bounds} items; it has ${value.length}`;
}

function checkEnum(value: JsonValue, values: readonly JsonValue[]): string | null {
  const text = canonicalJson(value);
  if (values.some((allowed) => canonicalJson(allowed) === text)) return null;
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

const patternContext = vm.createContext(Object.create(null) as object);
const patternScript = new vm.Script('new RegExp(pattern, "u").test(text)');

/**
 * JavaScript's engine backtracks, and only `vm` can interrupt it. The context isolates nothing: pattern and text are data
 * there, never code.
 */
function matches(pattern: string, text: string): string | null {
  if (text.length > MAX_PATTERN_TEXT)
    return `is too long to be matched with its pattern (over ${MAX_PATTERN_TEXT})`;
  Object.assign(patternContext, { pattern, text });
  try {
    const found: unknown = patternScript.runInContext(patternContext, {
      timeout: PATTERN_TIMEOUT_MS,
    });
    return found === true ? null : `must match the pattern ${pattern}`;
  } catch {
    return `could not be matched with the pattern ${pattern} within ${PATTERN_TIMEOUT_MS} ms; simplify the pattern`;
  }
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
