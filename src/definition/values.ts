import type { JsonObject, JsonValue } from "../base/json.ts";
import type { Problems } from "./problems.ts";
import type { SourcePath } from "./source-map.ts";

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a value is, in words for an error message. */
export function kindOf(value: JsonValue): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "boolean") return String(value);
  return `the text ${JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)}`;
}

/** Calls `visit` for every string of a value, but not for keys. */
export function forEachText(
  value: JsonValue,
  path: SourcePath,
  visit: (text: string, path: SourcePath) => void,
): void {
  if (typeof value === "string") visit(value, path);
  else if (Array.isArray(value)) {
    value.forEach((item, index) => forEachText(item, [...path, index], visit));
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) forEachText(item, [...path, key], visit);
  }
}

/**
 * Reports `${{ }}`: never part of code; elsewhere part of the language, but refused by this version. Legacy documents keep the
 * text as it is, with a warning.
 */
export function refuseExpressions(
  value: JsonValue,
  path: SourcePath,
  context: { mode: "strict" | "legacy"; problems: Problems },
): void {
  forEachText(value, path, (text, at) => {
    if (!text.includes("${{")) return;
    const inCode = isCode(at);
    if (context.mode === "legacy") {
      if (!inCode) {
        context.problems.warning(
          at,
          "Expressions `${{ }}` are not supported by this version yet; the text is kept as it is.",
        );
      }
    } else if (inCode) {
      context.problems.error(
        at,
        "`${{ }}` must not stand in code, because values never become code. Put it in `env`, such as " +
          '`env: {VALUE: "${{ … }}"}`, and read the variable VALUE in the code.',
      );
    } else {
      context.problems.error(at, "Expressions `${{ }}` are not supported by this version yet.");
    }
  });
}

function isCode(path: SourcePath): boolean {
  const last = path[path.length - 1];
  const parent = path[path.length - 2];
  return (last === "run" && parent !== "parameters") || (last === "code" && parent === "script");
}
