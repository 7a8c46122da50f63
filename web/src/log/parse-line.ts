import { levelOf } from "./levels.ts";
import type { LogLine } from "./log-line.ts";
import { terminalSpans } from "./terminal-text.ts";

/** Characters of a line that are shown; the rest is in its details. */
export const MAX_SHOWN = 8_192;

/** Marks of workflows, as GitHub's runners read them. */
const COMMAND = /^::(group|endgroup|error|warning|notice|debug)(?: [^:]*)?::(.*)$/s;

/** What the server tells of a line. */
export type StoredLine = Pick<
  LogLine,
  "offset" | "taskRunId" | "task" | "attempt" | "stream" | "atMs" | "goesOn" | "raw"
>;

/** A line, ready to be drawn. */
export function parseLine(stored: StoredLine): LogLine {
  const { shown, overwritten } = lastState(stored.raw);
  const command = shown.startsWith("::") ? COMMAND.exec(shown) : null;
  const source = command === null ? shown : command[2]!;
  const cut = Math.max(0, source.length - MAX_SHOWN);
  const { text, spans } = terminalSpans(cut === 0 ? source : source.slice(0, wholeEnd(source)));
  const level = levelOf(command === null ? text : shown.slice(0, MAX_SHOWN));
  const group = command?.[1] === "group" ? text : null;
  return { ...stored, text, spans, level, overwritten, cut, group };
}

/** Not in the middle of a character. */
function wholeEnd(text: string): number {
  const code = text.charCodeAt(MAX_SHOWN - 1);
  return code >= 0xd800 && code <= 0xdbff ? MAX_SHOWN - 1 : MAX_SHOWN;
}

/** What a progress bar came to: carriage returns go back to the start of the line and write over it. */
function lastState(raw: string): { shown: string; overwritten: number } {
  const text = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
  if (!text.includes("\r")) return { shown: text, overwritten: 0 };
  const states = text.split("\r").filter((state) => state !== "");
  return { shown: states.at(-1) ?? "", overwritten: Math.max(0, states.length - 1) };
}
