/** What canvas and form show of a document: read from its last valid text, and never written back. */
import { readsOf } from "./references.ts";
import type { Path } from "./splice.ts";
import { valueAt } from "./value-at.ts";

export type TaskKind =
  "script" | "builtin" | "template" | "job" | "approval" | "wait" | "group" | "empty";

/** One task of a list. */
export interface TaskModel {
  name: string;
  /** Where it stands in the document. */
  path: Path;
  kind: TaskKind;
  /** What runs: a language, a task type, the name of a job. */
  runs: string;
  title: string | null;
  enabled: boolean;
  condition: string | null;
  repeats: "for_each" | "loop" | null;
  order: number | null;
  inside: TaskModel[];
  /** As `depends_on` says. */
  dependencies: Dependency[];
}

export interface Dependency {
  task: string;
  /** The result that is asked for; null for the usual one. */
  status: string | null;
}

/** Why one task waits for another one. */
export interface Edge {
  from: string;
  to: string;
  because: "depends_on" | "reads" | "order";
  status: string | null;
}

/** A list of tasks: the main one, a list of handlers, the inside of a group. */
export interface TaskList {
  key: "tasks" | "on_success" | "on_failure" | "on_cancel" | "finally";
  tasks: TaskModel[];
}

export interface JobModel {
  name: string;
  mode: "strict" | "legacy";
  lists: TaskList[];
  /** The whole document as plain values. */
  value: Record<string, unknown>;
}

export const listKeys = ["tasks", "on_success", "on_failure", "on_cancel", "finally"] as const;

/** The model of a document's value. */
export function jobModel(value: Record<string, unknown>): JobModel {
  return {
    name: textOf(value.name) ?? "",
    mode: value.stratal === undefined ? "legacy" : "strict",
    lists: listKeys.flatMap((key) =>
      value[key] === undefined && key !== "tasks"
        ? []
        : [{ key, tasks: tasksOf(value[key], [key]) }],
    ),
    value,
  };
}

function tasksOf(list: unknown, path: Path): TaskModel[] {
  return Array.isArray(list)
    ? list.map((task: unknown, index) => taskModel(task, [...path, index]))
    : [];
}

function taskModel(value: unknown, path: Path): TaskModel {
  const task = flatTask(value);
  return {
    name: textOf(task.name) ?? "",
    path,
    ...bodyOf(task),
    title: textOf(task.title),
    enabled: task.enabled !== false,
    condition: textOf(task.if),
    repeats: isGiven(task.for_each) ? "for_each" : isGiven(task.loop) ? "loop" : null,
    order: typeof task.order === "number" ? task.order : null,
    inside: tasksOf(task.tasks, [...path, "tasks"]),
    dependencies: dependenciesOf(task.depends_on),
  };
}

/** A task with the keys of its legacy `config` beside its own. */
export function flatTask(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) return {};
  return isRecord(value.config) ? { ...value.config, ...value } : value;
}

function bodyOf(task: Record<string, unknown>): { kind: TaskKind; runs: string } {
  if (isGiven(task.tasks)) return { kind: "group", runs: "" };
  if (isGiven(task.run)) return { kind: "script", runs: "bash" };
  if (isGiven(task.script))
    return { kind: "script", runs: textOf(record(task.script).language) ?? "bash" };
  if (isGiven(task.job))
    return { kind: "job", runs: textOf(task.job) ?? textOf(record(task.job).name) ?? "" };
  if (isGiven(task.approval)) return { kind: "approval", runs: "" };
  if (isGiven(task.wait)) return { kind: "wait", runs: waitText(task.wait) };
  const uses = textOf(task.uses);
  if (uses !== null) return { kind: uses.includes("@") ? "template" : "builtin", runs: uses };
  if (task.type === "builtin")
    return {
      kind: "builtin",
      runs: textOf(record(task.parameters).task_name) ?? textOf(task.name) ?? "",
    };
  return { kind: "empty", runs: "" };
}

function waitText(wait: unknown): string {
  const map = record(wait);
  return textOf(wait) ?? textOf(map.for) ?? textOf(map.until) ?? textOf(map.event) ?? "";
}

/** `depends_on` in any of its forms. */
export function dependenciesOf(value: unknown): Dependency[] {
  const list: unknown[] = Array.isArray(value) ? value : isGiven(value) ? [value] : [];
  return list.flatMap((item) => {
    const task = textOf(item) ?? textOf(record(item).task);
    return task === null ? [] : [{ task, status: textOf(record(item).status) }];
  });
}

