import type { JsonValue } from "../../base/json.ts";
import type { Entry, Report } from "./report.ts";

/**
 * One JSON object: title, message, the fields under their own names, `data`, `timestamp`, `metadata`. A report of data alone
 * is that data itself. A field wins over a part of the same name that stands before it.
 */
export function writeJson(report: Report, pretty: boolean): string {
  const entries = jsonEntries(report);
  if (report.data !== undefined && entries.length === 1) return stringify(report.data, pretty);
  if (entries.length === 0) return "{}";
  // By hand, because an object would move names such as "2" before all others.
  const members = entries.map(([name, value]) => {
    const text = stringify(value, pretty);
    return pretty
      ? `  ${JSON.stringify(name)}: ${text.replaceAll("\n", "\n  ")}`
      : `${JSON.stringify(name)}:${text}`;
  });
  return pretty ? `{\n${members.join(",\n")}\n}` : `{${members.join(",")}}`;
}

function jsonEntries(report: Report): Entry[] {
  return [
    ...new Map<string, JsonValue>([
      ...(report.title === undefined ? [] : [["title", report.title] as const]),
      ...(report.message === undefined ? [] : [["message", report.message] as const]),
      ...report.fields,
      ...(report.data === undefined ? [] : [["data", report.data] as const]),
      ...(report.timestamp === undefined ? [] : [["timestamp", report.timestamp] as const]),
      ...(report.metadata.length === 0
        ? []
        : [["metadata", Object.fromEntries(report.metadata)] as const]),
    ]),
  ];
}

function stringify(value: JsonValue, pretty: boolean): string {
  return JSON.stringify(value, null, pretty ? 2 : undefined);
}
