import type { ParseContext, Section } from "./section.ts";
import { kindOf } from "./values.ts";

/** Reads a condition as it is written; it is checked with the names of the whole document. Null if there is none. */
export function parseCondition(owner: Section, key: string, context: ParseContext): string | null {
  const entry = owner.entry(key);
  if (entry === undefined) return null;
  const { value, path } = entry;
  if (typeof value === "boolean") return String(value);
  if (context.mode === "legacy" || typeof value !== "string" || value.trim() === "") {
    context.problems.report(
      context.mode,
      path,
      context.mode === "legacy"
        ? `\`${key}\` needs a document with \`stratal: 1\`; it is left out.`
        : `\`${key}\` must be an expression, true or false; found ${kindOf(value)}.`,
    );
    return null;
  }
  return value;
}
