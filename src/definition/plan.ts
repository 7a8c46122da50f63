import type { EdgeStatus, FailurePolicy, ServiceLevel, TaskDefinition } from "./job-definition.ts";

/** Raised when a plan of an older form can no longer be run; the version's text is then compiled anew. */
export const PLAN_FORMAT = 3;

/**
 * A compiled job: what create, claim and settle need, computed once per version. A job is several graphs: its main tasks, the
 * inside of each group, each list of handlers. `nodes` holds all of them, one graph after the other, the main one first. A task run
 * of the main graph has `seq` = node index; inside any other scope, too, the distance between two task runs is that of their nodes.
 */
export interface Plan {
  format: typeof PLAN_FORMAT;
  failurePolicy: FailurePolicy;
  timeoutMs: number | null;
  /** Longest time before the first task starts; null for no limit. */
  queueTimeoutMs: number | null;
  /** Some task may wait only so long for a worker. */
  hasQueueTimeouts: boolean;
  sla: ServiceLevel | null;
  /** Somebody wants to hear of its runs. */
  hasNotify: boolean;
  maxParallel: number | null;
  priority: number;
  /** Attempts of the whole run that may follow the first by themselves. */
  retries: number;
  nodes: PlanNode[];
  graphs: PlanGraph[];
  /** Graph indexes of the handlers; null where the job has none. */
  handlers: Record<HandlerKind, number | null>;
  /** The run goes on when its main tasks have ended: a controller takes it through its phases. */
  hasPhases: boolean;
  /** Why no run can start (a cycle or a missing dependency that legacy mode lets pass at save); null when runnable. */
  error: string | null;
}

export const handlerKinds = ["on_success", "on_failure", "on_cancel", "finally"] as const;
export type HandlerKind = (typeof handlerKinds)[number];

/** A range of `nodes` that start together and depend on nothing outside. */
export interface PlanGraph {
  first: number;
  size: number;
  kind: "main" | "group" | "handlers" | "rollback";
  /** Node of the group whose inside it is; null for the others. */
  group: number | null;
}

export interface PlanNode {
  task: TaskDefinition;
  /** Index of its graph. */
  graph: number;
  /** Node indexes of the direct dependencies, ascending, without duplicates; all in its own graph. */
  dependencies: number[];
  /** What each of the dependencies must have come to; null if none is asked for a result. */
  edgeStatuses: (EdgeStatus | null)[] | null;
  /** Node indexes of its graph whose output the task reads. */
  reads: number[];
  /** Its values are evaluated when it is claimed. */
  hasExpressions: boolean;
  /** Graph index of a group's inside; null for other tasks. */
  inside: number | null;
  /** Node of its compensation; null if it has none. */
  rollback: number | null;
  /** What claims its body: `process` runs as a child process and takes a process slot; `inline` runs inside the worker. */
  slotKind: "process" | "inline";
  /** Tags that a worker needs for the body: `runs_on` plus `lang:<language>` for scripts and `isolation:namespaces` for those without network. */
  tags: string[];
}

/** The nodes of a graph. */
export function nodesOf(plan: Plan, graph: number): PlanNode[] {
  const { first, size } = plan.graphs[graph]!;
  return plan.nodes.slice(first, first + size);
}

/** True if something inside of a group, however deep, has a compensation. */
export function hasCompensations(plan: Plan, group: PlanNode): boolean {
  if (group.inside === null) return false;
  return nodesOf(plan, group.inside).some(
    (node) => node.rollback !== null || hasCompensations(plan, node),
  );
}

/** Successor lists of every node, the inverse of `dependencies`. */
export function successorsOf(plan: Plan): number[][] {
  const successors: number[][] = plan.nodes.map(() => []);
  plan.nodes.forEach((node, index) => {
    for (const dependency of node.dependencies) successors[dependency]!.push(index);
  });
  return successors;
}

/** All transitive dependencies of a node in its graph, ascending. */
export function ancestorsOf(plan: Plan, index: number): number[] {
  const seen = new Set<number>();
  const open = [...plan.nodes[index]!.dependencies];
  while (open.length > 0) {
    const next = open.pop()!;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...plan.nodes[next]!.dependencies);
  }
  return [...seen].sort((a, b) => a - b);
}
