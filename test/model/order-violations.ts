/** What must hold of the order of a history, whatever ran at once. */
import type { ModelJob } from "./model-job.ts";
import type { ObservedTask } from "./observed.ts";
import { inside, leadsTo, pathOf, type ListName, type Place, type Step } from "./places.ts";
import type { End } from "./rules.ts";
import { isUndoneBefore } from "./undo-order.ts";

const PHASE: Record<ListName, number> = {
  tasks: 0,
  undo: 1,
  on_success: 2,
  on_failure: 2,
  on_cancel: 2,
  finally: 3,
};

/** Each broken rule of order as a sentence. */
export function orderViolations(
  job: ModelJob,
  ends: ReadonlyMap<string, End>,
  tasks: ReadonlyMap<string, ObservedTask>,
): string[] {
  const seen = [...ends.values()].filter((end) => tasks.has(end.path));
  const at = (end: End): ObservedTask => tasks.get(end.path)!;
  const found: string[] = [];
  /** A task that never started can be too early for nothing. */
  const demand = (first: End, second: End, why: string): void => {
    const { startedOrder } = at(second);
    if (startedOrder !== null && startedOrder <= at(first).endedOrder)
      found.push(`${second.path} started before ${first.path} ended: ${why}`);
  };
  for (const end of seen) {
    for (const earlier of predecessorsOf(end, ends))
      if (tasks.has(earlier.path)) demand(earlier, end, "it waits for it");
    const outer = ends.get(pathOf(outerOf(end.place)));
    if (outer !== undefined && tasks.has(outer.path))
      found.push(...containmentViolations(outer.path, at(outer), end.path, at(end)));
  }
  demandPhases(seen, at, found);
  for (const end of seen) found.push(...crowdViolations(end, ends, tasks));
  const undone = seen.filter((end) => end.place.list === "undo");
  for (const first of undone)
    for (const second of undone)
      if (isUndoneBefore(job, first.place, second.place))
        demand(first, second, "a run is undone backwards");
  return found;
}

/** What must have ended before a task run starts: its dependencies, and the iteration before. */
function predecessorsOf({ place, task }: End, ends: ReadonlyMap<string, End>): End[] {
  const last = place.steps.at(-1)!;
  const steps: Step[] =
    last.kind === "iteration" && last.index > 0
      ? [{ kind: "iteration", index: last.index - 1 }]
      : task.dependsOn.map((edge) => ({ kind: "task", name: edge.task }));
  return steps.flatMap(
    (step) => ends.get(pathOf({ ...place, steps: [...place.steps.slice(0, -1), step] })) ?? [],
  );
}

/** The place that sees to another one; a place without steps for those that nothing sees to. */
function outerOf(place: Place): Place {
  return place.list === "undo"
    ? { ...place, steps: [] }
    : { ...place, steps: place.steps.slice(0, -1) };
}

function containmentViolations(
  outerPath: string,
  outer: ObservedTask,
  innerPath: string,
  inner: ObservedTask,
): string[] {
  const found: string[] = [];
  if (inner.endedOrder >= outer.endedOrder)
    found.push(`${outerPath} ended before ${innerPath}, which is inside it`);
  if (
    inner.startedOrder !== null &&
    (outer.startedOrder === null || inner.startedOrder <= outer.startedOrder)
  )
    found.push(`${innerPath} started before ${outerPath}, which it is inside of`);
  return found;
}

/** A for_each has no more than `max_parallel` items open at a time. */
function crowdViolations(
  { task, place, path }: End,
  ends: ReadonlyMap<string, End>,
  tasks: ReadonlyMap<string, ObservedTask>,
): string[] {
  if (task.forEach === null) return [];
  const { items, maxParallel } = task.forEach;
  const paths = items.map(({ key }, index) => pathOf(inside(place, { kind: "item", index, key })));
  const started = paths.flatMap((item) => {
    const seen = ends.has(item) ? tasks.get(item) : undefined;
    return seen === undefined || seen.startedOrder === null
      ? []
      : [{ from: seen.startedOrder, to: seen.endedOrder }];
  });
  const isCrowded = started.some(
    ({ from }) =>
      started.filter((other) => other.from <= from && other.to > from).length > maxParallel,
  );
  return isCrowded ? [`${path} had more than ${maxParallel} items open at a time`] : [];
}

/** The last end of each phase comes before the first start of all later ones. */
function demandPhases(seen: readonly End[], at: (end: End) => ObservedTask, found: string[]): void {
  const outermost = seen.filter(({ place }) => !seen.some((other) => isWithin(place, other.place)));
  for (const end of outermost)
    for (const later of outermost) {
      const { startedOrder } = at(later);
      if (PHASE[end.place.list] >= PHASE[later.place.list] || startedOrder === null) continue;
      if (startedOrder <= at(end).endedOrder)
        found.push(`${later.path} started before ${end.path} ended: its phase comes later`);
    }
}

function isWithin(place: Place, outer: Place): boolean {
  return place.list !== "undo" && outer.steps.length < place.steps.length && leadsTo(outer, place);
}
