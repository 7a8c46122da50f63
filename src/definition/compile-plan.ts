import { describeCycle, findCycle } from "./graph.ts";
import type { EdgeStatus, JobDefinition, TaskDefinition } from "./job-definition.ts";
import type { Plan, PlanNode } from "./plan.ts";
import { referencedTasks } from "./references.ts";
import { expressionReads, hasExpressions } from "./task-expressions.ts";
import { buildTaskGraph, type MissingDependency } from "./task-graph.ts";

/** Most dependencies of one job in all: they are stored with the plan and counted down one by one. */
export const MAX_EDGES = 1_000_000;

/**
 * Compiles a definition. Nodes keep the document's order. A definition that cannot run (legacy mode saves those) gives a plan
 * with `error` set.
 */
export function compilePlan(definition: JobDefinition): Plan {
  const graph = buildTaskGraph(definition.tasks, definition.mode);
  const indexes = new Map(definition.tasks.map((task, index) => [task.name, index]));
  const tooMany = graph.edges > MAX_EDGES;
  return {
    format: 1,
    failurePolicy: definition.failurePolicy,
    timeoutMs: definition.timeoutMs,
    maxParallel: definition.maxParallel,
    priority: definition.priority,
    nodes: definition.tasks.map((task, index) =>
      compileNode(task, tooMany ? [] : graph.dependencies[index]!, definition, indexes),
    ),
    error: tooMany
      ? `The job has ${graph.edges} dependencies; at most ${MAX_EDGES} are allowed.`
      : (missingError(definition.tasks, graph.missing) ??
        cycleError(definition.tasks, graph.dependencies)),
  };
}

function compileNode(
  task: TaskDefinition,
  dependencies: number[],
  { tasks, mode }: JobDefinition,
  indexes: ReadonlyMap<string, number>,
): PlanNode {
  const { body } = task;
  const asked = Object.keys(task.edgeStatuses).length > 0;
  const statusOf = (node: number): EdgeStatus | null =>
    task.edgeStatuses[tasks[node]!.name] ?? null;
  const language = body.kind === "script" ? [`lang:${body.language}`] : [];
  return {
    task,
    dependencies,
    edgeStatuses: asked ? dependencies.map(statusOf) : null,
    reads: dataReads(task, mode, indexes),
    hasExpressions: mode === "strict" && hasExpressions(task),
    slotKind: body.kind === "script" ? "process" : "inline",
    tags: [...new Set([...task.runsOn, ...language])],
  };
}

/** The tasks whose data a task needs: a skip of one of them may take it along. */
function dataReads(
  task: TaskDefinition,
  mode: JobDefinition["mode"],
  indexes: ReadonlyMap<string, number>,
): number[] {
  const names = referencedTasks(task.parameters, (name) => indexes.has(name));
  const inExpressions = mode === "strict" ? expressionReads(task).tasks : [];
  const needed = inExpressions.flatMap(({ task: name, needsData }) => (needsData ? [name] : []));
  return [...new Set([...names, ...needed])].flatMap((name) => indexes.get(name) ?? []);
}

function missingError(
  tasks: readonly TaskDefinition[],
  missing: readonly MissingDependency[],
): string | null {
  const first = missing[0];
  if (first === undefined) return null;
  const more = missing.length === 1 ? "" : ` (and ${missing.length - 1} more missing dependencies)`;
  return `Task ${JSON.stringify(tasks[first.task]!.name)} depends on ${JSON.stringify(first.name)}, which does not exist${more}.`;
}

function cycleError(
  tasks: readonly TaskDefinition[],
  dependencies: readonly number[][],
): string | null {
  const cycle = findCycle(dependencies);
  if (cycle === null) return null;
  return `The tasks wait for each other in a circle: ${describeCycle(cycle.map((index) => tasks[index]!.name))}.`;
}
