import { describeCycle, findCycle } from "./graph.ts";
import type { EdgeStatus, JobDefinition, TaskDefinition } from "./job-definition.ts";
import { PLAN_FORMAT, type HandlerKind, type Plan, type PlanGraph, type PlanNode } from "./plan.ts";
import { expressionReads, hasExpressions } from "./task-expressions.ts";
import { buildTaskGraph, referencesOf, type MissingDependency } from "./task-graph.ts";

/** Most dependencies of one job in all: they are stored with the plan and counted down one by one. */
export const MAX_EDGES = 1_000_000;

/**
 * Compiles a definition. Nodes keep the document's order. A definition that cannot run (legacy mode saves those) gives a plan
 * with `error` set.
 */
export function compilePlan(definition: JobDefinition): Plan {
  const compiler = new PlanCompiler(definition.mode);
  compiler.addGraph(definition.tasks, "main");
  const handlers: Record<HandlerKind, number | null> = {
    on_success: compiler.addHandlers(definition.onSuccess),
    on_failure: compiler.addHandlers(definition.onFailure),
    on_cancel: compiler.addHandlers(definition.onCancel),
    finally: compiler.addHandlers(definition.finally),
  };
  const { nodes, graphs, error } = compiler.finish();
  return {
    format: PLAN_FORMAT,
    failurePolicy: definition.failurePolicy,
    timeoutMs: definition.timeoutMs,
    queueTimeoutMs: definition.queueTimeoutMs,
    hasQueueTimeouts: nodes.some((node) => node.task.queueTimeoutMs !== null),
    sla: definition.sla,
    hasNotify: definition.notify.length > 0,
    maxParallel: definition.maxParallel,
    priority: definition.priority,
    retries: definition.retry?.max ?? 0,
    nodes,
    graphs,
    handlers,
    hasPhases:
      Object.values(handlers).some((graph) => graph !== null) ||
      nodes.some((node) => node.rollback !== null) ||
      Object.keys(definition.outputs).length > 0,
    error,
  };
}

/** Lays the graphs of a job out one after the other; the insides of groups come after the graph that has the group. */
class PlanCompiler {
  readonly #mode: JobDefinition["mode"];
  readonly #nodes: PlanNode[] = [];
  readonly #graphs: PlanGraph[] = [];
  #edges = 0;
  #error: string | null = null;

  constructor(mode: JobDefinition["mode"]) {
    this.#mode = mode;
  }

  addHandlers(tasks: readonly TaskDefinition[]): number | null {
    return tasks.length === 0 ? null : this.addGraph(tasks, "handlers");
  }

  addGraph(
    tasks: readonly TaskDefinition[],
    kind: PlanGraph["kind"],
    group: number | null = null,
  ): number {
    const graph = this.#graphs.length;
    const first = this.#nodes.length;
    const { dependencies, missing, edges } = buildTaskGraph(tasks, this.#mode);
    this.#edges += edges;
    this.#error ??= missingError(tasks, missing) ?? cycleError(tasks, dependencies);
    this.#graphs.push({ first, size: tasks.length, kind, group });
    const indexes = new Map(tasks.map((task, index) => [task.name, first + index]));
    tasks.forEach((task, index) => {
      const absolute =
        this.#edges > MAX_EDGES ? [] : dependencies[index]!.map((each) => first + each);
      this.#nodes.push(this.#node(task, graph, absolute, tasks, indexes));
    });
    tasks.forEach((task, index) => {
      if (task.body.kind === "group")
        this.#nodes[first + index]!.inside = this.addGraph(task.body.tasks, "group", first + index);
    });
    return graph;
  }

  finish(): { nodes: PlanNode[]; graphs: PlanGraph[]; error: string | null } {
    this.#addRollbacks();
    const error =
      this.#edges > MAX_EDGES
        ? `The job has ${this.#edges} dependencies; at most ${MAX_EDGES} are allowed.`
        : this.#error;
    return { nodes: this.#nodes, graphs: this.#graphs, error };
  }

  /** Compensations stand in one graph; what each of them waits for is known when the run is rolled back. */
  #addRollbacks(): void {
    const undone = this.#nodes.filter((node) => node.task.rollback !== null);
    if (undone.length === 0) return;
    const graph = this.#graphs.length;
    this.#graphs.push({
      first: this.#nodes.length,
      size: undone.length,
      kind: "rollback",
      group: null,
    });
    for (const node of undone) {
      node.rollback = this.#nodes.length;
      this.#nodes.push(this.#node(node.task.rollback!.task, graph, [], [], new Map()));
    }
  }

  #node(
    task: TaskDefinition,
    graph: number,
    dependencies: number[],
    siblings: readonly TaskDefinition[],
    indexes: ReadonlyMap<string, number>,
  ): PlanNode {
    const { body } = task;
    const asked = Object.keys(task.edgeStatuses).length > 0;
    const first = this.#graphs[graph]!.first;
    const statusOf = (node: number): EdgeStatus | null =>
      task.edgeStatuses[siblings[node - first]!.name] ?? null;
    const language = body.kind === "script" ? [`lang:${body.language}`] : [];
    // Only there can it be kept from the network.
    const level = task.resources?.network === "none" ? ["isolation:namespaces"] : [];
    return {
      task,
      graph,
      dependencies,
      edgeStatuses: asked ? dependencies.map(statusOf) : null,
      reads: dataReads(task, this.#mode, indexes),
      hasExpressions: this.#mode === "strict" && hasExpressions(task),
      inside: null,
      rollback: null,
      slotKind: body.kind === "script" ? "process" : "inline",
      tags: [...new Set([...task.runsOn, ...language, ...level])],
    };
  }
}

/** The tasks whose data a task needs: a skip of one of them may take it along. */
function dataReads(
  task: TaskDefinition,
  mode: JobDefinition["mode"],
  indexes: ReadonlyMap<string, number>,
): number[] {
  const names = referencesOf(task, (name) => indexes.has(name));
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
