/**
 * Resolves what an attempt is given: environment, parameters, secrets and the outputs of earlier tasks (workflow-language.md §5.5).
 * Reads from the database only what the task can see.
 */
import type { JsonObject, JsonValue } from "../base/json.ts";
import { inputEnvName, isImpossibleEnvName, taskOutputEnvName } from "../definition/env-name.ts";
import type { TaskDefinition } from "../definition/job-definition.ts";
import { referencedTasks, substituteReferences } from "../definition/references.ts";
import { isTerminalTask } from "../engine/states.ts";
import type { SecretService } from "../secrets/secret-service.ts";
import type { Queryable } from "../store/database.ts";
import type { ClaimedTask } from "../store/runs/claim-tasks.ts";
import {
  loadRunInputs,
  loadTaskResults,
  type EarlierTask,
} from "../store/runs/load-task-results.ts";
import type { JobVersion } from "../store/versions/job-version.ts";

export interface TaskValues {
  inputs: JsonObject;
  earlier: EarlierTask[];
  /** Parameters with references and secrets filled in. */
  parameters: JsonObject;
  secrets: Map<string, string>;
  missingSecrets: string[];
}

/** Loads and resolves the values of a claimed task. */
export async function resolveTaskValues(
  claimed: ClaimedTask,
  version: JobVersion,
  on: Queryable,
  secretService: SecretService,
): Promise<TaskValues> {
  const { task } = version.plan.nodes[claimed.node]!;
  const isScript = task.body.kind === "script";
  const read = referencedTasks(task.parameters);
  const mayRead = isScript || read.length > 0 ? version.ancestors(claimed.node) : [];
  const [earlier, inputs, resolved] = await Promise.all([
    mayRead.length > 0 ? loadTaskResults(on, claimed.runId, mayRead) : [],
    isScript ? loadRunInputs(on, claimed.runId) : {},
    resolveSecrets(secretService, claimed.projectId, task),
  ]);
  const outputs = new Map(earlier.map((each) => [each.name, each.output]));
  const filled = substituteReferences(
    task.parameters,
    (name) => outputs.get(name) ?? undefined,
  ) as JsonObject;
  const parameters = isScript ? filled : withSecretParameters(filled, task, resolved.values);
  return {
    inputs,
    earlier,
    parameters,
    secrets: resolved.values,
    missingSecrets: resolved.missing,
  };
}

/** The variables of a script, lowest precedence first. */
export function scriptEnvironment(
  claimed: ClaimedTask,
  version: JobVersion,
  values: TaskValues,
): Record<string, string> {
  const { task } = version.plan.nodes[claimed.node]!;
  const env: Record<string, string> = { ...version.definition.env, ...task.env };
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
        { status: each.status, output: each.output, outputs: each.outputs },
      ]),
  );
  return JSON.stringify({
    inputs: values.inputs,
    tasks,
    run: { id: claimed.runId, job: version.jobName, trigger: claimed.triggeredBy },
  });
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

async function resolveSecrets(
  service: SecretService,
  projectId: string,
  task: TaskDefinition,
): Promise<{ values: Map<string, string>; missing: string[] }> {
  const names = Object.keys(task.secrets);
  return names.length === 0
    ? { values: new Map(), missing: [] }
    : service.resolve(projectId, names);
}

/** For builtins the target of a secret is a parameter; a JSON text stays a text. */
function withSecretParameters(
  parameters: JsonObject,
  task: TaskDefinition,
  secrets: Map<string, string>,
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
