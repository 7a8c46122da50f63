import type { ErrorDetail } from "../base/errors.ts";
import type { JsonObject, JsonValue } from "../base/json.ts";
import { contentHash } from "./canonical-json.ts";
import { checkExpressions } from "./check-expressions.ts";
import { checkGraph } from "./check-graph.ts";
import type { FailurePolicy, JobDefinition } from "./job-definition.ts";
import { checkJobExpressions } from "./job-expressions.ts";
import { defaultOf, durationDefault } from "./keys.ts";
import { parseHandlers, type HandlerDefinitions } from "./parse-handlers.ts";
import { parseJobRules, type JobRules } from "./parse-job-rules.ts";
import { checkInputDefaults } from "./input-defaults.ts";
import { parseInputs } from "./parse-inputs.ts";
import { checkEnvNames } from "./check-variables.ts";
import { parseTaskList, taskNames } from "./parse-tasks.ts";
import { allTasks, type ParsedTask } from "./parsed-task.ts";
import { parseTaskDefaults, type TaskDefaults } from "./task-defaults.ts";
import { requiredText } from "./required-text.ts";
import { readDocument, type DocumentFormat } from "./read-document.ts";
import { Section, type ParseContext } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import { expandTemplates } from "./templates/expand-job.ts";
import type { TemplateLookup } from "./templates/template-document.ts";
import { isJsonObject, kindOf } from "./values.ts";

/** A valid document in its canonical form. */
export interface ParsedJob {
  definition: JobDefinition;
  /** What a legacy document gets away with: dropped keys, missing dependencies, cycles. */
  warnings: ErrorDetail[];
  format: DocumentFormat;
  /** SHA-256 of the definition's canonical JSON. */
  contentHash: Buffer;
  /** `name@version` of every template that the document is made of, directly or through another one. */
  templates: string[];
}

/** By the name of a task type, its parameters and the names of those that secrets fill. */
type ForeseeProblems = (
  type: string,
  parameters: JsonObject,
  filled: readonly string[],
) => { name: string | null; message: string }[];

/** What a caller knows beyond the document. */
export interface ParseOptions {
  /** Builtin task types; with them, unknown ones are errors (strict) or warnings (legacy). */
  taskTypes?: readonly string[];
  /** Says what is wrong with the parameters of a builtin task; strict documents are warned of it. */
  foreseenProblems?: ForeseeProblems;
  /** Finds the templates that the document names; without it, naming one is an error. */
  templates?: TemplateLookup;
}

/**
 * Parses and validates a job document. Throws StratalError with every error found, each with path, line and column:
 * `invalid_definition`, or `invalid_yaml`, `invalid_json` and `body_too_large` if the text cannot be read at all.
 */
export function parseJobDocument(
  text: string,
  format?: DocumentFormat,
  options: ParseOptions = {},
): ParsedJob {
  const document = readDocument(text, format);
  const { source, problems, value } = document;
  const mode = isJsonObject(value) && Object.hasOwn(value, "stratal") ? "strict" : "legacy";
  const context: ParseContext = { mode, source, problems, taskCount: 0 };
  problems.decide(mode);
  const used = new Set<string>();
  const lookup = options.templates && recordingLookup(options.templates, used);
  const job = openJob(expandTemplates(value, context, lookup), context);
  const definition = job === null ? null : parseJob(job, context, options);
  problems.throwIfAny("invalid_definition");
  if (definition === null) throw new Error("A document without errors has no definition");
  return {
    definition,
    warnings: problems.warnings,
    format: document.format,
    contentHash: contentHash(definition),
    templates: [...used].sort(),
  };
}

function recordingLookup(templates: TemplateLookup, used: Set<string>): TemplateLookup {
  return (name, version) => {
    used.add(`${name}@${version}`);
    return templates(name, version);
  };
}

function openJob(value: JsonValue, context: ParseContext): Section | null {
  if (!isJsonObject(value)) {
    context.problems.error(
      [],
      `A job document is a map with \`name\` and \`tasks\`; found ${kindOf(value)}.`,
    );
    return null;
  }
  const version = value["stratal"];
  if (version !== undefined && version !== 1) {
    context.problems.error(
      ["stratal"],
      `\`stratal\` must be 1, the version of the language; found ${kindOf(version)}.`,
    );
  }
  return Section.open("job", value, [], context);
}

