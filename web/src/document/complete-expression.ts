/** What can be written next in an expression, from the document around it. */
import { valueAt } from "./value-at.ts";
import type { JobModel } from "./job-model.ts";
import type { Path } from "./splice.ts";
import { listOf, namesIn } from "./task-path.ts";

/** One way to go on. */
export interface Word {
  label: string;
  detail: string;
}

/** Words for what stands before the cursor, and where in it the word begins that they replace. */
export interface Words {
  from: number;
  words: Word[];
}

const taskParts: Word[] = [
  { label: "output", detail: "what it printed, or its JSON" },
  { label: "outputs", detail: "its named outputs" },
  { label: "status", detail: "completed, failed, skipped …" },
  { label: "ok", detail: "true if it counts as good" },
  { label: "error", detail: "kind, message, exit_code" },
  { label: "items", detail: "results of a for_each" },
  { label: "counts", detail: "of a for_each, by state" },
  { label: "attempts", detail: "how many there were" },
  { label: "skip_reason", detail: "why it was skipped" },
  { label: "started_at", detail: "when" },
  { label: "finished_at", detail: "when" },
  { label: "duration", detail: "in seconds" },
  { label: "artifacts", detail: "files that it kept" },
];
const parts: Readonly<Record<string, readonly string[]>> = {
  run: [
    "id",
    "number",
    "url",
    "attempt",
    "revision",
    "trigger",
    "scheduled_for",
    "logical_time",
    "started_at",
    "labels",
    "depth",
    "parent",
    "status",
    "failed_tasks",
  ],
  job: ["id", "name"],
  loop: ["index", "previous"],
  error: ["kind", "message", "exit_code", "signal", "http_status"],
};
const roots: Word[] = [
  { label: "tasks", detail: "results of earlier tasks" },
  { label: "inputs", detail: "values of the run" },
  { label: "env", detail: "the job's variables" },
  { label: "run", detail: "this run" },
  { label: "job", detail: "this job" },
  { label: "item", detail: "of a for_each" },
  { label: "index", detail: "of a for_each, from 0" },
  { label: "loop", detail: "the iteration" },
  { label: "self", detail: "the task's own result" },
  { label: "error", detail: "in retry.if" },
  { label: "event", detail: "what set off a trigger" },
  { label: "secrets", detail: "alone, in env, parameters and files" },
];
const functions = [
  "has",
  "get",
  "coalesce",
  "size",
  "int",
  "double",
  "string",
  "date",
  "time",
  "formatTime",
  "toJson",
  "fromJson",
  "keys",
  "values",
  "merge",
  "flatten",
  "distinct",
  "sort",
  "sum",
  "min",
  "max",
  "range",
  "chunk",
  "join",
  "format",
  "regex",
  "sha256",
  "base64",
  "unbase64",
  "urlEncode",
  "uuid5",
  "now",
];

/** Ways to go on after `before`, the expression up to the cursor, in the task at `path`; `secrets` are names. */
export function completeExpression(
  before: string,
  model: JobModel,
  path: Path | null,
  secrets: readonly string[] = [],
): Words | null {
  const chain = /(?<![\w.])((?:[A-Za-z_]\w*\s*\.\s*)*)([A-Za-z_]\w*)?$/.exec(before);
  if (chain === null) return null;
  const [, owners = "", word = ""] = chain;
  const from = before.length - word.length;
  const names = owners
    .split(".")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const words =
    names.length === 0
      ? rootWords()
      : names[0] === "secrets" && names.length === 1
        ? secrets.map((label) => ({ label, detail: "secret" }))
        : partWords(names, model, path);
  return words.length === 0 ? null : { from, words };
}

function rootWords(): Word[] {
  return [...roots, ...functions.map((label) => ({ label: `${label}()`, detail: "function" }))];
}

function partWords(names: readonly string[], model: JobModel, path: Path | null): Word[] {
  const [root, second, third] = names;
  if (root === "tasks" && second === undefined)
    return readableTasks(model, path).map((label) => ({ label, detail: "task" }));
  if (root === "tasks" && third === undefined) return taskParts;
  if (root === "tasks" && third === "outputs" && names.length === 3)
    return keysAt(taskValue(model, path, second!), ["outputs"], "output");
  if (root === "self" && second === undefined) return taskParts;
  if (names.length > 1) return [];
  if (root === "inputs") return keysAt(model.value, ["inputs"], "input");
  if (root === "env") return keysAt(model.value, ["env"], "variable");
  return (parts[root!] ?? []).map((label) => ({ label, detail: "" }));
}

/** Names that the task at a path may read: its neighbours and those of the groups around it; of anything else, the main tasks. */
function readableTasks(model: JobModel, path: Path | null): string[] {
  const names = new Set<string>();
  for (const list of listsAround(path))
    for (const name of namesIn(model.value, list)) names.add(name);
  if (path !== null) names.delete(String(valueAt(model.value, [...path, "name"])));
  return [...names].filter((name) => /^[A-Za-z_]\w*$/.test(name));
}

function taskValue(model: JobModel, path: Path | null, name: string): unknown {
  for (const list of listsAround(path)) {
    const index = namesIn(model.value, list).indexOf(name);
    if (index !== -1) return valueAt(model.value, [...list, index]);
  }
  return undefined;
}

function listsAround(path: Path | null): Path[] {
  const lists: Path[] = [];
  for (let task = path; task !== null && task.length > 1; task = task.slice(0, -2))
    lists.push(listOf(task).list);
  return [...lists, ["tasks"]];
}

function keysAt(value: unknown, path: Path, detail: string): Word[] {
  const map = valueAt(value, path);
  if (typeof map !== "object" || map === null) return [];
  return Object.keys(map).map((label) => ({ label, detail }));
}
