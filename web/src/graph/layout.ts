/**
 * Places for the nodes of a plan, from left to right. Pure; runs in a worker. The inside of an unfolded group is laid out first and
 * is one box of its surroundings: dependencies never leave a group, so nothing is lost. dagre up to some hundreds of nodes of one
 * level; above, its time grows too fast (4020 nodes: 0.8 s with tight-tree, 28.8 s with network-simplex), and layers by longest path
 * do as well.
 */
import dagre from "@dagrejs/dagre";
import {
  gapBetweenLayers,
  gapBetweenNodes,
  groupHeading,
  groupPadding,
  nodeHeight,
  nodeWidth,
  type Box,
  type Level,
} from "./box.ts";
import { layeredPlaces } from "./layered-layout.ts";
import type { PlanGraph } from "./plan-graph.ts";

/** What the layout needs of a graph. */
export interface LayoutRequest {
  edges: PlanGraph["edges"];
  members: [group: number | null, nodes: number[]][];
}

/** Boxes by node, and the size of the whole. */
export interface GraphLayout {
  boxes: Map<number, Box>;
  width: number;
  height: number;
}

const maxDagreNodes = 1_000;

/** Lays the graph out. */
export function layoutGraph(request: LayoutRequest): GraphLayout {
  const members = new Map(request.members);
  const edgesByGroup = edgesOfLevels(request.edges, members);
  const boxes = new Map<number, Box>();
  const levels: Levels = { members, edgesByGroup, boxes };
  const size = placeLevel(null, levels);
  for (const id of members.keys()) if (id !== null && id < 0) placePart(id, size, levels);
  return { boxes, ...size };
}

/** A part of the job beside its main tasks: right of all that is placed already. */
function placePart(id: number, size: { width: number; height: number }, levels: Levels): void {
  const { width, height } = sizeOf(id, levels);
  const x = size.width === 0 ? 0 : size.width + gapBetweenLayers;
  shift(id, x, 0, levels);
  levels.boxes.set(id, { x, y: 0, width, height });
  size.width = x + width;
  size.height = Math.max(size.height, height);
}

interface Levels {
  members: ReadonlyMap<number | null, readonly number[]>;
  edgesByGroup: ReadonlyMap<number | null, PlanGraph["edges"]>;
  /** Filled: places within the whole. */
  boxes: Map<number, Box>;
}

function placeLevel(group: number | null, levels: Levels): { width: number; height: number } {
  const ids = levels.members.get(group) ?? [];
  const nodes = ids.map((id) => ({ id, ...sizeOf(id, levels) }));
  const level: Level = { nodes, edges: levels.edgesByGroup.get(group) ?? [] };
  const places = nodes.length > maxDagreNodes ? layeredPlaces(level) : dagrePlaces(level);
  let width = 0;
  let height = 0;
  for (const { id, ...size } of nodes) {
    const { x, y } = places.get(id)!;
    shift(id, x, y, levels);
    levels.boxes.set(id, { x, y, ...size });
    width = Math.max(width, x + size.width);
    height = Math.max(height, y + size.height);
  }
  return { width, height };
}

function sizeOf(id: number, levels: Levels): { width: number; height: number } {
  if (!levels.members.has(id)) return { width: nodeWidth, height: nodeHeight };
  const inside = placeLevel(id, levels);
  return {
    width: Math.max(nodeWidth, inside.width + 2 * groupPadding),
    height: inside.height + groupHeading + groupPadding,
  };
}

/** Moves all that is inside of a group to where the group is. */
function shift(group: number, x: number, y: number, levels: Levels): void {
  for (const id of levels.members.get(group) ?? []) {
    const box = levels.boxes.get(id)!;
    const dx = x + groupPadding;
    const dy = y + groupHeading;
    levels.boxes.set(id, { ...box, x: box.x + dx, y: box.y + dy });
    moveInside(id, dx, dy, levels);
  }
}

function moveInside(group: number, dx: number, dy: number, levels: Levels): void {
  for (const id of levels.members.get(group) ?? []) {
    const box = levels.boxes.get(id)!;
    levels.boxes.set(id, { ...box, x: box.x + dx, y: box.y + dy });
    moveInside(id, dx, dy, levels);
  }
}

function dagrePlaces(level: Level): Map<number, { x: number; y: number }> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({
    rankdir: "LR",
    ranker: "tight-tree",
    ranksep: gapBetweenLayers,
    nodesep: gapBetweenNodes,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of level.nodes) graph.setNode(String(id), { width, height });
  for (const { from, to } of level.edges) graph.setEdge(String(from), String(to));
  dagre.layout(graph);
  return new Map(
    level.nodes.map(({ id, width, height }) => {
      const centre = graph.node(String(id)) as { x: number; y: number };
      return [id, { x: centre.x - width / 2, y: centre.y - height / 2 }];
    }),
  );
}

function edgesOfLevels(
  edges: PlanGraph["edges"],
  members: ReadonlyMap<number | null, readonly number[]>,
): Map<number | null, PlanGraph["edges"]> {
  const levelOf = new Map<number, number | null>();
  for (const [group, ids] of members) for (const id of ids) levelOf.set(id, group);
  const found = new Map<number | null, PlanGraph["edges"]>();
  for (const edge of edges) {
    const level = levelOf.get(edge.from);
    if (level === undefined || level !== levelOf.get(edge.to)) continue;
    const others = found.get(level);
    if (others) others.push(edge);
    else found.set(level, [edge]);
  }
  return found;
}
