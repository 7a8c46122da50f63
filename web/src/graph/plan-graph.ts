/** Which nodes and edges of a plan are drawn: the inside of a folded group is not. Pure. */
import type { SkeletonNode } from "./skeleton-answer.ts";

/** Above so many visible nodes, groups are folded until somebody unfolds them. */
export const foldGroupsAbove = 300;
/** Above so many visible nodes, the graph is drawn on a canvas. */
export const maxFlowNodes = 800;
/** Above so many visible nodes, the graph is drawn when asked for, not by itself. */
export const maxNodesUnasked = 2_000;

/** Parts of a job beside the main one: each is drawn as a group of its own, right of the main tasks. */
export const sideParts = ["rollback", "on_success", "on_failure", "on_cancel", "finally"] as const;
export type SidePart = (typeof sideParts)[number];

/** The number that stands for a part among the numbers of nodes. */
export function partId(part: SidePart): number {
  return -1 - sideParts.indexOf(part);
}

/** The part that a number stands for; undefined for a node. */
export function partOf(id: number): SidePart | undefined {
  return id < 0 ? sideParts[-1 - id] : undefined;
}

/** What is drawn. `members` has the visible nodes of each unfolded group and part, and of the main tasks under null. */
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

/** The graph with these groups folded. Of the parts beside the main one, those with tasks in this run are drawn. */
export function planGraph(
  nodes: readonly SkeletonNode[],
  folded: ReadonlySet<number>,
  hasRun: (node: number) => boolean = () => true,
): PlanGraph {
  const visible = nodes.map(
    (node, index) => (node.part === "main" || hasRun(index)) && isVisible(nodes, folded, index),
  );
  const members = new Map<number | null, number[]>();
  const shown: number[] = [];
  const edges: PlanGraph["edges"] = [];
  nodes.forEach((node, index) => {
    if (!visible[index]) return;
    shown.push(index);
    const level = node.group ?? levelOfPart(node.part);
    const siblings = members.get(level);
    if (siblings) siblings.push(index);
    else members.set(level, [index]);
    for (const from of node.depends_on) if (visible[from]) edges.push({ from, to: index });
  });
  return { nodes: shown, edges, members };
}

function levelOfPart(part: string): number | null {
  const known = sideParts.find((each) => each === part);
  return known === undefined ? null : partId(known);
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
