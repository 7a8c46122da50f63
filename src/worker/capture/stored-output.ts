/** Makes the output of a task from its captured standard output (workflow-language.md §5.5). Pure. */
import { messageOf } from "../../base/errors.ts";
import type { JsonValue } from "../../base/json.ts";
import type { OutputCapture } from "../../definition/job-definition.ts";
import type { TaskError } from "../../engine/outcome.ts";
import { InvalidOutput, storableJson } from "./storable-json.ts";
import { withoutTrailingNewlines } from "./tail-buffer.ts";

/** What was captured of a stream: its end, and how much there was. */
export interface CapturedText {
  text: string;
  totalBytes: number;
  truncated: boolean;
}

export type StoredOutput = { output: string | null } | { error: TaskError };

/** The output as it is stored, or why there is none. */
export function storedOutput(captured: CapturedText, rule: OutputCapture): StoredOutput {
  if (rule.mode === "none") return { output: null };
  if (captured.truncated && (rule.onOverflow === "fail" || rule.mode === "json"))
    return tooLarge(captured, rule);
  const text = withoutTrailingNewlines(captured.text);
  switch (rule.mode) {
    case "text":
      return { output: text };
    case "last_line":
      return { output: lastLine(text) };
    case "lines":
      return { output: JSON.stringify(linesOf(text, captured.truncated)) };
    case "json":
      return parsedJson(text);
  }
}

function tooLarge({ totalBytes }: CapturedText, { mode, maxBytes }: OutputCapture): StoredOutput {
  const why = mode === "json" ? ", and JSON cannot be cut" : "";
  const message =
    `stdout has ${totalBytes} bytes; the task's output may have ${maxBytes}${why}. Print less, write to a file ` +
    "that the task keeps as an artifact, or raise `output.max_bytes`.";
  return { error: { kind: "output_too_large", message } };
}

function lastLine(text: string): string {
  const line = text.split(/\r?\n/).findLast((candidate) => candidate.trim() !== "");
  return line ?? "";
}

/** Of a text whose beginning is cut off, the first line is only the end of one. */
function linesOf(text: string, cut: boolean): string[] {
  if (text === "") return [];
  const lines = text.split(/\r?\n/);
  return cut ? lines.slice(1) : lines;
}

function parsedJson(text: string): StoredOutput {
  try {
    // JSON.parse returns nothing else.
    const value = JSON.parse(text.replace(/^\ufeff/, "")) as JsonValue;
    return { output: JSON.stringify(storableJson(value, "")) };
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof InvalidOutput)) throw error;
    const found = text === "" ? "the task printed nothing" : messageOf(error);
    const message =
      `stdout is not one JSON value, as \`output: json\` asks for: ${found}. Print nothing else there; ` +
      "messages can go to stderr.";
    return { error: { kind: "output_invalid", message } };
  }
}
