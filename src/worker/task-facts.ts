/**
 * What a claimed task run may know (workflow-language.md §4, §5.7): the run, the tasks before it in its own scope and in those around it,
 * and the item and iteration it belongs to. Reads from the database only what the task asks for.
 *
 * 1. Inner names hide outer ones; a handler sees the main tasks behind its own.
 */
import type { JsonObject, JsonValue } from "../base/json.ts";
import type { TaskDefinition } from "../definition/job-definition.ts";
import { nodesOf } from "../definition/plan.ts";
import { referencedTasks } from "../definition/references.ts";
import {
  expressionReads,
  jobSecrets,
  type ExpressionReads,
} from "../definition/task-expressions.ts";
import { ITEM_LAYER, ITERATION_LAYER, TASK_LAYER } from "../engine/expand.ts";
import { resultSoFar } from "../engine/phases.ts";
import type { ResolvedSecrets, SecretService } from "../secrets/secret-service.ts";
import type { Queryable } from "../store/database.ts";
import type { ClaimedTask } from "../store/runs/claim-tasks.ts";
import {
  loadRunFacts,
  loadTaskResults,
  type EarlierTask,
  type RunFacts,
} from "../store/runs/load-task-results.ts";
import { loadScopeChain, loadScopeTasks, type EnclosingScope } from "../store/runs/scopes.ts";
import type { JobVersion } from "../store/versions/job-version.ts";
import { resolveSecrets } from "./given-secrets.ts";
import type { KnownRuns } from "./known-runs.ts";
import { runUrl } from "./results/run-variables.ts";
import { sensitiveInputs, sensitiveOutputs } from "./results/sensitive-values.ts";
import { loadTaskExtras, NO_EXTRAS, type TaskExtras } from "./results/task-extras.ts";
import { resultSeqs, taskView, type ViewedTask } from "./task-view.ts";

/** An earlier task with the name that it has for the one that looks at it. */
export interface VisibleTask extends ViewedTask {
  name: string;
}

/** What expressions may read. */
export interface TaskFacts {
  roots: JsonObject;
  nowMs: number;
  secrets: ReadonlyMap<string, string>;
}

export interface LoadedTask {
  chain: EnclosingScope[];
  /** The innermost item of a for_each around it: that of what a compensation undoes. */
  item: { key: string; index: number } | null;
  earlier: VisibleTask[];
  facts: TaskFacts;
  missingSecrets: string[];
  /** Texts of sensitive inputs, which nothing may show. */
  sensitiveInputs: string[];
  /** Texts of sensitive outputs, which later tasks are given and logs must not show. */
  sensitiveOutputs: string[];
}

/** The part of a claimed task that says where it stands. */
export type Place = Pick<
  ClaimedTask,
  | "runId"
  | "projectId"
  | "seq"
  | "node"
  | "scope"
  | "layer"
  | "item"
  | "itemKey"
  | "itemIndex"
  | "readyAt"
> &
  // Only a worker knows it, and what it tells of.
  Partial<Pick<ClaimedTask, "mainAttempt">>;

/** Where facts come from. */
export interface FactSources {
  on: Queryable;
  /** Who only shows what a task was given answers masks here. */
  secrets: Pick<SecretService, "resolve">;
  /** Where users reach the server; null if it was not said. */
  publicUrl: string | null;
  /** Runs that are known without asking; without it the database is asked. */
  knownRuns?: KnownRuns;
}

/** The scopes around a task run; none for the main tasks of a run. */
export function enclosingScopes(
  { runId, scope }: Pick<Place, "runId" | "scope">,
  on: Queryable,
): Promise<EnclosingScope[]> {
  return scope > 0 ? loadScopeChain(on, runId, scope) : Promise.resolve([]);
}

/** Loads what a claimed task may know, as far as it asks for it. `actor` is the node that asks: a compensation asks in another's place. */
export async function loadTask(
  place: Place,
  version: JobVersion,
  chain: EnclosingScope[],
  sources: FactSources,
  actor = place.node,
): Promise<LoadedTask> {
  const { on, publicUrl } = sources;
  const { task, hasExpressions } = version.plan.nodes[actor]!;
  const isScript = task.body.kind === "script";
  const reads = hasExpressions ? expressionReads(task) : null;
  const names = namesRead(isScript, reads, task.parameters);
  const [earlier, { run, resolved }, previous] = await Promise.all([
    loadVisibleTasks(place, version, chain, on, names),
    loadGiven(place, version, task, reads, sources),
    loadPreviousIteration(place, version, chain, on),
  ]);
  const seqs = hasExpressions ? earlier.flatMap(resultSeqs) : [];
  const extras = await loadTaskExtras(on, place.runId, seqs, task);
  const inputs = run?.inputs ?? {};
  const roots: JsonObject = {
    inputs,
    tasks: hasExpressions ? viewsOf(earlier, extras) : {},
    run: run === null ? {} : runView(place.runId, version, run, publicUrl),
    job: { id: version.jobId, name: version.jobName },
    vars: {},
    ...repetitionRoots(place, version, chain, previous),
  };
  const seen = previous === null ? earlier : [...earlier, previous];
  return {
    chain,
    item: itemOf(place, chain),
    earlier,
    facts: { roots, nowMs: place.readyAt?.getTime() ?? 0, secrets: resolved.values },
    missingSecrets: resolved.missing,
    sensitiveInputs: sensitiveInputs(version.definition.inputs, inputs),
    sensitiveOutputs: seen.flatMap(sensitiveOutputs),
  };
}

