/**
 * Resolves what an attempt is given: environment, parameters, secrets and the outputs of earlier tasks (workflow-language.md §5.5).
 * Reads from the database only what the task can see.
 */
import type { JsonObject, JsonValue } from "../base/json.ts";
import { inputEnvName, isImpossibleEnvName, taskOutputEnvName } from "../definition/env-name.ts";
import type { TaskDefinition } from "../definition/job-definition.ts";
import { referencedTasks, substituteReferences } from "../definition/references.ts";
import { expressionReads, jobSecrets } from "../definition/task-expressions.ts";
import { outputValue } from "../engine/task-output.ts";
import { isTerminalTask } from "../engine/states.ts";
import type { SecretService } from "../secrets/secret-service.ts";
import type { Queryable } from "../store/database.ts";
import type { ClaimedTask } from "../store/runs/claim-tasks.ts";
import {
  loadRunFacts,
  loadTaskResults,
  type EarlierTask,
  type RunFacts,
} from "../store/runs/load-task-results.ts";
import type { JobVersion } from "../store/versions/job-version.ts";
import {
  conditionHolds,
  evaluateJobEnv,
  evaluateParameters,
  evaluateTaskEnv,
  type TaskFacts,
} from "./evaluate-task.ts";
import { loadTaskExtras, resultView, type TaskExtras } from "./results/result-view.ts";
import { taskView } from "./task-view.ts";

/** What an attempt may know, before any of its values is made. */
export interface LoadedFacts {
  earlier: EarlierTask[];
  facts: TaskFacts;
  missingSecrets: string[];
}

export interface TaskValues {
  inputs: JsonObject;
  earlier: EarlierTask[];
  /** Of the job and the task. */
  env: Record<string, string>;
  /** Parameters with expressions, references and secrets filled in. */
  parameters: JsonObject;
  secrets: ReadonlyMap<string, string>;
}

/** Loads what a claimed task may know, as far as it asks for it. */
export async function loadTaskFacts(
  claimed: ClaimedTask,
  version: JobVersion,
  on: Queryable,
  secretService: SecretService,
): Promise<LoadedFacts> {
  const { task, hasExpressions } = version.plan.nodes[claimed.node]!;
  const isScript = task.body.kind === "script";
  const reads = hasExpressions ? expressionReads(task) : null;
  const readsTasks =
    isScript ||
    referencedTasks(task.parameters).length > 0 ||
    (reads !== null && (reads.readsAnyTask || reads.tasks.length > 0));
  const mayRead = readsTasks ? version.ancestors(claimed.node) : [];
  const needsRun = isScript || hasExpressions;
  const names = [...Object.keys(task.secrets), ...(reads?.secrets ?? [])];
  if (needsRun && version.definition.mode === "strict")
    names.push(...jobSecrets(version.definition));
  const [earlier, run, resolved] = await Promise.all([
    mayRead.length > 0 ? loadTaskResults(on, claimed.runId, mayRead) : [],
    needsRun ? loadRunFacts(on, claimed.runId) : null,
    names.length === 0
      ? { values: new Map<string, string>(), missing: [] }
      : secretService.resolve(claimed.projectId, names),
  ]);
  const extras = await loadTaskExtras(on, claimed.runId, hasExpressions ? mayRead : [], task);
  const tasks = hasExpressions
    ? earlier.map((each) => [each.name, viewOf(each, version, extras)])
    : [];
  return {
    earlier,
    missingSecrets: resolved.missing,
    facts: {
      inputs: run?.inputs ?? {},
      tasks: Object.fromEntries(tasks) as JsonObject,
      run: run === null ? {} : runView(claimed, version, run),
      job: { id: version.jobId, name: version.jobName },
      nowMs: claimed.readyAt?.getTime() ?? 0,
      secrets: resolved.values,
    },
  };
}

/** Whether the task's own condition lets it run. Throws an ExpressionError. */
export function mayRun(claimed: ClaimedTask, version: JobVersion, { facts }: LoadedFacts): boolean {
  const { task, hasExpressions } = version.plan.nodes[claimed.node]!;
  if (!hasExpressions || task.condition === null) return true;
  return conditionHolds(task.condition, facts, jobEnvOf(version, facts));
}

