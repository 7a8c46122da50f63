/** Where an arrow key leads in a drawn graph. Pure. */
import type { Box } from "./box.ts";
import type { PlanGraph } from "./plan-graph.ts";

export type Direction = "left" | "right" | "up" | "down";

/** The direction of an arrow key; undefined for other keys. */
export function directionOf(key: string): Direction | undefined {
  const directions: Readonly<Record<string, Direction>> = {
    ArrowLeft: "left",
    ArrowRight: "right",
    ArrowUp: "up",
    ArrowDown: "down",
  };
  return Object.hasOwn(directions, key) ? directions[key] : undefined;
}

/**
 * The node that is reached: right and left along edges, to the nearest end of one; up and down to the nearest node above or below.
 * Null if there is none.
 */
export function neighbourOf(
  graph: PlanGraph,
  boxes: ReadonlyMap<number, Box>,
  from: number,
  direction: Direction,
): number | null {
  const here = boxes.get(from);
  if (here === undefined) return null;
  const isAlong = direction === "left" || direction === "right";
  const candidates = isAlong
    ? endsOfEdges(graph, from, direction)
    : graph.nodes.filter((node) => isInColumn(here, boxes.get(node), direction));
  let nearest: number | null = null;
  let least = Infinity;
  for (const node of candidates) {
    const box = boxes.get(node);
    if (box === undefined || node === from) continue;
    const distance = Math.abs(middle(box) - middle(here));
    if (distance < least) [nearest, least] = [node, distance];
  }
  return nearest;
}

function endsOfEdges(graph: PlanGraph, node: number, direction: "left" | "right"): number[] {
  return direction === "right"
    ? graph.edges.filter(({ from }) => from === node).map(({ to }) => to)
    : graph.edges.filter(({ to }) => to === node).map(({ from }) => from);
}

function isInColumn(here: Box, there: Box | undefined, direction: Direction): boolean {
  if (there === undefined || there.x >= here.x + here.width || there.x + there.width <= here.x)
    return false;
  return direction === "up" ? middle(there) < middle(here) : middle(there) > middle(here);
}

function middle(box: Box): number {
  return box.y + box.height / 2;
}

/** The innermost node whose box is at a place; null if none is. */
export function nodeAt(boxes: ReadonlyMap<number, Box>, x: number, y: number): number | null {
  let found: number | null = null;
  let least = Infinity;
  for (const [node, box] of boxes) {
    if (x < box.x || x > box.x + box.width || y < box.y || y > box.y + box.height) continue;
    const area = box.width * box.height;
    if (node >= 0 && area < least) [found, least] = [node, area];
  }
  return found;
}
