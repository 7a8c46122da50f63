import { parseDuration } from "../base/duration.ts";
import type { JsonObject } from "../base/json.ts";
import { isEnvName, isImpossibleEnvName, isGuardedEnvName } from "./env-name.ts";
import type {
  EdgeStatus,
  OnSkip,
  RetryPolicy,
  RunWhen,
  ScriptLanguage,
  TaskDefinition,
} from "./job-definition.ts";
import { defaultOf } from "./keys.ts";
import { parseBody, parseLanguage } from "./parse-body.ts";
import { parseDependencies, type NamedDependency } from "./parse-dependencies.ts";
import { noRetry, parseExitCodes, parseRetry } from "./parse-retry.ts";
import { referencedTasks } from "./references.ts";
import { requiredText } from "./required-text.ts";
import type { ParseContext, Section } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import { valueHasExpression } from "./task-expressions.ts";
import { kindOf } from "./values.ts";

/** What a task inherits. */
export interface TaskDefaults {
  timeoutMs: number;
  cancelGraceMs: number;
  retry: RetryPolicy;
  onWorkerLost: "fail" | "retry";
  runsOn: string[];
  queue: string;
  priority: number;
  language: ScriptLanguage;
}

/** A task with the places that the checks of the whole graph report. */
export interface ParsedTask {
  definition: TaskDefinition;
  path: SourcePath;
  namePath: SourcePath;
  parametersPath: SourcePath;
  dependencies: NamedDependency[];
}

/** Reads the job's `defaults`, over the language's own. `env` is read by the job. */
export function parseTaskDefaults(
  defaults: Section | undefined,
  jobPriority: number,
  context: ParseContext,
): TaskDefaults {
  const script = defaults?.section("script");
  const language = script === undefined ? undefined : parseLanguage(script, context);
  return {
    timeoutMs: defaults?.duration("timeout") ?? durationDefault("timeout", context),
    cancelGraceMs: defaults?.duration("cancel_grace") ?? durationDefault("cancel_grace", context),
    retry: (defaults && parseRetry(defaults, context)) ?? noRetry,
    onWorkerLost:
      defaults?.choice<"fail" | "retry">("on_worker_lost") ??
      (defaultOf("task", "on_worker_lost", context.mode) === "fail" ? "fail" : "retry"),
    runsOn: defaults?.textList("runs_on") ?? [],
    queue: textOrUnset(defaults, "queue") ?? String(defaultOf("task", "queue", context.mode)),
    priority: defaults?.number("priority") ?? jobPriority,
    language: language ?? "bash",
  };
}

/** Reads one task; null when it is too wrong to stand in the graph. Errors are in the context either way. */
export function parseTask(
  task: Section,
  defaults: TaskDefaults,
  context: ParseContext,
): ParsedTask | null {
  const config = task.section("config");
  if (config !== undefined) task.absorb(config);
  const name = requiredText(task, "name", context);
  const dependencies = parseDependencies(task, context);
  const parsedBody = parseBody(task, name ?? "", defaults.language, context);
  const settings = parseSettings(task, defaults, context);
  const secrets = task.textMap("secrets") ?? {};
  const env = task.textMap("env") ?? {};
  checkEnvNames(env, task.pathOf("env"), context);
  if (name === undefined || parsedBody === null) return null;
  const { body, parameters } = parsedBody;
  checkSecretTargets(secrets, task, body.kind === "script", context);
  if (body.kind === "script") checkParameterNames(parameters, task, context);
  const definition: TaskDefinition = {
    name,
    ...settings,
    dependsOn: dependencies === null ? null : dependencies.map((dependency) => dependency.task),
    edgeStatuses: edgeStatusesOf(dependencies ?? []),
    condition: parseCondition(task, context),
    runWhen: parseRunWhen(task, dependencies ?? [], context),
    body,
    parameters,
    secrets,
    env,
  };
  return {
    definition,
    path: task.path,
    namePath: task.pathOf("name"),
    parametersPath: task.pathOf("parameters"),
    dependencies: dependencies ?? [],
  };
}

/** Reports environment variable names that no shell can read. */
export function checkEnvNames(
  env: Readonly<Record<string, string>>,
  path: SourcePath,
  context: ParseContext,
): void {
  for (const name of Object.keys(env)) {
    if (isEnvName(name)) continue;
    const message = `${JSON.stringify(name.slice(0, 80))} is not a name for an environment variable: use letters, digits and _, not starting with a digit.`;
    context.problems.report(
      isImpossibleEnvName(name) ? "strict" : context.mode,
      [...path, name],
      message,
      "key",
    );
  }
}

type Settings = Omit<
  TaskDefinition,
  | "name"
  | "dependsOn"
  | "edgeStatuses"
  | "condition"
  | "runWhen"
  | "body"
  | "parameters"
  | "secrets"
  | "env"
>;

