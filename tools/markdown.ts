/** Markdown as the pages of docs/reference use it. */
import type { JsonValue } from "../src/base/json.ts";

/** A page of the reference with a note on what it is made from. */
export function page(title: string, source: string, parts: readonly string[]): string {
  const note = `<!-- Generated from ${source} by \`npm run docs:generate\`. Do not edit. -->`;
  return `${[`# ${title}`, note, ...parts].join("\n\n")}\n`;
}

/** A table; `None.` without rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "None.";
  const line = (cells: readonly string[]): string => `| ${cells.map(cellText).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Bars would end the cell, line breaks the table; `<` outside of code would begin a tag. */
function cellText(text: string): string {
  return text
    .replaceAll("|", "\\|")
    .replaceAll(/\s*\n\s*/g, " ")
    .replaceAll(/`[^`]*`|<(?!br>)/g, (found) => (found === "<" ? "&lt;" : found));
}

/** Text as code. */
export function code(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** Text as it is, and any other value as JSON. */
export function jsonText(value: JsonValue): string {
  return typeof value === "string" && value !== "" ? value : JSON.stringify(value);
}

/** Begins a cell with a capital letter. */
export function upperFirst(text: string): string {
  return text.startsWith("`") || text === "CEL"
    ? text
    : text.charAt(0).toUpperCase() + text.slice(1);
}
