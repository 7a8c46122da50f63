/** The task list: a run's tree of task runs as the flat rows that are shown. Pure; nothing here grows with what is folded. */
import { isFailed, type RunSkeleton } from "./run-skeleton.ts";

/** What the list shows. */
export interface TreeView {
  /** Sequence numbers of the task runs that are unfolded. */
  unfolded: ReadonlySet<number>;
  /** Part of a name; empty for all. */
  text: string;
  /** States to show; empty for all. */
  states: ReadonlySet<string>;
  failedFirst: boolean;
}

/** Flat rows, by columns. */
export interface TreeRows {
  length: number;
  /** Row of the skeleton. */
  rows: Int32Array;
  depths: Uint8Array;
}

/** True if the view leaves task runs out: then the list is flat, because a tree with holes hides where a match is. */
export function isFiltered(view: TreeView): boolean {
  return view.text.trim() !== "" || view.states.size > 0;
}

/** The rows of the list. */
export function treeRows(skeleton: RunSkeleton, view: TreeView): TreeRows {
  const rows = isFiltered(view) ? matches(skeleton, view) : unfoldedRows(skeleton, view);
  return {
    length: rows.length,
    rows: Int32Array.from(rows, ([row]) => row),
    depths: Uint8Array.from(rows, ([, depth]) => Math.min(255, depth)),
  };
}

type PlacedRow = readonly [row: number, depth: number];

function matches(skeleton: RunSkeleton, view: TreeView): PlacedRow[] {
  const text = view.text.trim().toLowerCase();
  const found: number[] = [];
  for (let row = 0; row < skeleton.size; row++) {
    if (skeleton.nodeIndex(row) < 0) continue;
    if (view.states.size > 0 && !view.states.has(skeleton.state(row))) continue;
    if (text !== "" && !skeleton.name(row).toLowerCase().includes(text)) continue;
    found.push(row);
  }
  if (view.failedFirst) sortFailedFirst(found, (row) => isFailed(skeleton.shownState(row)));
  return found.map((row) => [row, 0]);
}

function unfoldedRows(skeleton: RunSkeleton, view: TreeView): PlacedRow[] {
  const troubled = view.failedFirst ? rowsWithFailures(skeleton) : null;
  const placed: PlacedRow[] = [];
  const place = (parent: number, depth: number) => {
    let rows = skeleton.childrenOf(parent);
    if (troubled) {
      rows = [...rows];
      sortFailedFirst(rows as number[], (row) => troubled.has(row));
    }
    for (const row of rows) {
      // The controller of a run with phases is no task: what it expands is shown in its place.
      const isTask = skeleton.nodeIndex(row) >= 0;
      if (isTask) placed.push([row, depth]);
      if (!isTask || view.unfolded.has(skeleton.seq(row)))
        place(skeleton.seq(row), isTask ? depth + 1 : depth);
    }
  };
  place(-1, 0);
  return placed;
}

function sortFailedFirst(rows: number[], isBad: (row: number) => boolean): void {
  rows.sort((a, b) => Number(isBad(b)) - Number(isBad(a)));
}

/** Rows that failed, and those that they are inside of. */
export function rowsWithFailures(skeleton: RunSkeleton): Set<number> {
  const found = new Set<number>();
  for (let row = 0; row < skeleton.size; row++) {
    if (!isFailed(skeleton.shownState(row))) continue;
    let outer: number | undefined = row;
    while (outer !== undefined && !found.has(outer)) {
      found.add(outer);
      outer = skeleton.rowOf(skeleton.parent(outer));
    }
  }
  return found;
}

/**
 * The innermost task run that failed first: the reason of the run's end, as far as the skeleton tells. Of a group that failed
 * because of what is inside, it is the inside. Null if nothing failed.
 */
export function firstFailure(skeleton: RunSkeleton): number | null {
  let first: number | null = null;
  for (let row = 0; row < skeleton.size; row++) {
    if (!isFailed(skeleton.shownState(row)) || hasFailedChild(skeleton, row)) continue;
    if (first === null || endOf(skeleton, row) < endOf(skeleton, first)) first = row;
  }
  return first;
}

/** How many task runs failed, those inside of others instead of those around them. */
export function countFailures(skeleton: RunSkeleton): number {
  let count = 0;
  for (let row = 0; row < skeleton.size; row++)
    if (isFailed(skeleton.shownState(row)) && !hasFailedChild(skeleton, row)) count += 1;
  return count;
}

function hasFailedChild(skeleton: RunSkeleton, row: number): boolean {
  return skeleton
    .childrenOf(skeleton.seq(row))
    .some((child) => isFailed(skeleton.shownState(child)));
}

function endOf(skeleton: RunSkeleton, row: number): number {
  const end = skeleton.end(row);
  return Number.isNaN(end) ? Infinity : end;
}

/** Sequence numbers of the task runs around a row: those to unfold so that it is seen. */
export function ancestorsOf(skeleton: RunSkeleton, row: number): number[] {
  const found: number[] = [];
  let parent = skeleton.parent(row);
  while (parent >= 0) {
    found.push(parent);
    const outer = skeleton.rowOf(parent);
    parent = outer === undefined ? -1 : skeleton.parent(outer);
  }
  return found;
}

/** How many of these rows are in each state, by index of the state. */
export function countStates(skeleton: RunSkeleton, rows: readonly number[]): Uint32Array {
  const counts = new Uint32Array(skeleton.states.length);
  for (const row of rows) counts[skeleton.stateIndex(row)]! += 1;
  return counts;
}
