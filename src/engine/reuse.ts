/**
 * Which results of an ended run a new run takes over that repeats it with other inputs or another version (workflow-language.md §5.7).
 * Pure: the caller has read the ended run.
 *
 * 1. A main task is taken over if one of its name completed, would not run again in a new attempt of the old run, and depends in the
 *    new version on nothing that runs.
 * 2. A for_each runs again: later tasks read its items, which are task runs of the old run.
 */
import { nodesOf, type Plan } from "../definition/plan.ts";
import {
  planRerun,
  type EndedRun,
  type EndedTask,
  type RerunPlan,
  type RerunStart,
} from "./rerun.ts";

/** A new run that begins with results of another one. */
export interface ReusePlan {
  /** How the task runs stand that are not taken over. */
  next: RerunPlan;
  /** Sequence numbers in the new run and in the old one. */
  reused: { seq: number; source: number }[];
}

/** Plans a new run of a version; null if there is nothing left to run. */
export function planReuse(ended: EndedRun, start: RerunStart, plan: Plan): ReusePlan | null {
  const sources = keptTasks(ended, start);
  const nodes = nodesOf(plan, 0);
  const tasks: EndedTask[] = nodes.map(({ task }, node) => ({
    ...beginning(node, node, 0),
    status: sources.has(task.name) ? "completed" : "cancelled",
  }));
  if (plan.hasPhases) tasks.push(beginning(nodes.length, -1, -1));
  const next = planRerun(
    { plan, status: "failed", undone: new Set(), tasks, scopes: [] },
    { mode: "failed" },
  );
  if (next === null) return null;
  const again = new Set(next.tasks.map((task) => task.seq));
  const reused = nodes.flatMap(({ task }, seq) =>
    again.has(seq) ? [] : [{ seq, source: sources.get(task.name)! }],
  );
  return { next, reused };
}

/** Main tasks by name that a new attempt of the run would keep. */
function keptTasks(ended: EndedRun, start: RerunStart): Map<string, number> {
  const again = new Set(planRerun(ended, start)?.tasks.map((task) => task.seq));
  const kept = new Map<string, number>();
  for (const { seq, node, scope, status } of ended.tasks) {
    if (scope !== 0 || status !== "completed" || again.has(seq)) continue;
    const { task } = ended.plan.nodes[node]!;
    if (task.forEach === null) kept.set(task.name, seq);
  }
  return kept;
}

/** A task run of the new run, as one that a new attempt decides about. */
function beginning(seq: number, node: number, scope: number): EndedTask {
  return {
    seq,
    node,
    scope,
    layer: 0,
    status: "cancelled",
    skipReason: null,
    childScope: null,
    finishedAtMs: 0,
  };
}
