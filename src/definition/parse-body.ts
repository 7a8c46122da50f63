import type { JsonObject } from "../base/json.ts";
import { scriptLanguages, type ScriptLanguage, type TaskBody } from "./job-definition.ts";
import type { ParseContext, Section } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import { isJsonObject, kindOf } from "./values.ts";

const STRICT_ALIASES: Readonly<Record<string, ScriptLanguage>> = { node: "javascript" };
const LEGACY_ALIASES: Readonly<Record<string, ScriptLanguage>> = {
  ...STRICT_ALIASES,
  python3: "python",
  py: "python",
  js: "javascript",
  ts: "typescript",
  shell: "bash",
  rb: "ruby",
  golang: "go",
  pl: "perl",
};
const LATER_TYPES: readonly string[] = ["job", "approval", "wait", "group"];
const LATER_BODIES: readonly string[] = ["job", "approval", "wait", "tasks"];
const BODY_KEYS = ["run", "script", "uses"] as const;

/** What a task does, and its parameters without `task_name` where that named the task type. */
export interface ParsedBody {
  body: TaskBody;
  parameters: JsonObject;
}

/** Reads a task's one body. Null, with an error, if it has none, several, or a wrong one. */
export function parseBody(
  task: Section,
  name: string,
  defaultLanguage: ScriptLanguage,
  context: ParseContext,
): ParsedBody | null {
  const parameters = task.jsonMap("parameters") ?? {};
  if (context.mode === "legacy") dropEmptyScript(task);
  const type = parseType(task, context);
  if (type === null) return null;
  const keys = BODY_KEYS.filter((key) => task.has(key));
  if (keys.length > 1) {
    context.problems.error(
      task.pathOf(keys[1]!),
      `A task has exactly one body; this one has ${keys.map((key) => `\`${key}\``).join(" and ")}.`,
      "key",
    );
    return null;
  }
  const isBuiltin =
    type === "builtin" ||
    (type === undefined &&
      (keys[0] === "uses" || (keys.length === 0 && "task_name" in parameters)));
  if (isBuiltin) return parseBuiltin(task, name, parameters, keys[0], context);
  return parseScriptTask(task, parameters, keys[0], defaultLanguage, context);
}

/** The language behind a name; null, with an error, for unknown ones. */
export function parseLanguage(
  owner: Section,
  context: ParseContext,
): ScriptLanguage | null | undefined {
  const text = owner.text("language")?.trim().toLowerCase();
  if (text === undefined || (text === "" && context.mode === "legacy")) return undefined;
  const known = scriptLanguages.find((language) => language === text);
  if (known !== undefined) return known;
  const aliases = context.mode === "legacy" ? LEGACY_ALIASES : STRICT_ALIASES;
  if (Object.hasOwn(aliases, text)) return aliases[text]!;
  const meant = Object.hasOwn(LEGACY_ALIASES, text)
    ? ` Did you mean "${LEGACY_ALIASES[text]}"?`
    : context.problems.suggest(text, scriptLanguages);
  context.problems.error(
    owner.pathOf("language"),
    `Unknown language ${JSON.stringify(text)}; the languages are ${scriptLanguages.join(", ")}.${meant}`,
  );
  return null;
}

/** Go writes `"script": {"language": "", "code": ""}` for tasks that have none. */
function dropEmptyScript(task: Section): void {
  const script = task.entry("script")?.value;
  if (!isJsonObject(script)) return;
  const isUnset = Object.values(script).every((value) => value === "" || value === null);
  if (isUnset && !isCustom(task)) task.drop("script");
}

function isCustom(task: Section): boolean {
  return task.entry("type")?.value === "custom";
}

function parseType(task: Section, context: ParseContext): "custom" | "builtin" | undefined | null {
  const value = task.entry("type")?.value;
  if (value === undefined || (value === "" && context.mode === "legacy")) return undefined;
  if (value === "custom" || value === "builtin") return value;
  const path = task.pathOf("type");
  if (typeof value === "string" && LATER_TYPES.includes(value)) {
    context.problems.error(
      path,
      `The task type \`${value}\` is part of the language but not supported by this version yet.`,
    );
  } else {
    const hint =
      typeof value === "string" ? context.problems.suggest(value, ["custom", "builtin"]) : "";
    context.problems.error(
      path,
      `\`type\` must be custom or builtin; found ${kindOf(value)}.${hint}`,
    );
  }
  return null;
}

