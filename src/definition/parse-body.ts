import type { JsonObject } from "../base/json.ts";
import type { TaskBody } from "./job-definition.ts";
import { parseApproval } from "./parse-approval.ts";
import { parseBuiltin } from "./parse-builtin.ts";
import { parseRun, parseScript, type ScriptDefaults } from "./parse-script.ts";
import { parseSubJob } from "./parse-sub-job.ts";
import { parseWait } from "./parse-wait.ts";
import type { ParsedScope } from "./parsed-task.ts";
import type { ParseContext, Section } from "./section.ts";
import { taskKinds } from "./task-keys.ts";
import { isJsonObject } from "./values.ts";

const BODY_KEYS = ["run", "script", "uses", "job", "approval", "wait", "tasks"] as const;
type BodyKey = (typeof BODY_KEYS)[number];
type TaskKind = (typeof taskKinds)[number];

const KIND_OF_KEY: Readonly<Record<BodyKey, TaskKind>> = {
  run: "custom",
  script: "custom",
  uses: "builtin",
  job: "job",
  approval: "approval",
  wait: "wait",
  tasks: "group",
};

/** What a task does, and its parameters without `task_name` where that named the task type. */
export interface ParsedBody {
  body: TaskBody;
  parameters: JsonObject;
  /** Of a group. */
  inside: ParsedScope | null;
}

/** Reads the tasks of a group. */
export type ParseInside = (group: Section) => ParsedScope;

/** Reads a task's one body. Null, with an error, if it has none, several, or a wrong one. Only with `parseInside` it can be a group. */
export function parseBody(
  task: Section,
  name: string,
  defaults: ScriptDefaults,
  context: ParseContext,
  parseInside: ParseInside | null,
): ParsedBody | null {
  const parameters = task.jsonMap("parameters") ?? {};
  if (context.mode === "legacy") dropEmptyScript(task);
  const choice = chooseBody(task, parameters, context);
  if (choice === null) return null;
  if (choice === "uses") {
    const builtin = parseBuiltin(task, name, parameters, context);
    return builtin && { ...builtin, inside: null };
  }
  if (choice === "tasks") {
    const inside = parseInside?.(task) ?? { tasks: [], names: new Set() };
    const tasks = inside.tasks.map((inner) => inner.definition);
    return { body: { kind: "group", tasks, groupTimeoutMs: null }, parameters, inside };
  }
  const body = parseOwnBody(choice, task, defaults, context);
  return body && { body, parameters, inside: null };
}

function parseOwnBody(
  key: Exclude<BodyKey, "uses" | "tasks">,
  task: Section,
  defaults: ScriptDefaults,
  context: ParseContext,
): TaskBody | null {
  switch (key) {
    case "run":
      return parseRun(task, defaults, context);
    case "script":
      return parseScript(task, defaults, context);
    case "job":
      return parseSubJob(task, context);
    case "approval":
      return parseApproval(task, context);
    case "wait":
      return parseWait(task, context);
  }
}

/** The key that says what the task does; `uses` also where the older form leaves it out. */
function chooseBody(task: Section, parameters: JsonObject, context: ParseContext): BodyKey | null {
  const kind = parseKind(task, context);
  if (kind === null) return null;
  const keys = BODY_KEYS.filter((key) => task.has(key));
  const [key, second] = keys;
  if (second !== undefined) {
    context.problems.error(
      task.pathOf(second),
      `A task has exactly one body; this one has ${keys.map((each) => `\`${each}\``).join(" and ")}.`,
      "key",
    );
    return null;
  }
  if (key === undefined) return bodyWithoutKey(task, kind, parameters, context);
  if (kind === undefined || KIND_OF_KEY[key] === kind) return key;
  context.problems.error(
    task.pathOf(key),
    `A task of type ${kind} has no \`${key}\`; its type is ${KIND_OF_KEY[key]}.`,
    "key",
  );
  return null;
}

function bodyWithoutKey(
  task: Section,
  kind: TaskKind | undefined,
  parameters: JsonObject,
  context: ParseContext,
): BodyKey | null {
  if (kind === "builtin" || (kind === undefined && "task_name" in parameters)) return "uses";
  const wanted = BODY_KEYS.filter((key) => kind !== undefined && KIND_OF_KEY[key] === kind);
  const message =
    kind === undefined || kind === "custom"
      ? "This task has nothing to do; give it `run`, `script` or `uses`."
      : `This task of type ${kind} has nothing to do; give it \`${wanted.join("` or `")}\`.`;
  context.problems.error(task.path, message);
  return null;
}

/** Go writes `"script": {"language": "", "code": ""}` for tasks that have none. */
function dropEmptyScript(task: Section): void {
  const script = task.entry("script")?.value;
  if (!isJsonObject(script)) return;
  const isUnset = Object.values(script).every((value) => value === "" || value === null);
  if (isUnset && task.entry("type")?.value !== "custom") task.drop("script");
}

function parseKind(task: Section, context: ParseContext): TaskKind | undefined | null {
  const value = task.entry("type")?.value;
  if (value === undefined || (value === "" && context.mode === "legacy")) return undefined;
  const kind = taskKinds.find((known) => known === value);
  if (kind !== undefined) return kind;
  task.wrong("type", typeof value === "string" ? context.problems.suggest(value, taskKinds) : "");
  return null;
}
