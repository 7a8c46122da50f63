import type { JsonObject, JsonValue } from "../base/json.ts";
import { isOneExpression } from "./expression-text.ts";
import type { ForEachSource } from "./job-definition.ts";
import type { ParseContext, Section } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import { isJsonObject, kindOf } from "./values.ts";

const MAX_AXES = 20;

/** Reads `matrix` of a for_each, with its `include` and `exclude`. */
export function parseMatrix(section: Section, context: ParseContext): ForEachSource | null {
  const axes = section.jsonMap("matrix");
  if (axes === undefined) return null;
  const names = Object.keys(axes);
  const path = section.pathOf("matrix");
  if (names.length === 0 || names.length > MAX_AXES) {
    const message = `\`matrix\` has 1 to ${MAX_AXES} names, each with a list of values; this one has ${names.length}.`;
    context.problems.error(path, message);
    return null;
  }
  for (const [name, values] of Object.entries(axes))
    if (!Array.isArray(values) && !isRead(values, context)) {
      const message = `The values of ${JSON.stringify(name)} are a list, or one \`\${{ }}\` that gives one; found ${kindOf(values)}.`;
      context.problems.error([...path, name], message);
    }
  return {
    kind: "matrix",
    axes,
    include: parseChanges(section, "include", null, context),
    exclude: parseChanges(section, "exclude", names, context),
  };
}

/** `include` or `exclude`; null if there is none. With `names`, only these can stand in its maps. */
function parseChanges(
  section: Section,
  key: "include" | "exclude",
  names: readonly string[] | null,
  context: ParseContext,
): JsonValue {
  const entry = section.entry(key);
  if (entry === undefined) return null;
  const { value, path } = entry;
  if (isRead(value, context)) return value;
  if (!Array.isArray(value)) return section.wrong(key) ?? null;
  value.forEach((item, index) => {
    if (isJsonObject(item)) checkNames(item, names, [...path, index], context);
    else if (!isRead(item, context)) {
      const message = `An entry of \`${key}\` is a map, such as {region: us}; found ${kindOf(item)}.`;
      context.problems.error([...path, index], message);
    }
  });
  return value;
}

/** A name that `matrix` does not have matches no combination. */
function checkNames(
  item: JsonObject,
  names: readonly string[] | null,
  path: SourcePath,
  context: ParseContext,
): void {
  if (names === null) return;
  for (const name of Object.keys(item).filter((each) => !names.includes(each))) {
    const hint = context.problems.suggest(name, names);
    const message = `\`matrix\` has no ${JSON.stringify(name)}, so nothing is left out.${hint}`;
    context.problems.report(context.mode, [...path, name], message, "key");
  }
}

function isRead(value: JsonValue, context: ParseContext): boolean {
  return context.mode === "strict" && isOneExpression(value);
}
