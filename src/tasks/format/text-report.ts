import type { JsonValue } from "../../base/json.ts";
import { cellText, isObject, tailEntries, type Entry, type Report } from "./report.ts";

/**
 * Plain text: title, message, one line per field, the data, then timestamp and metadata. `separator` stands between a name
 * and its value. Values are written as they are, so a value of several lines takes several lines.
 */
export function writeText(
  report: Report,
  options: { separator: string; uppercase: boolean },
): string {
  const line = ([name, value]: Entry): string => `${name}${options.separator}${cellText(value)}`;
  const parts = [
    ...(report.title === undefined ? [] : [report.title]),
    ...(report.message === undefined ? [] : [report.message]),
    ...report.fields.map(line),
    ...(report.data === undefined ? [] : dataLines(report.data, line)),
    ...tailEntries(report).map(line),
  ];
  const text = parts.join("\n");
  return options.uppercase ? text.toUpperCase() : text;
}

/** Objects as lines of their own, an empty line between two of them; other items one line each. */
function dataLines(data: JsonValue, line: (entry: Entry) => string): string[] {
  const items = Array.isArray(data) ? data : [data];
  return items.flatMap((item, index) => {
    if (!isObject(item)) return [cellText(item)];
    const lines = Object.entries(item).map(line);
    return index === 0 ? lines : ["", ...lines];
  });
}