/** Makes the values of a task. Throws an ExpressionError. */
export function resolveTaskValues(
  claimed: ClaimedTask,
  version: JobVersion,
  { earlier, facts }: LoadedFacts,
): TaskValues {
  const { task, hasExpressions } = version.plan.nodes[claimed.node]!;
  const outputs = new Map(earlier.map((each) => [each.name, each.output]));
  const lookup = (name: string): string | undefined => outputs.get(name) ?? undefined;
  const jobEnv = jobEnvOf(version, facts);
  const env = hasExpressions ? evaluateTaskEnv(task, jobEnv, facts) : { ...jobEnv, ...task.env };
  const filled = hasExpressions
    ? evaluateParameters(task.parameters, env, facts, lookup)
    : (substituteReferences(task.parameters, lookup) as JsonObject);
  const isScript = task.body.kind === "script";
  return {
    inputs: facts.inputs,
    earlier,
    env,
    parameters: isScript ? filled : withSecretParameters(filled, task, facts.secrets),
    secrets: facts.secrets,
  };
}

/** The variables of the job, evaluated. Throws an ExpressionError. */
export function jobEnvOf(version: JobVersion, facts: TaskFacts): Record<string, string> {
  const { env, mode } = version.definition;
  return mode === "strict" ? evaluateJobEnv(env, facts) : env;
}

function viewOf(task: EarlierTask, version: JobVersion, extras: TaskExtras): JsonValue {
  const { allowFailure, output } = version.plan.nodes[task.node]!.task;
  return { ...taskView(task, allowFailure), ...resultView(task, output.mode, extras) };
}

function runView(claimed: ClaimedTask, version: JobVersion, run: RunFacts): JsonObject {
  return {
    id: claimed.runId,
    attempt: run.attempt,
    revision: version.number,
    trigger: run.triggered_by,
    logical_time: run.created_at.toISOString(),
    started_at: run.started_at?.toISOString() ?? null,
    labels: run.labels,
  };
}

/** The variables of a script, lowest precedence first. */
export function scriptEnvironment(
  claimed: ClaimedTask,
  version: JobVersion,
  values: TaskValues,
): Record<string, string> {
  const { task } = version.plan.nodes[claimed.node]!;
  const env = { ...values.env };
  for (const [name, value] of Object.entries(values.parameters))
    // A legacy document is warned about these when it is saved.
    if (!isImpossibleEnvName(name)) env[name] = envText(value);
  for (const [secret, name] of Object.entries(task.secrets)) {
    const value = values.secrets.get(secret);
    if (value !== undefined) env[name] = value;
  }
  for (const [name, value] of Object.entries(values.inputs))
    env[inputEnvName(name)] = envText(value);
  for (const each of values.earlier) {
    const name = taskOutputEnvName(each.name);
    if (each.output !== null && !(name in values.parameters)) env[name] = each.output;
  }
  return { ...env, ...ownVariables(claimed, version, task) };
}

/** JSON for the file named by STRATAL_CONTEXT: the same facts with their types. */
export function scriptContext(
  claimed: ClaimedTask,
  version: JobVersion,
  values: TaskValues,
): string {
  const tasks = Object.fromEntries(
    values.earlier
      .filter((each) => isTerminalTask(each.status))
      .map((each) => [
        each.name,
        { status: each.status, output: typedOutput(each, version), outputs: each.outputs },
      ]),
  );
  return JSON.stringify({
    inputs: values.inputs,
    tasks,
    run: { id: claimed.runId, job: version.jobName, trigger: claimed.triggeredBy },
  });
}

function typedOutput({ node, output }: EarlierTask, { plan }: JobVersion): JsonValue {
  return output === null ? null : outputValue(output, plan.nodes[node]!.task.output.mode);
}

function ownVariables(
  claimed: ClaimedTask,
  version: JobVersion,
  task: TaskDefinition,
): Record<string, string> {
  return {
    STRATAL_RUN_ID: claimed.runId,
    STRATAL_JOB_NAME: version.jobName,
    STRATAL_TASK_NAME: task.name,
    STRATAL_ATTEMPT: String(claimed.attempt),
    STRATAL_TRIGGER: claimed.triggeredBy,
    STRATAL_IDEMPOTENCY_KEY: `${claimed.runId}/${task.name}`,
  };
}

/** For builtins the target of a secret is a parameter; a JSON text stays a text. */
function withSecretParameters(
  parameters: JsonObject,
  task: TaskDefinition,
  secrets: ReadonlyMap<string, string>,
): JsonObject {
  if (secrets.size === 0) return parameters;
  const filled = { ...parameters };
  for (const [secret, parameter] of Object.entries(task.secrets)) {
    const value = secrets.get(secret);
    if (value !== undefined) filled[parameter] = value;
  }
  return filled;
}

/** Texts as they are; everything else as compact JSON. */
function envText(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
