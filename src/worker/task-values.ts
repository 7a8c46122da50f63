/** Makes the values that an attempt is given: environment, parameters and secrets (workflow-language.md §5.5). */
import type { JsonObject, JsonValue } from "../base/json.ts";
import { inputEnvName, isImpossibleEnvName, taskOutputEnvName } from "../definition/env-name.ts";
import type { TaskDefinition } from "../definition/job-definition.ts";
import { substituteReferences } from "../definition/references.ts";
import { isTerminalTask } from "../engine/states.ts";
import type { JobVersion } from "../store/versions/job-version.ts";
import { taskPath, type Attempt, type ScriptPlace } from "./attempt.ts";
import { evaluateParameters, evaluateTaskEnv, withJobEnv } from "./evaluate-task.ts";
import { isSecretInput } from "./given-secrets.ts";
import { runVariables } from "./results/run-variables.ts";
import type { LoadedTask, TaskFacts, VisibleTask } from "./task-facts.ts";
import { outputOf } from "./task-view.ts";

export interface TaskValues {
  inputs: JsonObject;
  earlier: VisibleTask[];
  /** Of the job and the task. */
  env: Record<string, string>;
  /** Parameters with expressions, references and secrets filled in. */
  parameters: JsonObject;
  secrets: ReadonlyMap<string, string>;
}

/** The facts with the job's environment, for texts other than the job's own. Throws an ExpressionError. */
export function factsWithEnv(
  version: JobVersion,
  facts: TaskFacts,
): TaskFacts & { env: Record<string, string> } {
  const { env, mode } = version.definition;
  if (mode === "strict") return withJobEnv(facts, env);
  const { roots, nowMs, secrets } = facts;
  return { roots, nowMs, secrets, env };
}

/** Makes the values of a task. Throws an ExpressionError. */
export function resolveTaskValues(
  task: TaskDefinition,
  hasExpressions: boolean,
  version: JobVersion,
  { earlier, facts }: LoadedTask,
): TaskValues {
  const outputs = new Map(earlier.map((each) => [each.name, outputText(each)]));
  const lookup = (name: string): string | undefined => outputs.get(name) ?? undefined;
  const inside = factsWithEnv(version, facts);
  const env = hasExpressions ? evaluateTaskEnv(task, inside) : { ...inside.env, ...task.env };
  const filled = hasExpressions
    ? evaluateParameters(task.parameters, { ...inside, roots: { ...inside.roots, env } }, lookup)
    : (substituteReferences(task.parameters, lookup) as JsonObject);
  const isScript = task.body.kind === "script";
  return {
    // The run's inputs are an object.
    inputs: facts.roots["inputs"] as JsonObject,
    earlier,
    env,
    parameters: isScript ? filled : withSecretParameters(filled, task, facts.secrets),
    secrets: facts.secrets,
  };
}

/** An earlier task's output as scripts get it; that of a for_each is the JSON list of its items'. Null if it has none. */
export function outputText(viewed: VisibleTask): string | null {
  const { task, items } = viewed;
  if (items === null) return task.output;
  return task.status === "completed" ? JSON.stringify(outputOf(viewed)) : null;
}

/** The variables of a script, lowest precedence first. */
export function scriptEnvironment(
  attempt: ScriptPlace,
  values: TaskValues,
): Record<string, string> {
  const { task } = attempt.node;
  const env = { ...values.env };
  for (const [name, value] of Object.entries(values.parameters))
    // A legacy document is warned about these when it is saved.
    if (!isImpossibleEnvName(name)) env[name] = envText(value);
  for (const [secret, name] of Object.entries(task.secrets)) {
    const value = values.secrets.get(secret);
    if (value !== undefined) env[name] = value;
  }
  Object.assign(env, inputVariables(attempt, values));
  for (const each of values.earlier) {
    const name = taskOutputEnvName(each.name);
    const output = outputText(each);
    if (output !== null && !(name in values.parameters)) env[name] = output;
  }
  return { ...env, ...ownVariables(attempt) };
}

/** INPUT_<NAME> of every input; that of one of type `secret` is the secret's value. */
function inputVariables(
  { version }: ScriptPlace,
  { inputs, secrets }: TaskValues,
): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(inputs)) {
    const isSecret = isSecretInput(version.definition.inputs, name) && typeof value === "string";
    env[inputEnvName(name)] = isSecret ? (secrets.get(value) ?? "") : envText(value);
  }
  return env;
}

/** JSON for the file named by STRATAL_CONTEXT: the same facts with their types. */
export function scriptContext(
  { claimed, version, loaded }: Attempt,
  { inputs, earlier }: TaskValues,
): string {
  const ended = earlier.filter(({ task }) => isTerminalTask(task.status));
  const tasks = Object.fromEntries(
    ended.map((each) => [
      each.name,
      { status: each.task.status, output: typedOutput(each), outputs: each.task.outputs },
    ]),
  );
  const { item, index } = loaded.facts.roots;
  return JSON.stringify({
    inputs,
    tasks,
    run: { id: claimed.runId, job: version.jobName, trigger: claimed.triggeredBy },
    ...(index === undefined ? {} : { item, index }),
  });
}

function typedOutput(viewed: VisibleTask): JsonValue {
  return viewed.items === null && viewed.task.output === null ? null : outputOf(viewed);
}

function ownVariables(attempt: ScriptPlace): Record<string, string> {
  const { claimed, number, version, node, context } = attempt;
  const { path, item } = taskPath(attempt);
  return {
    STRATAL_RUN_ID: claimed.runId,
    STRATAL_JOB_NAME: version.jobName,
    STRATAL_TASK_NAME: node.task.name,
    STRATAL_ATTEMPT: String(number),
    STRATAL_TRIGGER: claimed.triggeredBy,
    STRATAL_IDEMPOTENCY_KEY: `${claimed.runId}/${path}`,
    ...runVariables({
      runId: claimed.runId,
      revision: version.number,
      publicUrl: context.publicUrl,
      item,
      scheduledFor: null,
    }),
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
