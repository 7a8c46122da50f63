import Table from "cli-table3";
import type { Terminal } from "./terminal.ts";
import { shorten, singleLine } from "./safe-text.ts";

export interface Column<Row> {
  title: string;
  /** The cell's text; control characters and line breaks are taken out. */
  text: (row: Row) => string;
  /** The same text with colour. */
  paint?: (text: string, row: Row) => string;
  /** Cut off where the line would be wider than the terminal. One column at most. */
  flexible?: boolean;
}

const GAP = "  ";
const MIN_FLEXIBLE_WIDTH = 20;
const NO_BORDERS = Object.fromEntries(
  [
    ...["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left"],
    ...["bottom-right", "left", "left-mid", "mid", "mid-mid", "right", "right-mid"],
  ].map((name) => [name, ""]),
);

/** A table without borders, readable by people and by `awk` alike. */
export function tableText<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  terminal: Pick<Terminal, "paint" | "width">,
): string {
  const texts = fitted(
    rows.map((row) => columns.map((column) => singleLine(column.text(row)))),
    columns,
    terminal.width,
  );
  const table = new Table({
    head: columns.map((column) => terminal.paint("bold", column.title)),
    chars: { ...NO_BORDERS, middle: GAP },
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
  });
  texts.forEach((cells, index) =>
    table.push(cells.map((text, place) => columns[place]!.paint?.(text, rows[index]!) ?? text)),
  );
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** Cuts the flexible column to what the others leave of the width. */
function fitted<Row>(
  texts: string[][],
  columns: readonly Column<Row>[],
  width: number,
): string[][] {
  const flexible = columns.findIndex((column) => column.flexible === true);
  if (flexible === -1) return texts;
  const others = columns
    .map((column, place) =>
      Math.max(column.title.length, ...texts.map((cells) => cells[place]!.length)),
    )
    .reduce((sum, length, place) => (place === flexible ? sum : sum + length), 0);
  const rest = Math.max(MIN_FLEXIBLE_WIDTH, width - others - GAP.length * (columns.length - 1));
  return texts.map((cells) =>
    cells.map((text, place) => (place === flexible ? shorten(text, rest) : text)),
  );
}

/** `name: value` lines with the values under each other; entries without a value are left out. */
export function fieldsText(
  fields: readonly (readonly [name: string, value: string])[],
  terminal: Pick<Terminal, "paint">,
): string {
  const shown = fields.filter(([, value]) => value !== "");
  const width = Math.max(...shown.map(([name]) => name.length)) + 1;
  return shown
    .map(
      ([name, value]) => `${terminal.paint("dim", `${name}:`.padEnd(width))} ${singleLine(value)}`,
    )
    .join("\n");
}
