import type { JsonObject, JsonValue } from "../../base/json.ts";

/** A named value; reports are lists of them because object keys that look like numbers would lose their place. */
export type Entry = readonly [name: string, value: JsonValue];

/** What is to be formatted, the same for every format. */
export interface Report {
  title?: string;
  message?: string;
  fields: readonly Entry[];
  data?: JsonValue;
  timestamp?: string;
  metadata: readonly Entry[];
}

/** Rows of cells under named columns; a cell without a value is null. */
export interface Rows {
  columns: string[];
  cells: JsonValue[][];
}

/** Everything but the data, flat; where a name occurs twice the later value stands in the first one's place. */
export function flatEntries(report: Report): Entry[] {
  return [
    ...new Map<string, JsonValue>([
      ...(report.title === undefined ? [] : [["title", report.title] as const]),
      ...(report.message === undefined ? [] : [["message", report.message] as const]),
      ...report.fields,
      ...tailEntries(report),
    ]),
  ];
}

/** The timestamp and the metadata, flat. */
export function tailEntries(report: Report): Entry[] {
  const timestamp: Entry[] =
    report.timestamp === undefined ? [] : [["timestamp", report.timestamp]];
  return [...timestamp, ...report.metadata];
}

/** Data as a table: a list of objects gives their keys as columns, anything else stands in a column `value`. */
export function rowsOf(data: JsonValue): Rows {
  const items = Array.isArray(data) ? data : [data];
  const columns = new Map<string, number>();
  for (const item of items) {
    for (const name of isObject(item) ? Object.keys(item) : ["value"]) {
      if (!columns.has(name)) columns.set(name, columns.size);
    }
  }
  const cells = items.map((item) => {
    const row = new Array<JsonValue>(columns.size).fill(null);
    for (const [name, value] of isObject(item) ? Object.entries(item) : [["value", item] as const])
      row[columns.get(name)!] = value;
    return row;
  });
  return { columns: [...columns.keys()], cells };
}

/** A value as the text of a cell: null is empty, lists and maps are compact JSON. */
export function cellText(value: JsonValue): string {
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** True for a JSON object: neither null nor a list. */
export function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
