import type { JsonValue } from "../base/json.ts";
import type { OutputCapture, TaskDefinition } from "../definition/job-definition.ts";

/** How the stored output of a task is to be read: only what runs a body has one that it captured. */
export function outputMode({
  body,
  output,
}: Pick<TaskDefinition, "body" | "output">): OutputCapture["mode"] {
  return body.kind === "script" || body.kind === "builtin" ? output.mode : "text";
}

/**
 * The value of a stored output in expressions (workflow-language.md §5.5). The database keeps text: for `json` and `lines` that text
 * is compact JSON, which is also what TASK_OUTPUT_<NAME> holds.
 */
export function outputValue(stored: string | null, mode: OutputCapture["mode"]): JsonValue {
  if (mode === "none") return null;
  if (mode !== "json" && mode !== "lines") return stored ?? "";
  if (stored === null) return mode === "lines" ? [] : null;
  // Settling wrote it as JSON.
  return JSON.parse(stored) as JsonValue;
}
