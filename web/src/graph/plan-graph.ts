/** Which nodes and edges of a plan are drawn: the inside of a folded group is not. Pure. */
import type { SkeletonNode } from "./skeleton-answer.ts";

/** Above so many visible nodes, groups are folded until somebody unfolds them. */
export const foldGroupsAbove = 300;
/** Above so many visible nodes, the graph is drawn on a canvas. */
export const maxFlowNodes = 800;
/** Above so many visible nodes, the graph is drawn when asked for, not by itself. */
export const maxNodesUnasked = 2_000;

/** What is drawn. `members` has the visible nodes of each unfolded group, and of the top under null. */
export interface PlanGraph {
  nodes: number[];
  edges: { from: number; to: number }[];
  members: Map<number | null, number[]>;
}

/** True for a node with others inside. */
export function groupsOf(nodes: readonly SkeletonNode[]): Set<number> {
  return new Set(nodes.flatMap(({ group }) => (group === null ? [] : [group])));
}

/** The groups that are folded at first: all of them, if the plan is large. */
export function foldedAtFirst(nodes: readonly SkeletonNode[]): Set<number> {
  return nodes.length > foldGroupsAbove ? groupsOf(nodes) : new Set();
}

/** The graph with these groups folded. */
export function planGraph(nodes: readonly SkeletonNode[], folded: ReadonlySet<number>): PlanGraph {
  const visible = nodes.map((_, index) => isVisible(nodes, folded, index));
  const members = new Map<number | null, number[]>();
  const shown: number[] = [];
  const edges: PlanGraph["edges"] = [];
  nodes.forEach((node, index) => {
    if (!visible[index]) return;
    shown.push(index);
    const siblings = members.get(node.group);
    if (siblings) siblings.push(index);
    else members.set(node.group, [index]);
    for (const from of node.depends_on) if (visible[from]) edges.push({ from, to: index });
  });
  return { nodes: shown, edges, members };
}

function isVisible(
  nodes: readonly SkeletonNode[],
  folded: ReadonlySet<number>,
  index: number,
): boolean {
  let group = nodes[index]!.group;
  while (group !== null) {
    if (folded.has(group)) return false;
    group = nodes[group]?.group ?? null;
  }
  return true;
}

/** The nodes that depend on each node directly. */
export function successors(nodes: readonly SkeletonNode[]): number[][] {
  const found: number[][] = nodes.map(() => []);
  nodes.forEach((node, index) => {
    for (const from of node.depends_on) found[from]?.push(index);
  });
  return found;
}
