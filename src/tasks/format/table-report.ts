import type { JsonValue } from "../../base/json.ts";
import { displayWidth } from "./display-width.ts";
import { cellText, rowsOf, tailEntries, type Report } from "./report.ts";

/** Title and message as lines, the fields as a table of names and values, the data as a table of its own. */
export function writeTable(report: Report): string {
  const entries = [...report.fields, ...tailEntries(report)];
  const blocks = [
    ...(report.title === undefined ? [] : [report.title]),
    ...(report.message === undefined ? [] : [report.message]),
    ...(entries.length === 0 ? [] : [drawTable(["Field", "Value"], entries)]),
  ];
  if (report.data !== undefined) {
    const { columns, cells } = rowsOf(report.data);
    if (columns.length > 0) blocks.push(drawTable(columns, cells));
  }
  return blocks.join("\n");
}

/** Draws with ASCII lines. Rows are set apart by lines only if a cell has several lines. */
function drawTable(columns: readonly string[], rows: readonly (readonly JsonValue[])[]): string {
  const head = columns.map(cellLines);
  const body = rows.map((row) => row.map((value) => cellLines(cellText(value))));
  const widths = columnWidths([head, ...body]);
  const rule = `+${widths.map((width) => "-".repeat(width + 2)).join("+")}+`;
  const spread = body.some((row) => row.some((lines) => lines.length > 1));
  const drawn = body.map((row) => drawRow(row, widths)).join(spread ? `\n${rule}\n` : "\n");
  return [rule, drawRow(head, widths), rule, ...(body.length === 0 ? [] : [drawn, rule])].join(
    "\n",
  );
}

function columnWidths(rows: readonly (readonly string[][])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, lines] of row.entries()) {
      for (const line of lines) widths[column] = Math.max(widths[column] ?? 0, displayWidth(line));
    }
  }
  return widths;
}

function drawRow(cells: readonly string[][], widths: readonly number[]): string {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) => {
    const parts = cells.map((lines, column) => {
      const line = lines[index] ?? "";
      return ` ${line}${" ".repeat(widths[column]! - displayWidth(line))} `;
    });
    return `|${parts.join("|")}|`;
  }).join("\n");
}

/** Lines of a cell; control characters, which would break the drawing, become their visible pictures. */
function cellLines(text: string): string[] {
  return text
    .replace(/\r\n?/g, "\n")
    .replaceAll("\t", "    ")
    .replace(/[^\n\P{Cc}]/gu, (character) => {
      const code = character.charCodeAt(0);
      if (code < 0x20) return String.fromCharCode(0x2400 + code);
      return code === 0x7f ? "\u2421" : "\ufffd";
    })
    .split("\n");
}
