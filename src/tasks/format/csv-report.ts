import type { JsonValue } from "../../base/json.ts";
import { cellText, flatEntries, rowsOf, type Report } from "./report.ts";

/**
 * CSV as RFC 4180 has it: a header line, CRLF between lines, cells quoted where they must be. Without data there is one row
 * of fields; with data there is one row per item, and the fields are repeated in front of each. Values are never altered,
 * so a spreadsheet may take a cell that begins with `=` for a formula.
 */
export function writeCsv(report: Report, delimiter: string): string {
  const head = flatEntries(report);
  const { columns, cells } =
    report.data === undefined ? { columns: [], cells: [[]] } : rowsOf(report.data);
  const names = [...head.map(([name]) => name), ...columns];
  if (names.length === 0) return "";
  const fixed = head.map(([, value]) => value);
  const lines = [names, ...cells.map((row) => [...fixed, ...row])];
  return lines.map((line) => csvLine(line, delimiter)).join("\r\n");
}

function csvLine(values: readonly JsonValue[], delimiter: string): string {
  const line = values.map((value) => csvCell(cellText(value), delimiter)).join(delimiter);
  // A line with nothing on it would be read as no row at all.
  return line === "" ? '""' : line;
}

function csvCell(text: string, delimiter: string): string {
  const mustQuote = text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text);
  return mustQuote ? `"${text.replaceAll('"', '""')}"` : text;
}
