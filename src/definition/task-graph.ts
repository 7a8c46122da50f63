import type { TaskDefinition } from "./job-definition.ts";
import { referencedTasks } from "./references.ts";
import { expressionReads } from "./task-expressions.ts";

/** A dependency that no task has the name of. */
export interface MissingDependency {
  /** Index of the task that names it. */
  task: number;
  name: string;
}

/** The edges of a job's tasks. */
export interface TaskGraph {
  /** Node indexes per task, ascending, without duplicates; tasks of one stage share their list. */
  dependencies: number[][];
  missing: MissingDependency[];
  /** Sum of all lists. */
  edges: number;
}

/**
 * Edges of a job: `depends_on`; without it `order`; and in strict mode whatever the task reads. A task of a stage
 * depends on the stage before it, which stands for all lower ones, unless no task there waits for its own predecessors.
 */
export function buildTaskGraph(
  tasks: readonly TaskDefinition[],
  mode: "strict" | "legacy",
): TaskGraph {
  const indexes = new Map(tasks.map((task, index) => [task.name, index]));
  const stages = stageDependencies(tasks);
  const missing: MissingDependency[] = [];
  let edges = 0;
  const dependencies = tasks.map((task, index) => {
    const implicit = mode === "strict" ? implicitDependencies(task, indexes) : [];
    const list =
      task.dependsOn === null
        ? merged(task.order === null ? [] : (stages.get(task.order) ?? []), implicit)
        : merged(named(task.dependsOn, index, indexes, missing), implicit);
    edges += list.length;
    return list;
  });
  return { dependencies, missing, edges };
}

function named(
  names: readonly string[],
  task: number,
  indexes: ReadonlyMap<string, number>,
  missing: MissingDependency[],
): number[] {
  const found: number[] = [];
  for (const name of names) {
    const index = indexes.get(name);
    if (index === undefined) missing.push({ task, name });
    else found.push(index);
  }
  return ascending(found);
}

/** A group depends on what the tasks inside read outside of it. */
function implicitDependencies(
  task: TaskDefinition,
  indexes: ReadonlyMap<string, number>,
): number[] {
  const legacy = referencesOf(task, (name) => indexes.has(name));
  const read = expressionReads(task).tasks.map((each) => each.task);
  return [...legacy, ...read].flatMap((name) => {
    const index = indexes.get(name);
    return index === undefined ? [] : [index];
  });
}

/** Names of the tasks that the older references in a task's parameters mean; for a group also those of the tasks inside to tasks outside. */
export function referencesOf(task: TaskDefinition, isTask: (name: string) => boolean): string[] {
  const own = referencedTasks(task.parameters, isTask);
  if (task.body.kind !== "group") return own;
  const inner = new Set(task.body.tasks.map(({ name }) => name));
  const inside = task.body.tasks.flatMap((each) =>
    referencesOf(each, (name) => inner.has(name) || isTask(name)),
  );
  return [...new Set([...own, ...inside.filter((name) => !inner.has(name))])];
}

/** What a task without `depends_on` waits for, by its order. */
function stageDependencies(tasks: readonly TaskDefinition[]): Map<number, number[]> {
  const stages = new Map<number, number[]>();
  tasks.forEach((task, index) => {
    if (task.order === null) return;
    const stage = stages.get(task.order);
    if (stage === undefined) stages.set(task.order, [index]);
    else stage.push(index);
  });
  const result = new Map<number, number[]>();
  let below: number[] = [];
  for (const order of [...stages.keys()].sort((a, b) => a - b)) {
    result.set(order, below);
    const stage = stages.get(order)!;
    const coversLower = stage.some((index) => tasks[index]!.dependsOn === null);
    below = coversLower ? stage : merged(below, stage);
  }
  return result;
}

/** The union of an ascending list and another one; the first list itself if there is nothing to add. */
function merged(list: number[], more: readonly number[]): number[] {
  return more.length === 0 ? list : ascending([...list, ...more]);
}

function ascending(list: readonly number[]): number[] {
  return [...new Set(list)].sort((a, b) => a - b);
}