/** The edges among the tasks of one list, each pair once; what is written counts before what is read. */
export function edgesOf(
  tasks: readonly TaskModel[],
  value: unknown,
  mode: JobModel["mode"],
): Edge[] {
  const names = new Set(tasks.map(({ name }) => name));
  const list: unknown[] = Array.isArray(value) ? value : [];
  return tasks.flatMap((task, index) => {
    const edges = new Map<string, Edge>();
    const add = (from: string, because: Edge["because"], status: string | null = null): void => {
      if (names.has(from) && from !== task.name && !edges.has(from))
        edges.set(from, { from, to: task.name, because, status });
    };
    for (const { task: from, status } of task.dependencies) add(from, "depends_on", status);
    if (mode === "strict") for (const from of outsideReads(task, list[index])) add(from, "reads");
    if (!isGiven(flatTask(list[index]).depends_on))
      for (const from of stageBefore(tasks, task.order)) add(from, "order");
    return [...edges.values()];
  });
}

const knownEdges = new WeakMap<readonly TaskModel[], Edge[]>();

/** The edges of the list at a path of a model; they are found once for a model. */
export function edgesWithin(model: JobModel, list: Path): readonly Edge[] {
  const tasks = tasksAt(model, list);
  const edges = knownEdges.get(tasks) ?? edgesOf(tasks, valueAt(model.value, list), model.mode);
  knownEdges.set(tasks, edges);
  return edges;
}

/** The tasks of the list at a path; none if there is no such list. */
export function tasksAt(model: JobModel, [key, ...rest]: Path): readonly TaskModel[] {
  let tasks = model.lists.find((list) => list.key === key)?.tasks ?? noTasks;
  // Behind the number of a task stands the key of the list inside of it.
  for (let at = 0; at < rest.length; at += 2) tasks = tasks[Number(rest[at])]?.inside ?? noTasks;
  return tasks;
}

const noTasks: TaskModel[] = [];

/** Reads of a task and of the tasks inside it, but for those that mean a task inside. */
function outsideReads(task: TaskModel, value: unknown): string[] {
  const inside = new Set(task.inside.map(({ name }) => name));
  return [...knownReadsOf(value)].filter((name) => !inside.has(name));
}

/** By values of tasks, which are never changed: most tasks of a long list are the same after an edit. */
const knownReads = new WeakMap<object, Set<string>>();

function knownReadsOf(value: unknown): Set<string> {
  if (typeof value !== "object" || value === null) return readsOf(value);
  const reads = knownReads.get(value) ?? readsOf(value);
  knownReads.set(value, reads);
  return reads;
}

function stageBefore(tasks: readonly TaskModel[], order: number | null): string[] {
  if (order === null) return [];
  const lower = tasks.flatMap((task) =>
    task.order !== null && task.order < order ? [task.order] : [],
  );
  const nearest = Math.max(...lower);
  return tasks.filter((task) => task.order === nearest).map(({ name }) => name);
}

/** The way from one task to another along edges, both included; null if there is none. */
export function pathBetween(edges: readonly Edge[], from: string, to: string): string[] | null {
  const previous = waysFrom(edges, from);
  if (!previous.has(to)) return null;
  const path = [to];
  for (let step = previous.get(to) ?? null; step !== null; step = previous.get(step) ?? null)
    path.unshift(step);
  return path;
}

/** Every task that waits for one, directly or not, and itself; each with the task before it on a shortest way. */
export function waysFrom(edges: readonly Edge[], from: string): Map<string, string | null> {
  const next = new Map<string, string[]>();
  for (const edge of edges) {
    const targets = next.get(edge.from);
    if (targets === undefined) next.set(edge.from, [edge.to]);
    else targets.push(edge.to);
  }
  const previous = new Map<string, string | null>([[from, null]]);
  // A map goes on with what is added to it meanwhile.
  for (const name of previous.keys())
    for (const target of next.get(name) ?? [])
      if (!previous.has(target)) previous.set(target, name);
  return previous;
}

/** Every task that one waits for, directly or not, and itself. */
export function waysTo(edges: readonly Edge[], to: string): ReadonlySet<string> {
  const back = edges.map((edge) => ({ ...edge, from: edge.to, to: edge.from }));
  return new Set(waysFrom(back, to).keys());
}

/** The cycle that a new edge would close, as names in order; null if it closes none. */
export function cycleOf(edges: readonly Edge[], from: string, to: string): string[] | null {
  const back = pathBetween(edges, to, from);
  return back === null ? null : [from, ...back];
}

/** Every task of a model, those inside groups too. */
export function allTasks(model: JobModel): TaskModel[] {
  const flat = (task: TaskModel): TaskModel[] => [task, ...task.inside.flatMap(flat)];
  return model.lists.flatMap(({ tasks }) => tasks.flatMap(flat));
}

function textOf(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

/** An empty `key:` means absent. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
