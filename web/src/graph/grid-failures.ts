/** Which tasks of a plan failed how often in a job's newest runs. Pure. */
import type { JobGrid } from "../api/job.ts";
import { placeOf } from "./document-graph.ts";
import type { SkeletonNode } from "./skeleton-answer.ts";

/** Of the runs in which a task came to an end, how many it failed in. */
export interface Failures {
  failed: number;
  ran: number;
}

/** By node of the plan; nodes that never ran are left out. */
export function failuresOf(
  { tasks, runs, states }: JobGrid,
  plan: readonly SkeletonNode[],
): Map<number, Failures> {
  const rows = tasks.name.map((name, index) => ({
    name,
    group: tasks.group[index]!,
    part: tasks.part[index]!,
  }));
  const rowOf = new Map(rows.map((_, index) => [placeOf(rows, index), index]));
  const found = new Map<number, Failures>();
  plan.forEach((_, node) => {
    const row = rowOf.get(placeOf(plan, node));
    if (row === undefined) return;
    const ended = runs.map(({ state }) => states[state[row]!]);
    const failed = ended.filter((state) => state === "failed" || state === "timed_out").length;
    const ran = failed + ended.filter((state) => state === "completed").length;
    if (ran > 0) found.set(node, { failed, ran });
  });
  return found;
}
