import type { RunSkeleton } from "./run-skeleton.ts";

/**
 * The task runs that decided how long the run took: from the one that ended last, each time the dependency that ended last; of a
 * task with others inside, those inside as well. To make the run shorter, one of these must be. Rows of the skeleton.
 */
export function criticalPath(skeleton: RunSkeleton): Set<number> {
  const path = new Set<number>();
  walk(skeleton, -1, path);
  return path;
}

function walk(skeleton: RunSkeleton, parent: number, path: Set<number>): void {
  const rows = skeleton.childrenOf(parent);
  const byNode = new Map(rows.map((row) => [skeleton.nodeIndex(row), row]));
  let row = lastEnded(skeleton, rows);
  while (row !== null && !path.has(row)) {
    if (skeleton.nodeIndex(row) >= 0) path.add(row);
    walk(skeleton, skeleton.seq(row), path);
    // An item depends on no other item: the way on is that of the task it is an item of.
    const before: readonly number[] = isItem(skeleton, row)
      ? []
      : (skeleton.node(row)?.depends_on ?? []);
    row = lastEnded(
      skeleton,
      before.flatMap((node) => byNode.get(node) ?? []),
    );
  }
}

function isItem(skeleton: RunSkeleton, row: number): boolean {
  const outer = skeleton.rowOf(skeleton.parent(row));
  return outer !== undefined && skeleton.nodeIndex(outer) === skeleton.nodeIndex(row);
}

function lastEnded(skeleton: RunSkeleton, rows: readonly number[]): number | null {
  let last: number | null = null;
  for (const row of rows) {
    if (Number.isNaN(skeleton.start(row)) || Number.isNaN(skeleton.end(row))) continue;
    if (last === null || skeleton.end(row) > skeleton.end(last)) last = row;
  }
  return last;
}