function parseBuiltin(
  task: Section,
  name: string,
  parameters: JsonObject,
  key: (typeof BODY_KEYS)[number] | undefined,
  context: ParseContext,
): ParsedBody | null {
  if (key === "run" || key === "script") {
    context.problems.error(
      task.pathOf(key),
      `A task of type builtin has no \`${key}\`; use type custom for scripts.`,
      "key",
    );
    return null;
  }
  const uses = task.text("uses");
  if (key === "uses" && uses === undefined) return null;
  if (uses?.includes("@")) {
    context.problems.error(
      task.pathOf("uses"),
      "Task templates (`name@version`) are part of the language but not supported by this version yet.",
    );
    return null;
  }
  const named = takeTaskName(task, parameters, context);
  if (named === null) return null;
  if (uses !== undefined && named.type !== undefined && named.type !== uses) {
    context.problems.error(
      task.pathOf("uses"),
      `\`uses\` says ${uses}, but \`parameters.task_name\` says ${named.type}; remove one.`,
    );
    return null;
  }
  const type = named.type ?? uses ?? (context.mode === "legacy" ? name : undefined);
  if (type === undefined) {
    context.problems.error(
      task.path,
      "This builtin task names no task type; add `uses`, such as `uses: http_request`.",
    );
    return null;
  }
  return { body: { kind: "builtin", type }, parameters: named.parameters };
}

/** Takes `task_name` out of the parameters; null, with an error, if it is no name. */
function takeTaskName(
  task: Section,
  parameters: JsonObject,
  context: ParseContext,
): { type: string | undefined; parameters: JsonObject } | null {
  if (!Object.hasOwn(parameters, "task_name")) return { type: undefined, parameters };
  const { task_name: type, ...rest } = parameters;
  const isUnset = type === null || (type === "" && context.mode === "legacy");
  if (isUnset) return { type: undefined, parameters: rest };
  if (typeof type === "string" && type !== "") return { type, parameters: rest };
  const path: SourcePath = [...task.pathOf("parameters"), "task_name"];
  context.problems.error(
    path,
    `\`task_name\` must be the name of a task type; found ${kindOf(type ?? null)}.`,
  );
  return null;
}

function parseScriptTask(
  task: Section,
  parameters: JsonObject,
  key: (typeof BODY_KEYS)[number] | undefined,
  defaultLanguage: ScriptLanguage,
  context: ParseContext,
): ParsedBody | null {
  if (key === "uses") {
    context.problems.error(
      task.pathOf("uses"),
      "A task of type custom runs a script and has no `uses`; use type builtin.",
      "key",
    );
    return null;
  }
  if (key === undefined) {
    if (LATER_BODIES.some((body) => task.isRefused(body))) return null;
    context.problems.error(
      task.path,
      "This task has nothing to do; give it `run`, `script` or `uses`.",
    );
    return null;
  }
  const body =
    key === "run"
      ? parseRun(task, defaultLanguage, context)
      : parseScript(task, defaultLanguage, context);
  return body === null ? null : { body, parameters };
}

/** What a script has that says nothing more. */
const plainScript = { file: null, shell: null, workingDir: null, stdin: null, image: null };

function parseRun(task: Section, language: ScriptLanguage, context: ParseContext): TaskBody | null {
  const code = task.text("run");
  if (code === undefined) return null;
  checkCode(code, task.pathOf("run"), context);
  const errexit = context.mode === "strict" && language === "bash";
  return { kind: "script", language, code, args: [], errexit, ...plainScript };
}

function parseScript(
  task: Section,
  defaultLanguage: ScriptLanguage,
  context: ParseContext,
): TaskBody | null {
  const section = task.section("script");
  if (section === undefined) return null;
  const language = parseLanguage(section, context);
  const args = section.textList("args") ?? [];
  if (!section.has("code")) {
    context.problems.error(section.path, "This script has no `code`.");
  }
  const code = section.text("code");
  if (language === null || code === undefined) return null;
  checkCode(code, section.pathOf("code"), context);
  return {
    kind: "script",
    language: language ?? defaultLanguage,
    code,
    args,
    errexit: false,
    ...plainScript,
  };
}

function checkCode(code: string, path: SourcePath, context: ParseContext): void {
  if (code.trim() === "") context.problems.report(context.mode, path, "The code is empty.");
}