function parseJob(
  job: Section,
  context: ParseContext,
  options: ParseOptions,
): JobDefinition | null {
  const name = requiredText(job, "name", context);
  const settings = parseSettings(job, context);
  const defaults = job.section("defaults");
  const taskDefaults = parseTaskDefaults(defaults, settings.priority, context);
  const env = { ...job.textMap("env"), ...defaults?.textMap("env") };
  checkEnvNames(env, job.pathOf("env"), context);
  const inputs = parseInputs(job, context);
  checkInputDefaults(inputs, job.pathOf("inputs"), context);
  const { rules, expressions } = parseJobRules(job, inputs, context);
  const tasks = parseTasks(job, taskDefaults, context);
  const handlers = parseHandlers(job, taskDefaults, context);
  if (options.taskTypes !== undefined)
    checkTaskTypes([...tasks, ...handlers.all], options.taskTypes, context);
  if (options.foreseenProblems !== undefined && context.mode === "strict")
    warnOfParameters([...tasks, ...handlers.all], options.foreseenProblems, context);
  const names = taskNames(job, "tasks");
  const known = { inputs: Object.keys(inputs), tasks: [...names], env: Object.keys(env) };
  checkJobExpressions(expressions, known, context);
  const around = {
    env,
    envPath: envPathIn(job, defaults),
    inputs,
    names,
    handlers: handlers.scopes,
  };
  checkExpressions(around, tasks, context);
  checkGraph(tasks, names, context);
  for (const scope of handlers.scopes) checkGraph(scope.tasks, scope.names, context, names);
  if (name === undefined) return null;
  const definitions = tasks.map((task) => task.definition);
  return {
    mode: context.mode,
    name,
    ...settings,
    ...rules,
    ...handlers.definitions,
    inputs,
    env,
    tasks: definitions,
  };
}

/** Where a variable of the job stands: those of `defaults` win. */
function envPathIn(job: Section, defaults: Section | undefined): (name: string) => SourcePath {
  const inDefaults = defaults?.entry("env")?.value;
  return (name) => {
    const isDefault = isJsonObject(inDefaults) && Object.hasOwn(inDefaults, name);
    return [...(isDefault && defaults ? defaults : job).pathOf("env"), name];
  };
}

type JobSettings = Omit<
  JobDefinition,
  "mode" | "name" | "inputs" | "env" | "tasks" | keyof JobRules | keyof HandlerDefinitions
>;

function parseSettings(job: Section, { mode }: ParseContext): JobSettings {
  return {
    description: job.text("description") ?? "",
    owner: job.text("owner") ?? null,
    labels: job.textMap("labels") ?? {},
    source: job.text("source") ?? String(defaultOf("job", "source", "strict")),
    runImmediately: job.flag("run_immediately") ?? false,
    enabled: job.flag("enabled") ?? true,
    project: job.text("project") ?? null,
    extends: job.text("extends") ?? null,
    timeoutMs: job.duration("timeout") ?? durationDefault("job", "timeout"),
    priority: job.number("priority") ?? Number(defaultOf("job", "priority", mode)),
    failurePolicy:
      job.choice<FailurePolicy>("failure_policy") ??
      (defaultOf("job", "failure_policy", mode) === "stop" ? "stop" : "continue"),
  };
}

function parseTasks(job: Section, defaults: TaskDefaults, context: ParseContext): ParsedTask[] {
  const entry = job.entry("tasks");
  const list = entry?.value ?? [];
  if (!Array.isArray(list)) {
    context.problems.error(job.pathOf("tasks"), `\`tasks\` must be a list; found ${kindOf(list)}.`);
    return [];
  }
  if (list.length === 0) {
    if (context.mode === "strict") {
      context.problems.error(entry?.path ?? [], "A job needs at least one task in `tasks`.");
    } else if (entry === undefined)
      context.problems.warning([], "The job has no `tasks`; its runs complete at once.");
    return [];
  }
  return parseTaskList(job, "tasks", defaults, context);
}

function checkTaskTypes(
  tasks: readonly ParsedTask[],
  known: readonly string[],
  context: ParseContext,
): void {
  for (const { definition, path } of allTasks(tasks)) {
    const { body } = definition;
    if (body.kind !== "builtin" || known.includes(body.type)) continue;
    const hint = context.problems.suggest(body.type, known);
    const message = `Unknown task type ${JSON.stringify(body.type)}; the task types are ${known.join(", ")}.${hint}`;
    context.problems.report(context.mode, path, message);
  }
}

function warnOfParameters(
  tasks: readonly ParsedTask[],
  foresee: ForeseeProblems,
  { problems }: ParseContext,
): void {
  for (const { definition, path, parametersPath } of allTasks(tasks)) {
    const { body, parameters, secrets } = definition;
    if (body.kind !== "builtin") continue;
    for (const { name, message } of foresee(body.type, parameters, Object.values(secrets)))
      if (name === null) problems.warning(path, message);
      else problems.warning([...parametersPath, name], message, "key");
  }
}
