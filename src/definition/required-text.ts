import type { ParseContext, Section } from "./section.ts";

/** A text that must be there and not blank. */
export function requiredText(
  section: Section,
  key: string,
  context: ParseContext,
): string | undefined {
  if (!section.has(key)) {
    context.problems.error(section.path, `\`${key}\` is missing.`);
    return undefined;
  }
  const text = section.text(key);
  if (text !== undefined && text.trim() === "") {
    context.problems.error(section.pathOf(key), `\`${key}\` must not be blank.`);
    return undefined;
  }
  return text;
}
