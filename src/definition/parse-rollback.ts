import type { RetryPolicy, TaskDefinition } from "./job-definition.ts";
import { checkEnvNames, checkParameterNames, checkSecretTargets } from "./check-variables.ts";
import { parseBody } from "./parse-body.ts";
import { noRetry, parseRetry } from "./parse-retry.ts";
import type { ParsedTask } from "./parsed-task.ts";
import type { ParseContext, Section } from "./section.ts";
import type { TaskDefaults } from "./task-defaults.ts";

/** Re-tries of a compensation that says nothing about them: a failed one is tried again, a sub-job too. */
const compensationRetry: RetryPolicy = {
  ...noRetry,
  max: 3,
  kinds: [...noRetry.kinds, "child_run_failed"],
};

/** A compensation with the places that checks report. */
export interface ParsedRollback {
  task: ParsedTask;
  onPartial: boolean;
}

/**
 * Reads `rollback`: a task of the same name that runs where `undone` runs. Null if there is none, or one too wrong to use.
 */
export function parseRollback(
  owner: Section,
  undone: TaskDefinition,
  defaults: TaskDefaults,
  context: ParseContext,
): ParsedRollback | null {
  const section = owner.section("rollback");
  if (section === undefined) return null;
  context.taskCount += 1;
  const onPartial = section.flag("on_partial") ?? false;
  const definition = parseCompensation(section, undone, defaults, context);
  if (definition === null) return null;
  const task: ParsedTask = {
    definition,
    source: section,
    path: section.path,
    namePath: section.path,
    parametersPath: section.pathOf("parameters"),
    dependencies: [],
    inside: null,
    rollback: null,
  };
  return { task, onPartial };
}

function parseCompensation(
  section: Section,
  undone: TaskDefinition,
  defaults: TaskDefaults,
  context: ParseContext,
): TaskDefinition | null {
  const parsed = parseBody(section, undone.name, defaults.script, context, null);
  const secrets = section.textMap("secrets") ?? {};
  const env = section.textMap("env") ?? {};
  checkEnvNames(env, section.pathOf("env"), context);
  const timeoutMs = section.duration("timeout") ?? defaults.timeoutMs;
  const retry = parseRetry(section, context, compensationRetry) ?? compensationRetry;
  if (parsed === null) return null;
  const { body, parameters } = parsed;
  checkSecretTargets(secrets, section, body.kind === "script", context);
  if (body.kind === "script") checkParameterNames(parameters, section, context);
  const { name, title, cancelGraceMs, runsOn, queue, priority, resources } = undone;
  return {
    ...plainTask,
    ...{ name, title, cancelGraceMs, runsOn, queue, priority, resources },
    ...{ body, parameters, secrets, env, timeoutMs, retry },
  };
}

/** What a compensation has none of: its end decides about nothing but itself, so those after it run whatever it came to. */
const plainTask = {
  description: "",
  enabled: true,
  order: null,
  dependsOn: [],
  edgeStatuses: {},
  runWhen: "all_done",
  condition: null,
  onSkip: "auto",
  forEach: null,
  loop: null,
  files: {},
  artifacts: [],
  output: { mode: "text", maxBytes: 1024 * 1024, onOverflow: "truncate" },
  outputs: {},
  cache: null,
  concurrency: null,
  queueTimeoutMs: null,
  allowFailure: false,
  exitCodes: { success: [0], skip: [], noRetry: [] },
  rollback: null,
  onWorkerLost: "retry",
} satisfies Partial<TaskDefinition>;
