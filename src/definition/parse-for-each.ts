import type { JsonObject, JsonValue } from "../base/json.ts";
import { isOneExpression } from "./expression-text.ts";
import { expressionRoots, reservedWords, typeNames } from "./expression/roots.ts";
import type { ForEach, ForEachSource } from "./job-definition.ts";
import { parseCondition } from "./parse-condition.ts";
import { parseMatrix } from "./parse-matrix.ts";
import { MAX_ITEMS } from "./repeat-keys.ts";
import { Section, type ParseContext } from "./section.ts";
import { isJsonObject, refuseExpressions } from "./values.ts";

const SOURCES = ["in", "range", "matrix"] as const;
/** What a for_each that is only a list says about the rest. */
const plainForEach: Omit<ForEach, "source"> = {
  as: "item",
  indexAs: "index",
  condition: null,
  key: null,
  batch: null,
  maxParallel: 10,
  onFailure: "continue",
  tolerate: { count: 0 },
  maxItems: MAX_ITEMS,
};

/** Reads `for_each`: a list, one expression, or a map. Null if there is none, or a wrong one. */
export function parseForEach(task: Section, context: ParseContext): ForEach | null {
  const entry = task.entry("for_each");
  if (entry === undefined) return null;
  const { value, path } = entry;
  if (isList(value, context)) {
    if (context.mode === "legacy") refuseExpressions(value, path, context);
    const forEach: ForEach = { ...plainForEach, source: { kind: "list", value } };
    checkCount(forEach, task, "for_each", context);
    return forEach;
  }
  if (!isJsonObject(value)) {
    task.wrong("for_each");
    return null;
  }
  const section = Section.open("for_each", value, path, context)!;
  const source = parseSource(section, context);
  const options = parseOptions(section, context);
  if (source === null) return null;
  const forEach = { source, ...options };
  checkCount(
    forEach,
    section,
    SOURCES.find((key) => section.has(key))!,
    context,
  );
  return forEach;
}

function isList(value: JsonValue, context: ParseContext): boolean {
  return Array.isArray(value) || (context.mode === "strict" && isOneExpression(value));
}

function parseSource(section: Section, context: ParseContext): ForEachSource | null {
  const keys = SOURCES.filter((key) => section.has(key));
  const [key] = keys;
  if (key === undefined || keys.length > 1) {
    const message = "`for_each` has one of `in`, `range` and `matrix`.";
    context.problems.error(section.path, message);
    return null;
  }
  for (const extra of ["include", "exclude"])
    if (key !== "matrix" && section.has(extra)) {
      const message = `\`${extra}\` changes the combinations of \`matrix\`, which is not there.`;
      context.problems.error(section.pathOf(extra), message, "key");
    }
  if (key === "matrix") return parseMatrix(section, context);
  if (key === "range") return parseRange(section, context);
  const { value } = section.entry("in")!;
  return isList(value, context) ? { kind: "list", value } : (section.wrong("in") ?? null);
}

function parseRange(owner: Section, context: ParseContext): ForEachSource | null {
  const section = owner.section("range");
  if (section === undefined) return null;
  if (!section.has("to")) {
    context.problems.error(section.path, "`to` is missing: a range has a last number.");
    return null;
  }
  const from = parseBound(section, "from", 0, context);
  const to = parseBound(section, "to", 0, context);
  const step = parseBound(section, "step", 1, context);
  if (step === 0)
    context.problems.error(section.pathOf("step"), "`step` must not be 0: the range never ends.");
  return { kind: "range", from, to, step };
}

function parseBound(
  section: Section,
  key: string,
  fallback: number,
  context: ParseContext,
): JsonValue {
  const value = section.entry(key)?.value;
  if (value === undefined || Number.isSafeInteger(value)) return value ?? fallback;
  if (context.mode === "strict" && isOneExpression(value)) return value;
  return section.wrong(key) ?? fallback;
}

function parseOptions(section: Section, context: ParseContext): Omit<ForEach, "source"> {
  const as = parseName(section, "as", plainForEach.as, context);
  const indexAs = parseName(section, "index_as", plainForEach.indexAs, context);
  if (as === indexAs)
    context.problems.error(
      section.pathOf(section.has("index_as") ? "index_as" : "as"),
      `Item and number cannot both be called ${as}.`,
    );
  return {
    as,
    indexAs,
    condition: parseCondition(section, "if", context),
    key: section.text("key") ?? null,
    batch: section.number("batch") ?? null,
    maxParallel: section.number("max_parallel") ?? plainForEach.maxParallel,
    onFailure: section.choice<ForEach["onFailure"]>("on_failure") ?? plainForEach.onFailure,
    tolerate: parseTolerate(section),
    maxItems: section.number("max_items") ?? plainForEach.maxItems,
  };
}

/** A name that would hide one of the language is refused: `as: inputs` would make the inputs unreadable. */
function parseName(
  section: Section,
  key: "as" | "index_as",
  fallback: string,
  context: ParseContext,
): string {
  const name = section.text(key);
  if (name === undefined || name === fallback) return fallback;
  const isTaken =
    expressionRoots.some((root) => root === name) || typeNames.has(name) || reservedWords.has(name);
  if (!isTaken) return name;
  const message = `\`${key}: ${name}\` would hide what ${name} means in expressions; choose another name.`;
  context.problems.error(section.pathOf(key), message);
  return fallback;
}

function parseTolerate(section: Section): ForEach["tolerate"] {
  const value = section.entry("tolerate")?.value;
  if (value === undefined) return plainForEach.tolerate;
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MAX_ITEMS)
    return { count: value };
  const match = typeof value === "string" ? /^(\d{1,3}(?:\.\d{1,6})?) ?%$/.exec(value) : null;
  const percent = Number(match?.[1] ?? Infinity);
  if (percent <= 100) return { percent };
  return section.wrong("tolerate") ?? plainForEach.tolerate;
}

/** Too many items that stand in the document are found before any run. */
function checkCount(forEach: ForEach, owner: Section, key: string, context: ParseContext): void {
  const count = writtenItems(forEach.source);
  if (count === null || count <= forEach.maxItems) return;
  const message = `\`${key}\` gives ${count} items; at most ${forEach.maxItems} are allowed.`;
  context.problems.error(owner.pathOf(key), message);
}

/** How many items there are before `exclude`; null if only a run shows. */
function writtenItems(source: ForEachSource): number | null {
  if (source.kind === "list") return Array.isArray(source.value) ? source.value.length : null;
  if (source.kind === "matrix") return source.exclude === null ? combinations(source.axes) : null;
  const { from, to, step } = source;
  if (typeof from !== "number" || typeof to !== "number" || typeof step !== "number") return null;
  return step === 0 ? null : Math.max(0, Math.floor((to - from) / step) + 1);
}

function combinations(axes: JsonObject): number | null {
  let count = 1;
  for (const values of Object.values(axes)) {
    if (!Array.isArray(values)) return null;
    count *= values.length;
  }
  return count;
}
