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
 * Reports `${{ }}` where none may stand: in code, and in values that have to be known before a run. Legacy documents keep the text as
 * it is, with a warning.
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
          "Expressions `${{ }}` need a document with `stratal: 1`; the text is kept as it is.",
        );
      }
    } else if (inCode) {
      context.problems.error(
        at,
        "`${{ }}` must not stand in code, because values never become code. Put it in `env`, such as " +
          '`env: {VALUE: "${{ … }}"}`, and read the variable VALUE in the code.',
      );
    } else {
      context.problems.error(
        at,
        "No expression `${{ }}` may stand here; they are for `env`, `parameters` and `if`.",
      );
    }
  });
}

/** True for the path of code, in which `${{ }}` has no meaning. */
export function isCode(path: SourcePath): boolean {
  const last = path[path.length - 1];
  const parent = path[path.length - 2];
  return (last === "run" && parent !== "parameters") || (last === "code" && parent === "script");
}
