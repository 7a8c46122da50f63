/**
 * The part of JSON Schema (draft 2020-12) that inputs and outputs are checked with. Keywords outside of it are errors when a job is saved,
 * never silently ignored. No `$ref`: the work of a check stays within schema times value.
 */
import type { JsonObject, JsonValue } from "../base/json.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { ValueCheck } from "./value-check.ts";
import { formatProblem } from "./value-format.ts";
import { isJsonObject, kindOf } from "./values.ts";

/** Looks at a value with one keyword's argument; answers what is wrong, as the rest of a sentence. */
type Rule = (
  value: JsonValue,
  argument: JsonValue,
  place: { schema: JsonObject; at: string; check: ValueCheck },
) => string | null;

/** Units of work that a keyword costs. */
const KEYWORD_UNITS = 5;
/** Longest shown list of allowed values. */
const MAX_SHOWN = 20;

/** What is wrong with a value, as the rest of a sentence that starts with its name; null when it fits. */
export function schemaMismatch(
  value: JsonValue,
  schema: JsonValue,
  check: ValueCheck,
  at = "",
): string | null {
  if (schema === false) return `${prefix(at)}is not allowed`;
  if (!isJsonObject(schema)) return null;
  for (const [keyword, argument] of Object.entries(schema)) {
    const rule = Object.hasOwn(rules, keyword) ? rules[keyword] : undefined;
    if (rule === undefined) continue;
    check.spend(KEYWORD_UNITS);
    const problem = rule(value, argument, { schema, at, check });
    if (problem !== null) return problem;
  }
  return null;
}

const rules: Readonly<Record<string, Rule>> = {
  type: (value, names, { at }) => {
    const wanted = Array.isArray(names) ? names : [names];
    if (wanted.some((name) => isOfType(value, name))) return null;
    return `${prefix(at)}must be of type ${wanted.join(" or ")}; found ${kindOf(value)}`;
  },
  enum: (value, values, { at, check }) => {
    const allowed = asList(values);
    if (allowed.some((each) => check.isSame(each, value))) return null;
    const shown = allowed.slice(0, MAX_SHOWN).map((each) => canonicalJson(each));
    return `${prefix(at)}must be one of ${shown.join(", ")}; found ${kindOf(value)}`;
  },
  const: (value, wanted, { at, check }) =>
    check.isSame(value, wanted)
      ? null
      : `${prefix(at)}must be ${canonicalJson(wanted)}; found ${kindOf(value)}`,
  minimum: bound((value, limit) => value >= limit, "at least"),
  maximum: bound((value, limit) => value <= limit, "at most"),
  exclusiveMinimum: bound((value, limit) => value > limit, "above"),
  exclusiveMaximum: bound((value, limit) => value < limit, "below"),
  minLength: size("string", (value, limit) => value >= limit, "at least", "characters"),
  maxLength: size("string", (value, limit) => value <= limit, "at most", "characters"),
  minItems: size("array", (value, limit) => value >= limit, "at least", "items"),
  maxItems: size("array", (value, limit) => value <= limit, "at most", "items"),
  minProperties: size("object", (value, limit) => value >= limit, "at least", "keys"),
  maxProperties: size("object", (value, limit) => value <= limit, "at most", "keys"),
  pattern: (value, pattern, { at, check }) => {
    if (typeof value !== "string") return null;
    const problem = check.patternProblem(String(pattern), value);
    return problem === null ? null : prefix(at) + problem;
  },
  format: (value, format, { at }) => {
    const problem = typeof value === "string" ? formatProblem(String(format), value) : null;
    return problem === null ? null : `${prefix(at)}${problem}; found ${kindOf(value)}`;
  },
  uniqueItems: (value, wanted, { at, check }) => {
    if (wanted !== true || !Array.isArray(value)) return null;
    const different = new Set(value.map((item) => check.canonicalOf(item)));
    return different.size === value.length ? null : `${prefix(at)}must not have an item twice`;
  },
  items: (value, schema, { at, check }) =>
    Array.isArray(value)
      ? firstProblem(value.entries(), ([index, item]) =>
          schemaMismatch(item, schema, check, `${at}[${index}]`),
        )
      : null,
  required: (value, names, { at }) => {
    if (!isJsonObject(value)) return null;
    const missing = asList(names).find((name) => !Object.hasOwn(value, String(name)));
    return missing === undefined ? null : `${prefix(at)}needs the key \`${missing}\``;
  },
  properties: (value, schemas, { at, check }) => {
    if (!isJsonObject(value) || !isJsonObject(schemas)) return null;
    return firstProblem(Object.entries(schemas), ([name, schema]) =>
      Object.hasOwn(value, name)
        ? schemaMismatch(value[name]!, schema, check, join(at, name))
        : null,
    );
  },
  additionalProperties: (value, schema, { schema: owner, at, check }) => {
    if (!isJsonObject(value)) return null;
    const known = isJsonObject(owner["properties"]) ? owner["properties"] : {};
    const others = Object.entries(value).filter(([name]) => !Object.hasOwn(known, name));
    return firstProblem(others, ([name, item]) =>
      schema === false
        ? `${prefix(at)}must not have the key \`${name.slice(0, 80)}\``
        : schemaMismatch(item, schema, check, join(at, name)),
    );
  },
  allOf: (value, schemas, { at, check }) =>
    firstProblem(asList(schemas), (schema) => schemaMismatch(value, schema, check, at)),
  anyOf: (value, schemas, { at, check }) => {
    const problems = asList(schemas).map((schema) => schemaMismatch(value, schema, check, at));
    return problems.includes(null) ? null : `${prefix(at)}fits none of the schemas in \`anyOf\``;
  },
  oneOf: (value, schemas, { at, check }) => {
    const problems = asList(schemas).map((schema) => schemaMismatch(value, schema, check, at));
    const fitting = problems.filter((problem) => problem === null).length;
    return fitting === 1
      ? null
      : `${prefix(at)}must fit exactly one of the schemas in \`oneOf\`; it fits ${fitting}`;
  },
  not: (value, schema, { at, check }) =>
    schemaMismatch(value, schema, check, at) === null
      ? `${prefix(at)}must not fit the schema in \`not\``
      : null,
};

/** The keywords that have a meaning here. */
export const checkedKeywords: readonly string[] = Object.keys(rules);

function bound(holds: (value: number, limit: number) => boolean, words: string): Rule {
  return (value, limit, { at }) =>
    typeof value !== "number" || holds(value, Number(limit))
      ? null
      : `${prefix(at)}must be ${words} ${Number(limit)}; found ${value}`;
}

function size(
  type: "string" | "array" | "object",
  holds: (value: number, limit: number) => boolean,
  words: string,
  unit: string,
): Rule {
  return (value, limit, { at }) => {
    if (!isOfType(value, type)) return null;
    const length = typeof value === "string" ? [...value].length : Object.keys(value ?? {}).length;
    if (holds(length, Number(limit))) return null;
    return `${prefix(at)}must have ${words} ${Number(limit)} ${unit}; it has ${length}`;
  };
}

function isOfType(value: JsonValue, name: JsonValue): boolean {
  switch (name) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isJsonObject(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === name;
  }
}

function firstProblem<Item>(
  items: Iterable<Item>,
  problemOf: (item: Item) => string | null,
): string | null {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== null) return problem;
  }
  return null;
}

function asList(value: JsonValue): JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function join(at: string, name: string): string {
  return at === "" ? name : `${at}.${name}`;
}

/** Names the place of a part; the sentence about the whole value has its name already. */
function prefix(at: string): string {
  return at === "" ? "" : `at \`${at.slice(0, 200)}\` `;
}
