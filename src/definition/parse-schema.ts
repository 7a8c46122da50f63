/** Checks the JSON Schema that an author gives for a value: only keywords that are looked at, and arguments that make sense. */
import type { JsonObject, JsonValue } from "../base/json.ts";
import { patternProblem } from "./expression/pattern.ts";
import type { ParseContext } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import { isTextFormat, textFormats } from "./value-format.ts";
import { checkedKeywords } from "./value-schema.ts";
import { isJsonObject, kindOf } from "./values.ts";

const TYPE_NAMES = ["string", "number", "integer", "boolean", "array", "object", "null"];
/** Keywords for people and tools, which say nothing about the value. */
const ANNOTATIONS = ["$schema", "$id", "$comment", "title", "description", "default", "examples"];

const SCHEMA_KEYWORDS: ReadonlySet<string> = new Set(["items", "additionalProperties", "not"]);
const LIST_KEYWORDS: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf"]);
const COUNT_KEYWORDS: ReadonlySet<string> = new Set([
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
]);
const NUMBER_KEYWORDS: ReadonlySet<string> = new Set([
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
]);

/** Reports everything in a schema that could not be checked. */
export function checkSchema(schema: JsonValue, path: SourcePath, context: ParseContext): void {
  if (typeof schema === "boolean") return;
  if (!isJsonObject(schema)) {
    const message = `A JSON Schema is a map, true or false; found ${kindOf(schema)}.`;
    context.problems.error(path, message);
    return;
  }
  for (const [keyword, argument] of Object.entries(schema))
    checkKeyword(keyword, argument, [...path, keyword], context);
}

function checkKeyword(
  keyword: string,
  argument: JsonValue,
  path: SourcePath,
  context: ParseContext,
): void {
  if (ANNOTATIONS.includes(keyword)) return;
  if (!checkedKeywords.includes(keyword)) reportUnknown(keyword, path, context);
  else if (SCHEMA_KEYWORDS.has(keyword)) checkSchema(argument, path, context);
  else if (LIST_KEYWORDS.has(keyword) || keyword === "properties")
    checkSchemas(argument, path, context);
  else {
    const wanted = argumentProblem(keyword, argument);
    if (wanted !== null)
      context.problems.error(
        path,
        `\`${keyword}\` of a JSON Schema must be ${wanted}; found ${kindOf(argument)}.`,
      );
  }
}

function reportUnknown(keyword: string, path: SourcePath, context: ParseContext): void {
  const shown = keyword.slice(0, 64);
  const hint = context.problems.suggest(keyword, checkedKeywords);
  const list = hint === "" ? ` These can: ${checkedKeywords.join(", ")}.` : hint;
  context.problems.error(
    path,
    `The JSON Schema keyword \`${shown}\` cannot be checked here.${list}`,
    "key",
  );
}

/** The schemas of `properties` by name, or of `anyOf` and its like in a list. */
function checkSchemas(argument: JsonValue, path: SourcePath, context: ParseContext): void {
  const isMap = path[path.length - 1] === "properties";
  if (isMap ? !isJsonObject(argument) : !Array.isArray(argument) || argument.length === 0) {
    const wanted = isMap ? "a map of names to schemas" : "a list of at least one schema";
    context.problems.error(path, `This must be ${wanted}; found ${kindOf(argument)}.`);
    return;
  }
  const entries: Iterable<[string | number, JsonValue]> = Array.isArray(argument)
    ? argument.entries()
    : // Either a list or, by the test above, a map.
      Object.entries(argument as JsonObject);
  for (const [step, schema] of entries) checkSchema(schema, [...path, step], context);
}

/** What the argument of a keyword must be; null when it is that. */
function argumentProblem(keyword: string, argument: JsonValue): string | null {
  if (COUNT_KEYWORDS.has(keyword))
    return Number.isSafeInteger(argument) && Number(argument) >= 0 ? null : "a count";
  if (NUMBER_KEYWORDS.has(keyword)) return typeof argument === "number" ? null : "a number";
  switch (keyword) {
    case "type": {
      const names = Array.isArray(argument) ? argument : [argument];
      const known = names.every((name) => TYPE_NAMES.includes(String(name)));
      return known && names.length > 0 ? null : `one or more of ${TYPE_NAMES.join(", ")}`;
    }
    case "enum":
      return Array.isArray(argument) && argument.length > 0 ? null : "a list of values";
    case "required":
      return isTextList(argument) ? null : "a list of names";
    case "uniqueItems":
      return typeof argument === "boolean" ? null : "true or false";
    case "pattern":
      return typeof argument === "string" && patternProblem(argument) === null
        ? null
        : "a regular expression (RE2 syntax)";
    case "format":
      return isTextFormat(String(argument)) ? null : `one of ${textFormats.join(", ")}`;
    default:
      return null;
  }
}

function isTextList(value: JsonValue): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