function itemOf({ itemKey, itemIndex }: Place, chain: EnclosingScope[]): LoadedTask["item"] {
  if (itemKey !== null) return { key: itemKey, index: itemIndex ?? 0 };
  const around = chain.find((scope) => scope.item_key !== null);
  return around === undefined ? null : { key: around.item_key!, index: around.item_index ?? 0 };
}

/** The run, and the secrets that the task is given. */
async function loadGiven(
  { runId, projectId, mainAttempt = null }: Place,
  { definition }: JobVersion,
  task: TaskDefinition,
  reads: ExpressionReads | null,
  { on, secrets, knownRuns }: FactSources,
): Promise<{ run: RunFacts | null; resolved: ResolvedSecrets }> {
  const isScript = task.body.kind === "script";
  const needsRun = isScript || reads !== null;
  const known = knownRuns?.get(runId, mainAttempt) ?? null;
  const loading = needsRun && known === null ? loadRunFacts(on, runId) : Promise.resolve(known);
  const names = [...Object.keys(task.secrets), ...(reads?.secrets ?? [])];
  if (needsRun && definition.mode === "strict") names.push(...jobSecrets(definition));
  const ofInputs = isScript ? definition.inputs : {};
  const [run, resolved] = await Promise.all([
    loading,
    resolveSecrets(secrets, projectId, names, ofInputs, loading),
  ]);
  return { run, resolved };
}

/** Null for every task that is visible; else the names that are read. */
function namesRead(
  isScript: boolean,
  reads: ExpressionReads | null,
  parameters: JsonObject,
): ReadonlySet<string> | null {
  if (isScript || reads?.readsAnyTask === true) return null;
  return new Set([
    ...referencedTasks(parameters),
    ...(reads?.tasks ?? []).map((read) => read.task),
  ]);
}

async function loadVisibleTasks(
  place: Place,
  version: JobVersion,
  chain: readonly EnclosingScope[],
  on: Queryable,
  names: ReadonlySet<string> | null,
): Promise<VisibleTask[]> {
  if (names?.size === 0) return [];
  return loadTasksBySeq(place.runId, version, on, visibleSeqs(place, version, chain, names));
}

async function loadTasksBySeq(
  runId: string,
  version: JobVersion,
  on: Queryable,
  seqs: ReadonlyMap<string, number>,
): Promise<VisibleTask[]> {
  if (seqs.size === 0) return [];
  const rows = await loadTaskResults(on, runId, [...seqs.values()]);
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  const visible: VisibleTask[] = [];
  for (const [name, seq] of seqs) {
    const task = bySeq.get(seq);
    if (task === undefined) continue;
    visible.push({ name, ...(await viewedTask(task, runId, version, on)) });
  }
  return visible;
}

/** A task run with its items. */
export async function viewedTask(
  task: EarlierTask,
  runId: string,
  { plan }: JobVersion,
  on: Queryable,
): Promise<ViewedTask> {
  const definition = plan.nodes[task.node]!.task;
  if (definition.forEach === null) return { task, definition, items: null };
  const scope = task.child_scope;
  return { task, definition, items: scope === null ? [] : await loadScopeTasks(on, runId, scope) };
}

/** Sequence numbers of the visible tasks by their names; the outermost are found first, so that inner ones replace them. */
function visibleSeqs(
  place: Place,
  version: JobVersion,
  chain: readonly EnclosingScope[],
  names: ReadonlySet<string> | null,
): Map<string, number> {
  const { plan } = version;
  const seqs = new Map<string, number>();
  const add = (node: number, seq: number): void => {
    const { name } = plan.nodes[node]!.task;
    if (names === null || names.has(name)) seqs.set(name, seq);
  };
  if (chain.at(-1)?.node === -1) nodesOf(plan, 0).forEach((_node, index) => add(index, index));
  const levels: Pick<Place, "seq" | "node" | "layer">[] = [...chain].reverse();
  for (const { seq, node, layer } of [...levels, place])
    if (layer === TASK_LAYER && node >= 0)
      for (const other of version.ancestors(node)) add(other, seq - (node - other));
  return seqs;
}

