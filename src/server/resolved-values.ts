/**
 * What a task run was given, evaluated again by the code of the worker from what is stored.
 *
 * 1. No secret is read: masks stand for them before anything is evaluated.
 * 2. Sensitive values are hidden as in logs, and wholly where an expression names a sensitive input.
 */
import type { ResolvedValue, ResolvedValues } from "../api/resolved-values.ts";
import type { JsonObject, JsonValue } from "../base/json.ts";
import { ExpressionError } from "../definition/expression/expression-error.ts";
import { inputEnvName, taskOutputEnvName } from "../definition/env-name.ts";
import { valueHasExpression } from "../definition/expression-text.ts";
import type { PlanNode } from "../definition/plan.ts";
import { referencedTasks } from "../definition/references.ts";
import { valueReads } from "../definition/task-expressions.ts";
import { stepOf } from "../engine/expand.ts";
import { createMasker, MASK, type Masker } from "../secrets/masker.ts";
import type { ResolvedSecrets } from "../secrets/secret-service.ts";
import { getPlace } from "../store/runs/get-place.ts";
import type { IGetTaskRunRowResult } from "../store/runs/get-task-run.queries.ts";
import { getOutputBytes } from "../store/runs/output-bytes.ts";
import type { JobVersion } from "../store/versions/job-version.ts";
import { loadPlaceFacts } from "../worker/place-facts.ts";
import { enclosingScopes, type LoadedTask } from "../worker/task-facts.ts";
import { resolveTaskValues, scriptEnvironment, type TaskValues } from "../worker/task-values.ts";
import type { ServerContext } from "./context.ts";
import { isHiddenInput, maskedInputs } from "./routes/masked-inputs.ts";

/** A server evaluates for many: a run may have more outputs, and a worker reads them. */
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;
const MAX_VALUE_LENGTH = 4_096;
const MAX_VARIABLES = 500;

const maskedSecrets = {
  resolve: (_project: string, names: readonly string[]): Promise<ResolvedSecrets> =>
    Promise.resolve({ values: new Map(names.map((name) => [name, MASK])), missing: [] }),
};

/** What the task run of this row was given. */
export async function resolvedValues(
  { database, versions, settings }: ServerContext,
  row: IGetTaskRunRowResult,
): Promise<ResolvedValues> {
  const { run_id: runId, attempt } = row;
  if (attempt === 0 || row.status === "skipped" || row.ended_by !== null)
    return without("not_run", "No worker has run it.", attempt);
  const version = await versions.load(row.version_id);
  const place = await getPlace(database, runId, row.seq);
  const node = version.plan.nodes[place.node]!;
  if (stepOf(node.task, place.layer) !== "execute")
    return without("no_values", "It runs no body of its own.", attempt);
  if ((await getOutputBytes(database, runId)) > MAX_OUTPUT_BYTES) {
    const message = `The outputs of the run have more than ${MAX_OUTPUT_BYTES} bytes: too many to evaluate it here.`;
    return without("too_large", message, attempt);
  }
  const sources = { on: database, secrets: maskedSecrets, publicUrl: settings.publicUrl ?? null };
  const chain = await enclosingScopes(place, database);
  const loaded = await loadPlaceFacts(place, version, chain, sources);
  const at = { runId, node: place.node, name: place.name };
  return evaluated({ ...at, number: attempt, version, planNode: node, loaded }, sources.publicUrl);
}

/** A task run that is looked at. */
interface Seen {
  runId: string;
  node: number;
  name: string;
  number: number;
  version: JobVersion;
  planNode: PlanNode;
  loaded: LoadedTask;
}

