import type { EdgeStatus, FailurePolicy, TaskDefinition } from "./job-definition.ts";

/**
 * A compiled job: what create, claim and settle need, computed once per version. Node indexes are positions in `nodes`; a
 * task run of the main scope has `seq` = node index.
 */
export interface Plan {
  format: 1;
  failurePolicy: FailurePolicy;
  timeoutMs: number | null;
  maxParallel: number | null;
  priority: number;
  nodes: PlanNode[];
  /** Why no run can start (a cycle or a missing dependency that legacy mode lets pass at save); null when runnable. */
  error: string | null;
}

export interface PlanNode {
  task: TaskDefinition;
  /** Node indexes of the direct dependencies, ascending, without duplicates. */
  dependencies: number[];
  /** What each of the dependencies must have come to; null if none is asked for a result. */
  edgeStatuses: (EdgeStatus | null)[] | null;
  /** Node indexes whose output the task reads. */
  reads: number[];
  /** Its values are evaluated when it is claimed. */
  hasExpressions: boolean;
  /** `process`: runs as a child process and takes a process slot; `inline`: runs inside the worker. */
  slotKind: "process" | "inline";
  /** Tags a worker needs: `runs_on` plus `lang:<language>` for scripts. */
  tags: string[];
}

/** Successor lists of every node, the inverse of `dependencies`. */
export function successorsOf(plan: Plan): number[][] {
  const successors: number[][] = plan.nodes.map(() => []);
  plan.nodes.forEach((node, index) => {
    for (const dependency of node.dependencies) successors[dependency]!.push(index);
  });
  return successors;
}

/** All transitive dependencies of a node, ascending: the tasks whose outputs it may read. */
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
