/** Dependencies of every node, as node indexes. */
export type Dependencies = readonly (readonly number[])[];

/**
 * Node indexes in an order in which every node comes after its dependencies, smaller indexes first where both would do;
 * null when there is a cycle.
 */
export function topologicalOrder(dependencies: Dependencies): number[] | null {
  const open = dependencies.map((list) => list.length);
  const successors: number[][] = dependencies.map(() => []);
  dependencies.forEach((list, node) => {
    for (const dependency of list) successors[dependency]!.push(node);
  });
  const order: number[] = [];
  open.forEach((count, node) => {
    if (count === 0) order.push(node);
  });
  for (let next = 0; next < order.length; next += 1) {
    for (const successor of successors[order[next]!]!) {
      open[successor]! -= 1;
      if (open[successor] === 0) order.push(successor);
    }
  }
  return order.length === dependencies.length ? order : null;
}

/** The nodes of one cycle, each depending on the next and the last on the first; null when there is none. */
export function findCycle(dependencies: Dependencies): number[] | null {
  const done = new Uint8Array(dependencies.length);
  for (let root = 0; root < dependencies.length; root += 1) {
    const cycle = done[root] === 1 ? null : cycleFrom(root, dependencies, done);
    if (cycle !== null) return cycle;
  }
  return null;
}

/** `a → b → a`: each task waits for the next one. Long cycles are shortened in the middle. */
export function describeCycle(names: readonly string[]): string {
  const closed = [...names, names[0]!];
  if (closed.length <= 12) return closed.join(" → ");
  return [...closed.slice(0, 9), `… ${closed.length - 11} more …`, ...closed.slice(-2)].join(" → ");
}

/** Depth-first search with a stack of its own: a chain of 10 000 tasks must not overflow. `done` nodes lead to no cycle. */
function cycleFrom(root: number, dependencies: Dependencies, done: Uint8Array): number[] | null {
  const path = [root];
  const positions = [0];
  const placeInPath = new Map([[root, 0]]);
  while (path.length > 0) {
    const node = path[path.length - 1]!;
    const next = dependencies[node]![positions[positions.length - 1]!++];
    if (next === undefined) {
      done[node] = 1;
      placeInPath.delete(node);
      path.pop();
      positions.pop();
      continue;
    }
    const place = placeInPath.get(next);
    if (place !== undefined) return path.slice(place);
    if (done[next] === 1) continue;
    placeInPath.set(next, path.length);
    path.push(next);
    positions.push(0);
  }
  return null;
}