/** `item`, `index` and `loop` of the task run itself and of those around it, and the names they were given. */
function repetitionRoots(
  place: Place,
  { plan }: JobVersion,
  chain: readonly EnclosingScope[],
  previous: ViewedTask | null,
): JsonObject {
  const roots: JsonObject = {};
  const around = [...chain].reverse().map((scope) => ({
    node: scope.node,
    layer: scope.layer,
    item: scope.item,
    index: scope.item_index,
  }));
  const own = { node: place.node, layer: place.layer, item: place.item, index: place.itemIndex };
  for (const { node, layer, item, index } of [...around, own]) {
    if (layer === ITEM_LAYER) {
      const { as, indexAs } = plan.nodes[node]!.task.forEach!;
      Object.assign(roots, { item, index, [as]: item, [indexAs]: index });
    } else if (layer === ITERATION_LAYER)
      roots["loop"] = {
        index,
        previous: previous === null ? null : taskView(previous),
      };
  }
  return roots;
}

/** The iteration before the one that a task run belongs to: `loop.previous`. */
async function loadPreviousIteration(
  place: Place,
  { plan }: JobVersion,
  chain: readonly EnclosingScope[],
  on: Queryable,
): Promise<ViewedTask | null> {
  const levels = [place, ...chain];
  const iteration = levels.findIndex(({ layer }) => layer === ITERATION_LAYER);
  const progress = iteration < 0 ? null : (chain[iteration]?.progress as JsonObject | null);
  const seq = progress?.["previous"];
  if (typeof seq !== "number") return null;
  const [task] = await loadTaskResults(on, place.runId, [seq]);
  return task === undefined ? null : { task, definition: plan.nodes[task.node]!.task, items: null };
}

/** `tasks` of an expression. */
export function viewsOf(
  earlier: readonly VisibleTask[],
  extras: TaskExtras = NO_EXTRAS,
): JsonObject {
  const views = earlier.map((each): [string, JsonValue] => [each.name, taskView(each, extras)]);
  return Object.fromEntries(views);
}

/** `tasks` of the outputs of a group: what its inner task runs came to. */
export async function loadScopeViews(
  runId: string,
  scope: number,
  group: TaskDefinition,
  version: JobVersion,
  on: Queryable,
): Promise<JsonObject> {
  const rows = await loadScopeTasks(on, runId, scope);
  const visible = await Promise.all(
    rows.map(async (row) => ({ name: row.name, ...(await viewedTask(row, runId, version, on)) })),
  );
  const extras = await loadTaskExtras(on, runId, visible.flatMap(resultSeqs), group);
  return viewsOf(visible, extras);
}

/** `run` of an expression. */
export function runView(
  runId: string,
  version: JobVersion,
  run: RunFacts,
  publicUrl: string | null,
): JsonObject {
  return {
    id: runId,
    number: Number(run.number),
    url: publicUrl === null ? null : runUrl(publicUrl, runId),
    attempt: run.attempt,
    revision: version.number,
    trigger: run.triggered_by,
    // No run was started by a schedule.
    scheduled_for: null,
    logical_time: run.created_at.toISOString(),
    started_at: run.started_at?.toISOString() ?? null,
    labels: run.labels,
    depth: run.depth,
    parent: run.parent_run_id,
    ...endOf(version, run),
  };
}

/** What handlers know of how the run ends; nothing for all others. */
function endOf(version: JobVersion, run: RunFacts): JsonObject {
  if (run.failedSeqs === null) return {};
  const tasks = run.failedSeqs.map((seq) => version.plan.nodes[seq]!.task);
  const names = tasks.filter((task) => !task.allowFailure).map((task) => task.name);
  return { status: resultSoFar(run), failed_tasks: names };
}

/** What expressions about a whole run may read: its main tasks, all of them. */
export async function loadRunRoots(
  runId: string,
  version: JobVersion,
  { on, publicUrl }: Omit<FactSources, "secrets">,
): Promise<TaskFacts> {
  const run = await loadRunFacts(on, runId);
  const { size } = version.plan.graphs[0]!;
  const seqs = new Map<string, number>();
  for (let seq = 0; seq < size; seq += 1) seqs.set(version.plan.nodes[seq]!.task.name, seq);
  const earlier = await loadTasksBySeq(runId, version, on, seqs);
  const roots: JsonObject = {
    inputs: run.inputs,
    tasks: viewsOf(earlier),
    run: runView(runId, version, run, publicUrl),
    job: { id: version.jobId, name: version.jobName },
    vars: {},
  };
  return { roots, nowMs: run.created_at.getTime(), secrets: new Map() };
}