function parseSettings(task: Section, defaults: TaskDefaults, context: ParseContext): Settings {
  return {
    title: task.text("title") ?? null,
    description: task.text("description") ?? "",
    enabled: task.flag("enabled") ?? true,
    order: task.number("order") ?? null,
    onSkip: task.choice<OnSkip>("on_skip") ?? "auto",
    forEach: null,
    loop: null,
    files: {},
    artifacts: [],
    output: { mode: "text", maxBytes: 1024 * 1024, onOverflow: "truncate" },
    outputs: {},
    cache: null,
    concurrency: null,
    queueTimeoutMs: null,
    rollback: null,
    resources: null,
    timeoutMs: task.duration("timeout") ?? defaults.timeoutMs,
    cancelGraceMs: task.duration("cancel_grace") ?? defaults.cancelGraceMs,
    retry: parseRetry(task, context) ?? defaults.retry,
    allowFailure: task.flag("allow_failure") ?? false,
    exitCodes: parseExitCodes(task, context),
    onWorkerLost: parseOnWorkerLost(task, defaults, context),
    runsOn: task.textList("runs_on") ?? defaults.runsOn,
    queue: textOrUnset(task, "queue") ?? defaults.queue,
    priority: task.number("priority") ?? defaults.priority,
  };
}

function edgeStatusesOf(dependencies: readonly NamedDependency[]): Record<string, EdgeStatus> {
  return Object.fromEntries(
    dependencies.flatMap(({ task, status }) => (status === null ? [] : [[task, status]])),
  );
}

function parseRunWhen(
  task: Section,
  dependencies: readonly NamedDependency[],
  context: ParseContext,
): RunWhen {
  const rule = task.choice<RunWhen>("run_when");
  if (rule === undefined) return "all_ok";
  if (dependencies.some((dependency) => dependency.status !== null)) {
    context.problems.error(
      task.pathOf("run_when"),
      "A task whose `depends_on` asks for a `status` has no `run_when`; remove one of the two.",
    );
  }
  return rule;
}

/** Kept as written; checked with the names of the whole document. */
function parseCondition(task: Section, context: ParseContext): string | null {
  const entry = task.entry("if");
  if (entry === undefined) return null;
  const { value, path } = entry;
  if (typeof value === "boolean") return String(value);
  if (context.mode === "legacy" || typeof value !== "string" || value.trim() === "") {
    context.problems.report(
      context.mode,
      path,
      context.mode === "legacy"
        ? "`if` needs a document with `stratal: 1`; it is left out."
        : `\`if\` must be an expression, true or false; found ${kindOf(value)}.`,
    );
    return null;
  }
  return value;
}

function parseOnWorkerLost(
  task: Section,
  defaults: TaskDefaults,
  context: ParseContext,
): "fail" | "retry" {
  const idempotent = task.flag("idempotent");
  const choice = task.choice<"fail" | "retry">("on_worker_lost");
  if (idempotent === true && choice === "fail") {
    context.problems.error(
      task.pathOf("on_worker_lost"),
      "`idempotent: true` means `on_worker_lost: retry`; remove one of the two.",
    );
  }
  if (idempotent === true) return "retry";
  return choice ?? defaults.onWorkerLost;
}

/** An empty text is an unset field, as Go writes it. */
function textOrUnset(section: Section | undefined, key: string): string | undefined {
  if (section?.entry(key)?.value === "") return undefined;
  return section?.text(key);
}

function durationDefault(key: string, context: ParseContext): number {
  return parseDuration(String(defaultOf("task", key, context.mode)))!;
}

function checkSecretTargets(
  secrets: Readonly<Record<string, string>>,
  task: Section,
  isScript: boolean,
  context: ParseContext,
): void {
  const taken = new Map<string, string>();
  for (const [secret, target] of Object.entries(secrets)) {
    const path = [...task.pathOf("secrets"), secret];
    if (target === "" || target.includes("=")) {
      context.problems.error(
        path,
        `The secret ${JSON.stringify(secret)} needs the name of ${isScript ? "an environment variable" : "a parameter"}.`,
      );
    } else if (isScript && isGuardedEnvName(target)) {
      context.problems.error(
        path,
        `${target} decides which code runs, so a secret must not fill it; use another variable.`,
      );
    } else if (isScript && !isEnvName(target)) {
      context.problems.report(
        context.mode,
        path,
        `${JSON.stringify(target.slice(0, 80))} is not a name for an environment variable.`,
      );
    }
    const other = taken.get(target);
    if (other !== undefined) {
      context.problems.report(
        context.mode,
        path,
        `The secrets ${JSON.stringify(other)} and ${JSON.stringify(secret)} both fill ${target}.`,
      );
    }
    taken.set(target, secret);
  }
}

/** A script's parameters are environment variables; another task's output must not choose which code runs. */
function checkParameterNames(parameters: JsonObject, task: Section, context: ParseContext): void {
  for (const [name, value] of Object.entries(parameters)) {
    const path = [...task.pathOf("parameters"), name];
    const isDynamic =
      referencedTasks(value).length > 0 || (context.mode === "strict" && valueHasExpression(value));
    if (isGuardedEnvName(name) && isDynamic) {
      context.problems.error(
        path,
        `${name} decides which code runs, so its value must be written in the document.`,
      );
    } else if (!isEnvName(name) && (context.mode === "strict" || isImpossibleEnvName(name))) {
      const left = context.mode === "strict" ? "" : "; it is left out";
      context.problems.report(
        context.mode,
        path,
        `${JSON.stringify(name.slice(0, 80))} is not a name for an environment variable, which a script's parameters become${left}.`,
        "key",
      );
    }
  }
}