function evaluated(seen: Seen, publicUrl: string | null): ResolvedValues {
  const { version, planNode, loaded, number } = seen;
  const { task, hasExpressions } = planNode;
  try {
    const values = resolveTaskValues(task, hasExpressions, version, loaded);
    const hide = hider(
      version,
      createMasker([...loaded.sensitiveInputs, ...loaded.sensitiveOutputs]),
    );
    const env = task.body.kind === "script" ? variables(seen, values, publicUrl, hide) : [];
    return {
      state: "resolved",
      message: null,
      attempt: number,
      inputs: hide.inputs(values.inputs ?? {}),
      parameters: Object.entries(values.parameters).map(([name, value]) => {
        const from = Object.values(task.secrets).includes(name) ? "secret" : "parameter";
        return hide.value({ name, value, written: task.parameters[name] ?? null, from });
      }),
      env: env.slice(0, MAX_VARIABLES),
      env_omitted: Math.max(0, env.length - MAX_VARIABLES),
    };
  } catch (error) {
    if (error instanceof ExpressionError) return without("failed", error.message, number);
    throw error;
  }
}

function variables(
  { runId, node, name, number, version, planNode, loaded }: Seen,
  values: TaskValues,
  publicUrl: string | null,
  hide: Hider,
): ResolvedValue[] {
  const run = loaded.facts.roots["run"] as JsonObject;
  const claimed = { runId, node, name, triggeredBy: String(run["trigger"]) };
  const context = { publicUrl };
  const env = scriptEnvironment(
    { claimed, number, version, node: planNode, loaded, context },
    values,
  );
  const origin = originOf(planNode, version, values);
  return Object.keys(env)
    .sort()
    .map((variable) => hide.value({ name: variable, value: env[variable]!, ...origin(variable) }));
}

type Origin = Pick<ResolvedValue, "from"> & { written: JsonValue; input?: string };

/** Whose value a variable has; the last of those that set it, as the worker does. */
function originOf({ task }: PlanNode, { definition }: JobVersion, values: TaskValues) {
  const secrets = new Set(Object.values(task.secrets));
  const outputs = new Set(values.earlier.map(({ name }) => taskOutputEnvName(name)));
  const inputs = new Map(Object.keys(values.inputs).map((name) => [inputEnvName(name), name]));
  return (name: string): Origin => {
    if (name.startsWith("STRATAL_")) return { from: "stratal", written: null };
    if (outputs.has(name) && !(name in values.parameters))
      return { from: "task_output", written: null };
    const input = inputs.get(name);
    if (input !== undefined) return { from: "input", written: null, input };
    if (secrets.has(name)) return { from: "secret", written: null };
    if (name in task.parameters) return { from: "parameter", written: task.parameters[name]! };
    if (name in task.env) return { from: "task", written: task.env[name]! };
    return { from: "job", written: definition.env[name] ?? null };
  };
}

type Hider = ReturnType<typeof hider>;

function hider({ definition }: JobVersion, masker: Masker) {
  const isHidden = (name: string): boolean => isHiddenInput(definition.inputs, name);
  return {
    inputs: (inputs: JsonObject): JsonObject =>
      // An object stays an object.
      masker.maskJson(maskedInputs(inputs, definition.inputs)) as JsonObject,
    value: ({ name, value, written, from, input }: Origin & { name: string; value: JsonValue }) => {
      const isSensitive =
        from === "secret" ||
        (input !== undefined && isHidden(input)) ||
        valueReads(written).inputs.some(isHidden);
      const shown = cut(isSensitive ? MASK : masker.maskJson(value));
      return { name, from, expression: isEvaluated(written) ? written : null, ...shown };
    },
  };
}

function isEvaluated(written: JsonValue): boolean {
  return valueHasExpression(written) || referencedTasks({ written }).length > 0;
}

function cut(value: JsonValue): { value: JsonValue; truncated: boolean } {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text.length <= MAX_VALUE_LENGTH) return { value, truncated: false };
  return { value: text.slice(0, MAX_VALUE_LENGTH), truncated: true };
}

function without(
  state: Exclude<ResolvedValues["state"], "resolved">,
  message: string,
  attempt: number,
): ResolvedValues {
  return { state, message, attempt, inputs: {}, parameters: [], env: [], env_omitted: 0 };
}
