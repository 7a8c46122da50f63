/** What two runs of a job came to, side by side. Pure. */
import type { RunSkeleton } from "./run-skeleton.ts";

/** One task in two runs. */
export interface ComparedTask {
  /** Names from the outside in, joined by ` / `. */
  name: string;
  before: TaskLook | null;
  now: TaskLook | null;
}

/** What a task came to in one run. */
export interface TaskLook {
  state: string;
  /** Milliseconds from its start to its end; null without both. */
  ms: number | null;
  attempts: number;
  seq: number;
}

/**
 * The tasks of two runs by their names, those whose durations differ most first. Items and iterations are left out, and what is inside of
 * them: which of them there are is up to the inputs.
 */
export function comparedTasks(before: RunSkeleton, now: RunSkeleton): ComparedTask[] {
  const [one, other] = [looksOf(before), looksOf(now)];
  const names = new Set([...other.keys(), ...one.keys()]);
  return [...names]
    .map((name) => ({ name, before: one.get(name) ?? null, now: other.get(name) ?? null }))
    .sort((a, b) => distance(b) - distance(a));
}

/** How much longer the task took now; null if it did not run to an end in both. */
export function changeOf({ before, now }: ComparedTask): number | null {
  const [one, other] = [before?.ms ?? null, now?.ms ?? null];
  return one === null || other === null ? null : other - one;
}

function distance(task: ComparedTask): number {
  // A task that only one of them ran says more than any duration.
  if (((task.before?.ms ?? null) === null) !== ((task.now?.ms ?? null) === null)) return Infinity;
  return Math.abs(changeOf(task) ?? 0);
}

function looksOf(skeleton: RunSkeleton): Map<string, TaskLook> {
  const looks = new Map<string, TaskLook>();
  for (let row = 0; row < skeleton.size; row++)
    if (skeleton.nodeIndex(row) >= 0 && !isRepeated(skeleton, row))
      looks.set(skeleton.pathOf(row).join(" / "), lookOf(skeleton, row));
  return looks;
}

function lookOf(skeleton: RunSkeleton, row: number): TaskLook {
  const ms = skeleton.end(row) - skeleton.start(row);
  const state = skeleton.shownState(row);
  return {
    state,
    // A skipped task has times, too: those of the decision to skip it.
    ms: Number.isNaN(ms) || state === "skipped" ? null : ms,
    attempts: skeleton.attempt(row),
    seq: skeleton.seq(row),
  };
}

function isRepeated(skeleton: RunSkeleton, row: number): boolean {
  for (let inner = row; ;) {
    const outer = skeleton.rowOf(skeleton.parent(inner));
    if (outer === undefined) return false;
    if (skeleton.nodeIndex(outer) === skeleton.nodeIndex(inner)) return true;
    inner = outer;
  }
}

/** One name with what it holds in two runs. */
export interface ComparedValue {
  name: string;
  before: unknown;
  now: unknown;
  isSame: boolean;
}

/** Named values side by side, those that differ first. A value that is not there is undefined. */
export function comparedValues(
  before: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
): ComparedValue[] {
  const names = [...new Set([...Object.keys(now), ...Object.keys(before)])];
  return names
    .map((name) => ({
      name,
      before: before[name],
      now: now[name],
      isSame: canonical(before[name]) === canonical(now[name]),
    }))
    .sort((a, b) => Number(a.isSame) - Number(b.isSame));
}

/** As a text that does not depend on the order of keys. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, each: unknown) =>
      typeof each === "object" && each !== null && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
        : each,
    ) ?? "nothing"
  );
}
