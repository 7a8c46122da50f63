/** Keys about what a task makes, keeps, shares and takes up. */
import type { KeySpec } from "./key-type.ts";
import {
  condition,
  DAY,
  duration,
  flag,
  key,
  ONE_LINE,
  sharedKey,
  size,
  text,
} from "./key-rows.ts";

/** Types that an output can have: those that a value shows without more declarations. */
export const outputTypes = [
  "string",
  "integer",
  "number",
  "boolean",
  "date",
  "datetime",
  "duration",
  "array",
  "object",
] as const;

/** Keys of `concurrency`, of a job and of a task. */
export const concurrencyKeys: KeySpec[] = [
  key("key", sharedKey, "What shares the limit: equal keys of one project.", {
    required: true,
    templates: true,
  }),
  key("limit", { kind: "integer", min: 1, max: 10_000 }, "How many may hold the key at once.", {
    default: 1,
  }),
  key(
    "on_conflict",
    { kind: "choice", values: ["queue", "skip", "cancel_running", "fail"] },
    "What happens to one more: it waits, is skipped, replaces what runs, or fails.",
    { default: "queue" },
  ),
  key("max_queued", { kind: "integer", min: 0, max: 100_000 }, "How many may wait.", {
    default: 100,
  }),
  key(
    "queue_order",
    { kind: "choice", values: ["fifo", "latest"] },
    "Who is next; latest keeps only the newest that waits.",
    { default: "fifo" },
  ),
];

/** Keys of `cache`. */
export const cacheKeys: KeySpec[] = [
  key("key", sharedKey, "Equal keys share a result.", { required: true, templates: true }),
  key("ttl", duration(1_000, 365 * DAY), "How long a result can be used.", { default: "7d" }),
  key(
    "scope",
    { kind: "choice", values: ["job", "project"] },
    "Who shares results: runs of this job, or of the project.",
    { default: "job" },
  ),
  key("if", condition, "False runs the task and stores nothing.", { templates: true }),
];

/** Keys of `output` in its long form. */
export const outputKeys: KeySpec[] = [
  key(
    "mode",
    { kind: "choice", values: ["text", "json", "lines", "last_line", "none"] },
    "What standard output becomes.",
    { default: "text" },
  ),
  key(
    "max_bytes",
    { kind: "integer", min: 1, max: 16 * 1024 * 1024 },
    "Longest output, in bytes.",
    { default: 1024 * 1024 },
  ),
  key(
    "on_overflow",
    { kind: "choice", values: ["truncate", "fail"] },
    "What a longer output does; truncate keeps its end.",
    { default: "truncate" },
  ),
];

/** Keys of one entry of `outputs` in its long form. */
export const outputDeclarationKeys: KeySpec[] = [
  key("type", { kind: "choice", values: outputTypes }, "Type of the value."),
  key(
    "value",
    { kind: "json" },
    "The value; without it, the key of this name that the task wrote to `$STRATAL_OUTPUT`.",
    { templates: true },
  ),
  key("required", flag, "Without a value the task fails.", { default: false }),
  key("sensitive", flag, "Masks the value wherever it is shown.", { default: false }),
  key("schema", { kind: "json_map" }, "JSON Schema that the value must fit."),
];

/** Keys of one entry of `artifacts`. */
export const artifactKeys: KeySpec[] = [
  key(
    "name",
    text(255, { min: 1, strictPattern: ONE_LINE, hint: "no line breaks or control characters" }),
    "Name of the artifact, unique in the task.",
    { required: true, templates: true },
  ),
  key("path", text(4_096, { min: 1 }), "Files to keep: a glob within the work directory.", {
    required: true,
    templates: true,
  }),
  key(
    "when",
    { kind: "choice", values: ["ok", "always", "failed"] },
    "After which end of the task it is kept.",
    { default: "ok" },
  ),
  key("retention", duration(60_000, 3_650 * DAY), "How long it is kept."),
  key("optional", flag, "No file at `path` is no failure.", { default: false }),
];

/** Keys of one entry of `files` that is an artifact. */
export const artifactReferenceKeys: KeySpec[] = [
  key("artifact", text(255, { min: 1 }), "Name of the artifact.", { required: true }),
  key("task", text(255, { min: 1 }), "Task that made it; without it, any earlier task."),
];

/** Keys of `resources`. */
export const resourcesKeys: KeySpec[] = [
  key("cpu", { kind: "number", min: 0.01, max: 1_024 }, "Processors, such as 0.5."),
  key("memory", size, "Memory of the script and all that it starts."),
  key("disk", size, "Largest file that the script may write."),
  key(
    "network",
    { kind: "choice", values: ["shared", "none"] },
    "With `none` the script has no network; such a task runs on workers of isolation level `namespaces` only.",
    { default: "shared" },
  ),
];
