/** Draws a large graph. Only what is in view is drawn, and no more of it than its size on the screen can show. */
import type { Box } from "../../graph/box.ts";
import type { RunSkeleton } from "../../graph/run-skeleton.ts";
import { fillOf, type CanvasColours } from "./canvas-colours.ts";
import { nodeLook, type GraphDrawing } from "./graph-drawing.ts";
import type { Viewport } from "./graph-viewport.ts";

/** Below this scale a node is a block of its colour; below the second, edges are a haze that says nothing. */
const textZoom = 0.4;
const edgeZoom = 0.06;

/** What is marked: the node of the open task run, and the one that the arrow keys are at. */
export interface GraphMarks {
  open: number | null;
  cursor: number | null;
}

/** Draws the part of the graph that the viewport shows. */
export function drawGraph(
  context: CanvasRenderingContext2D,
  size: { width: number; height: number },
  {
    drawing,
    skeleton,
    viewport,
    marks,
    colours,
  }: {
    drawing: GraphDrawing;
    skeleton: RunSkeleton;
    viewport: Viewport;
    marks: GraphMarks;
    colours: CanvasColours;
  },
): void {
  const { boxes } = drawing.layout;
  const { x, y, zoom } = viewport;
  const seen: Box = { x, y, width: size.width / zoom, height: size.height / zoom };
  context.save();
  context.scale(zoom, zoom);
  context.translate(-x, -y);
  if (zoom > edgeZoom) drawEdges(context, drawing, seen, { zoom, marks, colours });
  for (const [node, box] of boxes) {
    if (!overlaps(box, seen)) continue;
    const isArea = node < 0 || (drawing.groups.has(node) && !drawing.folded.has(node));
    if (isArea) drawArea(context, box, colours);
    else drawNode(context, box, { look: nodeLook(skeleton, drawing.states, node), zoom, colours });
  }
  for (const node of new Set([marks.open, marks.cursor]))
    if (node !== null && boxes.has(node)) drawMark(context, boxes.get(node)!, zoom, colours);
  context.restore();
}

function overlaps(box: Box, seen: Box): boolean {
  return (
    box.x < seen.x + seen.width &&
    box.x + box.width > seen.x &&
    box.y < seen.y + seen.height &&
    box.y + box.height > seen.y
  );
}

function drawEdges(
  context: CanvasRenderingContext2D,
  { graph, layout }: GraphDrawing,
  seen: Box,
  { zoom, marks, colours }: { zoom: number; marks: GraphMarks; colours: CanvasColours },
): void {
  const near = new Path2D();
  const far = new Path2D();
  for (const { from, to } of graph.edges) {
    const [start, end] = [layout.boxes.get(from), layout.boxes.get(to)];
    if (!start || !end || !edgeIsSeen(start, end, seen)) continue;
    const isNear = [from, to].some((node) => node === marks.open || node === marks.cursor);
    addEdge(isNear ? near : far, start, end);
  }
  context.lineWidth = Math.max(1, 0.6 / zoom);
  context.strokeStyle = colours["line-strong"];
  context.globalAlpha = Math.min(1, 0.25 + zoom);
  context.stroke(far);
  context.globalAlpha = 1;
  context.lineWidth = 1.6 / Math.min(1, zoom);
  context.strokeStyle = colours.accent;
  context.stroke(near);
}

function edgeIsSeen(start: Box, end: Box, seen: Box): boolean {
  const top = Math.min(start.y, end.y);
  const bottom = Math.max(start.y + start.height, end.y + end.height);
  const span: Box = { x: start.x, y: top, width: end.x - start.x, height: bottom - top };
  return overlaps(span, seen);
}

function addEdge(path: Path2D, start: Box, end: Box): void {
  const [fromX, fromY] = [start.x + start.width, start.y + start.height / 2];
  const [toX, toY] = [end.x, end.y + end.height / 2];
  const bend = Math.max(20, (toX - fromX) / 2);
  path.moveTo(fromX, fromY);
  path.bezierCurveTo(fromX + bend, fromY, toX - bend, toY, toX, toY);
}

function drawArea(context: CanvasRenderingContext2D, box: Box, colours: CanvasColours): void {
  context.fillStyle = colours.sunken;
  context.globalAlpha = 0.5;
  context.fillRect(box.x, box.y, box.width, box.height);
  context.globalAlpha = 1;
}

function drawNode(
  context: CanvasRenderingContext2D,
  box: Box,
  {
    look,
    zoom,
    colours,
  }: {
    look: ReturnType<typeof nodeLook>;
    zoom: number;
    colours: CanvasColours;
  },
): void {
  const fill = fillOf(colours, look.state);
  if (zoom < textZoom) {
    context.globalAlpha = look.seq === null ? 0.35 : 1;
    context.fillStyle = fill;
    context.fillRect(box.x, box.y, box.width, box.height);
    context.globalAlpha = 1;
    return;
  }
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, 8);
  context.fillStyle = colours.surface;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = fill;
  context.stroke();
  context.fillStyle = fill;
  context.fillRect(box.x, box.y + 8, 4, box.height - 16);
  context.font = `500 13px ${colours.font}`;
  context.fillStyle = colours.ink;
  context.textBaseline = "middle";
  context.fillText(shortened(look.name, 26), box.x + 14, box.y + box.height / 2);
  if (look.total > 1) drawShares(context, box, look, colours);
}

function drawShares(
  context: CanvasRenderingContext2D,
  box: Box,
  look: ReturnType<typeof nodeLook>,
  colours: CanvasColours,
): void {
  let x = box.x + 14;
  const width = box.width - 28;
  for (const { state, count } of look.counts) {
    const part = (count / look.total) * width;
    context.fillStyle = fillOf(colours, state);
    context.fillRect(x, box.y + box.height - 10, part, 4);
    x += part;
  }
}

function drawMark(
  context: CanvasRenderingContext2D,
  box: Box,
  zoom: number,
  colours: CanvasColours,
): void {
  const width = 3 / Math.min(1, zoom);
  context.lineWidth = width;
  context.strokeStyle = colours.accent;
  context.beginPath();
  context.roundRect(
    box.x - width,
    box.y - width,
    box.width + 2 * width,
    box.height + 2 * width,
    10,
  );
  context.stroke();
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
