/** Counters add up, and what waits for something starts after it: the run, its scopes and the dependencies of each task run. */
import { groupBy } from "../../../src/base/group-by.ts";
import { ITEM_LAYER, TASK_LAYER } from "../../../src/engine/expand.ts";
import type { JobVersion } from "../../../src/store/versions/job-version.ts";
import type { RunHistory, TaskRow } from "./history.ts";

type Value = "good" | "neutral" | "bad";

/** Each counter that is not what the task runs say, and each start that came too early, as a sentence. */
export function counterViolations(history: RunHistory, version: JobVersion): string[] {
  return [
    ...runViolations(history, version),
    ...scopeViolations(history, version),
    ...dependencyViolations(history, version),
  ];
}

/** What an ended task run counts as (workflow-language.md §5.2), written apart from the engine. */
function valueOf({ status, skipReason }: TaskRow, allowsFailure: boolean): Value {
  if (status === "completed") return "good";
  if (status === "failed" || status === "timed_out") return allowsFailure ? "good" : "bad";
  const isNeutral = skipReason !== null && !["upstream_failed", "run_stopped"].includes(skipReason);
  return isNeutral ? "neutral" : "bad";
}

function allowsFailure({ node, layer }: TaskRow, { plan }: JobVersion): boolean {
  return layer === TASK_LAYER && node >= 0 && plan.nodes[node]!.task.allowFailure;
}

/** A for_each that completed although some of its items failed. */
function toleratesItems({ status, childScope }: TaskRow, { scopes, tasks }: RunHistory): boolean {
  if (status !== "completed" || childScope === null) return false;
  const isForEach = tasks.some(({ scope, layer }) => scope === childScope && layer === ITEM_LAYER);
  return isForEach && scopes.some(({ id, bad }) => id === childScope && bad > 0);
}

/** A stop counts as bad whatever it ends, so only what ran undisturbed has exact numbers. */
function isUndisturbed({ run, scopes }: RunHistory): boolean {
  return run.halted === null && scopes.every(({ halted }) => halted === null);
}

function runViolations(history: RunHistory, version: JobVersion): string[] {
  const { run, tasks } = history;
  const found: string[] = [];
  const expect = (what: string, has: number, should: number): void => {
    if (has !== should) found.push(`the run has ${what} ${has}, not ${should}`);
  };
  expect("open_tasks", run.openTasks, 0);
  expect("total_tasks", run.totalTasks, tasks.filter(({ node }) => node >= 0).length);
  const results = history.events.filter(
    ({ seq, type }) => seq === null && type === `run_${run.status}`,
  );
  expect("ends", results.length, 1);
  if (!isUndisturbed(history)) return found;
  const counted = tasks.filter(({ scope }) => scope <= 0);
  const bad = counted.filter((task) => valueOf(task, allowsFailure(task, version)) === "bad");
  expect("bad_tasks", run.badTasks, bad.length);
  const allowed = tasks.filter(
    (task) =>
      (allowsFailure(task, version) && ["failed", "timed_out"].includes(task.status)) ||
      toleratesItems(task, history),
  );
  expect("allowed_failures", run.allowedFailures, allowed.length);
  return found;
}

function scopeViolations(history: RunHistory, version: JobVersion): string[] {
  const inside = groupBy(history.tasks, ({ scope }) => scope);
  return history.scopes.flatMap(({ id, size, open, bad, halted }) => {
    const tasks = inside.get(id) ?? [];
    const isBad = tasks.filter((task) => valueOf(task, allowsFailure(task, version)) === "bad");
    const found: string[] = [];
    if (open !== 0) found.push(`scope ${id} has ${open} open task runs`);
    if (size !== tasks.length) found.push(`scope ${id} has ${tasks.length} of ${size} task runs`);
    if (halted === null && history.run.halted === null && bad !== isBad.length)
      found.push(`scope ${id} counts ${bad} bad task runs, not ${isBad.length}`);
    return found;
  });
}

function dependencyViolations(history: RunHistory, version: JobVersion): string[] {
  const { tasks, events } = history;
  const claimedAt = new Map<number, number>();
  const endedAt = new Map<number, number>();
  for (const { seq, type, id } of events) {
    if (seq === null) continue;
    if (type === "task_claimed" && !claimedAt.has(seq)) claimedAt.set(seq, id);
    endedAt.set(seq, id);
  }
  const counts = new Map(tasks.map(({ seq }) => [seq, { good: 0, neutral: 0, bad: 0 }]));
  const found: string[] = [];
  for (const task of tasks) {
    const value = valueOf(task, allowsFailure(task, version));
    for (const successor of version.successorSeqs(task)) {
      const count = counts.get(successor);
      if (count === undefined) {
        found.push(`task run ${successor}, which waits for ${task.seq}, is missing`);
        continue;
      }
      count[value] += 1;
      if ((claimedAt.get(successor) ?? Infinity) < endedAt.get(task.seq)!)
        found.push(`task run ${successor} started before ${task.seq} (${task.name}) had ended`);
    }
  }
  for (const task of tasks) {
    if (!claimedAt.has(task.seq)) continue;
    const { good, neutral, bad } = counts.get(task.seq)!;
    // Items are let go by their number, and not one by one.
    if (task.openDeps !== 0 && task.layer === TASK_LAYER)
      found.push(`task run ${task.seq} started with ${task.openDeps} open dependencies`);
    if (task.good !== good || task.neutral !== neutral || task.bad !== bad)
      found.push(
        `task run ${task.seq} (${task.name}) counts ${task.good}/${task.neutral}/${task.bad} dependencies, not ${good}/${neutral}/${bad}`,
      );
  }
  return found;
}
