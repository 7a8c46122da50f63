import { isFailed, type RunSkeleton } from "./run-skeleton.ts";

/** What a plan node came to in a run: its task runs by state, and the one that stands for them. */
export interface NodeStates {
  /** For each node, the number of its task runs in each state: `counts[node * states + state]`. */
  counts: Uint32Array;
  /** For each node, how many task runs `counts` has. */
  totals: Uint32Array;
  /** For each node, the row to open: the one that has the items below it, else one that failed, else the first. -1 if there is none. */
  rows: Int32Array;
}

/**
 * Sums task runs up by plan node. A for_each or loop counts its items or iterations, not itself: what matters of 500 items is how
 * many of them are done.
 */
export function nodeStates(skeleton: RunSkeleton): NodeStates {
  const width = skeleton.states.length;
  const nodes = skeleton.nodes.length;
  const counts = new Uint32Array(nodes * width);
  const totals = new Uint32Array(nodes);
  const rows = new Int32Array(nodes).fill(-1);
  for (let row = 0; row < skeleton.size; row++) {
    const node = skeleton.nodeIndex(row);
    if (node < 0) continue;
    if (isBetter(skeleton, row, rows[node]!)) rows[node] = row;
    if (hasItems(skeleton, row)) continue;
    counts[node * width + skeleton.stateIndex(row)]! += 1;
    totals[node]! += 1;
  }
  return { counts, totals, rows };
}

/** Whether a row stands for its node better than the one before: the one with the items below it does, else one that failed. */
function isBetter(skeleton: RunSkeleton, row: number, before: number): boolean {
  if (before === -1) return true;
  if (hasItems(skeleton, before)) return false;
  return isFailed(skeleton.state(row)) && !isFailed(skeleton.state(before));
}

/** True for the task run of a for_each or loop, which has its items or iterations below it. */
export function hasItems(skeleton: RunSkeleton, row: number): boolean {
  const first = skeleton.childrenOf(skeleton.seq(row))[0];
  return first !== undefined && skeleton.nodeIndex(first) === skeleton.nodeIndex(row);
}

/** States of a node with their counts, in the given order of states. */
export function countsOfNode(
  skeleton: RunSkeleton,
  states: NodeStates,
  node: number,
): { state: string; count: number }[] {
  const width = skeleton.states.length;
  return skeleton.states
    .map((state, index) => ({ state, count: states.counts[node * width + index]! }))
    .filter(({ count }) => count > 0);
}
