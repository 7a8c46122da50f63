import type { JsonValue } from "../base/json.ts";
import { checkFitting } from "./check-fitting.ts";
import { checkEnvNames, checkParameterNames, checkSecretTargets } from "./check-variables.ts";
import type { EdgeStatus, OnSkip, RunWhen, TaskBody, TaskDefinition } from "./job-definition.ts";
import { parseArtifacts } from "./parse-artifacts.ts";
import { parseBody, type ParseInside } from "./parse-body.ts";
import { parseCache } from "./parse-cache.ts";
import { parseConcurrency } from "./parse-concurrency.ts";
import { parseCondition } from "./parse-condition.ts";
import { parseDependencies, type NamedDependency } from "./parse-dependencies.ts";
import { parseFiles } from "./parse-files.ts";
import { parseForEach } from "./parse-for-each.ts";
import { parseLoop } from "./parse-loop.ts";
import { parseOutput, parseOutputs } from "./parse-output.ts";
import { parseResources } from "./parse-resources.ts";
import { parseExitCodes, parseRetry } from "./parse-retry.ts";
import { parseRollback } from "./parse-rollback.ts";
import type { ParsedTask } from "./parsed-task.ts";
import { requiredText } from "./required-text.ts";
import type { ParseContext, Section } from "./section.ts";
import { textOrUnset, type TaskDefaults } from "./task-defaults.ts";

/** Reads one task; null when it is too wrong to stand in the graph. Errors are in the context either way. */
export function parseTask(
  task: Section,
  defaults: TaskDefaults,
  context: ParseContext,
  parseInside: ParseInside,
): ParsedTask | null {
  const config = task.section("config");
  if (config !== undefined) task.absorb(config);
  if (context.mode === "legacy") dropUnset(task);
  const name = requiredText(task, "name", context);
  const dependencies = parseDependencies(task, context);
  const parsedBody = parseBody(task, name ?? "", defaults.script, context, parseInside);
  const settings = parseSettings(task, defaults, context);
  const data = parseData(task, context);
  const flow = parseFlow(task, dependencies, context);
  if (name === undefined || parsedBody === null) return null;
  const { parameters, inside } = parsedBody;
  const body = withGroupTimeout(parsedBody.body, task, settings);
  checkSecretTargets(data.secrets, task, body.kind === "script", context);
  if (body.kind === "script") checkParameterNames(parameters, task, context);
  checkFitting(task, body, { ...data, ...settings }, context);
  const undone = { name, ...flow, body, parameters, ...data, ...settings, rollback: null };
  const rollback = parseRollback(task, undone, defaults, context);
  const compensation = rollback && {
    task: rollback.task.definition,
    onPartial: rollback.onPartial,
  };
  return {
    definition: { ...undone, rollback: compensation },
    source: task,
    path: task.path,
    namePath: task.pathOf("name"),
    parametersPath: task.pathOf("parameters"),
    dependencies: dependencies ?? [],
    inside,
    rollback: rollback?.task ?? null,
  };
}

/** Keys that the system before this one does not have: their zero values, as Go writes unset fields, mean nothing. */
const UNSET_IN_GO = [
  "job",
  "approval",
  "wait",
  "tasks",
  "files",
  "artifacts",
  "output",
  "outputs",
  "cache",
  "for_each",
  "loop",
  "queue_timeout",
  "rollback",
  "concurrency",
  "resources",
];

function dropUnset(task: Section): void {
  for (const key of UNSET_IN_GO) if (isZero(task.entry(key)?.value ?? null)) task.drop(key);
}

function isZero(value: JsonValue): boolean {
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === null || value === "" || value === 0 || value === false;
}

/** The usual limit of an attempt is none for a group: only a document that gives one means it. */
function withGroupTimeout(body: TaskBody, task: Section, { timeoutMs }: Settings): TaskBody {
  return body.kind === "group" && task.has("timeout")
    ? { ...body, groupTimeoutMs: timeoutMs }
    : body;
}

type Flow = Pick<
  TaskDefinition,
  | "title"
  | "description"
  | "enabled"
  | "order"
  | "dependsOn"
  | "edgeStatuses"
  | "condition"
  | "runWhen"
  | "onSkip"
>;

function parseFlow(
  task: Section,
  dependencies: readonly NamedDependency[] | null,
  context: ParseContext,
): Flow {
  return {
    title: task.text("title") ?? null,
    description: task.text("description") ?? "",
    enabled: task.flag("enabled") ?? true,
    order: task.number("order") ?? null,
    dependsOn: dependencies === null ? null : dependencies.map((dependency) => dependency.task),
    edgeStatuses: edgeStatusesOf(dependencies ?? []),
    condition: parseCondition(task, "if", context),
    runWhen: parseRunWhen(task, dependencies ?? [], context),
    onSkip: task.choice<OnSkip>("on_skip") ?? "auto",
  };
}

type Data = Pick<
  TaskDefinition,
  "secrets" | "env" | "files" | "artifacts" | "output" | "outputs" | "cache"
>;

function parseData(task: Section, context: ParseContext): Data {
  const env = task.textMap("env") ?? {};
  checkEnvNames(env, task.pathOf("env"), context);
  return {
    secrets: task.textMap("secrets") ?? {},
    env,
    files: parseFiles(task, context),
    artifacts: parseArtifacts(task, context),
    output: parseOutput(task, context),
    outputs: parseOutputs(task, context),
    cache: parseCache(task, context),
  };
}

type Settings = Omit<
  TaskDefinition,
  keyof Flow | keyof Data | "name" | "body" | "parameters" | "rollback"
>;

function parseSettings(task: Section, defaults: TaskDefaults, context: ParseContext): Settings {
  return {
    forEach: parseForEach(task, context),
    loop: parseLoop(task, context),
    concurrency: parseConcurrency(task, context),
    timeoutMs: task.duration("timeout") ?? defaults.timeoutMs,
    queueTimeoutMs: task.duration("queue_timeout") ?? defaults.queueTimeoutMs,
    cancelGraceMs: task.duration("cancel_grace") ?? defaults.cancelGraceMs,
    retry: parseRetry(task, context) ?? defaults.retry,
    allowFailure: task.flag("allow_failure") ?? false,
    exitCodes: parseExitCodes(task, context),
    onWorkerLost: parseOnWorkerLost(task, defaults, context),
    runsOn: task.textList("runs_on") ?? defaults.runsOn,
    queue: textOrUnset(task, "queue") ?? defaults.queue,
    priority: task.number("priority") ?? defaults.priority,
    resources: parseResources(task, context) ?? defaults.resources,
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
