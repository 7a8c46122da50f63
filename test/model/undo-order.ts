/** In which order a run is undone: against the order in which its tasks had to run (§5.4). */
import type { ModelJob, ModelTask } from "./model-job.ts";
import { isSameStep, type Place } from "./places.ts";

/** True if the compensation at `first` must end before the one at `second` starts. */
export function isUndoneBefore(job: ModelJob, first: Place, second: Place): boolean {
  const fork = first.steps.findIndex((step, at) => {
    const other = second.steps[at];
    return other === undefined || !isSameStep(step, other);
  });
  const one = first.steps[fork];
  const other = second.steps[fork];
  // A group has ended after all that is inside it, so it is undone before that.
  if (one === undefined) return second.steps.length > first.steps.length;
  if (other === undefined) return false;
  if (one.kind === "task" && other.kind === "task")
    return dependsOn(scopeAt(job, { ...first, steps: first.steps.slice(0, fork) }), one, other);
  return one.kind !== "task" && other.kind !== "task" && one.index > other.index;
}

/** The tasks that stand together inside a place of the main list. */
function scopeAt(job: ModelJob, { steps }: Place): readonly ModelTask[] {
  let scope = job.tasks;
  for (const step of steps)
    if (step.kind === "task") scope = scope.find((task) => task.name === step.name)!.group!;
  return scope;
}

/** Whether a task depends on another one, directly or not. */
function dependsOn(
  scope: readonly ModelTask[],
  task: { name: string },
  other: { name: string },
): boolean {
  const { dependsOn: edges } = scope.find(({ name }) => name === task.name)!;
  return edges.some(
    (edge) => edge.task === other.name || dependsOn(scope, { name: edge.task }, other),
  );
}
