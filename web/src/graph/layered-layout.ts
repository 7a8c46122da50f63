/** Layers by longest path, each ordered by where its dependencies are. Linear in nodes and edges but for the sorting. */
import { gapBetweenLayers, gapBetweenNodes, type Level } from "./box.ts";

const orderingPasses = 2;

/** Left upper corners by node. */
export function layeredPlaces(level: Level): Map<number, { x: number; y: number }> {
  const before = dependenciesOf(level);
  const layers = layersOf(level, before);
  for (let pass = 0; pass < orderingPasses; pass++) orderLayers(layers, before);
  return placesOf(level, layers);
}

function dependenciesOf(level: Level): Map<number, number[]> {
  const before = new Map<number, number[]>(level.nodes.map(({ id }) => [id, []]));
  for (const { from, to } of level.edges) before.get(to)?.push(from);
  return before;
}

function layersOf(level: Level, before: ReadonlyMap<number, readonly number[]>): number[][] {
  const depths = new Map<number, number>();
  const layers: number[][] = [];
  // A plan's nodes are not in the order of their dependencies, and a chain may be longer than the call stack.
  for (const { id } of level.nodes) {
    const open = [id];
    while (open.length > 0) {
      const next = open.at(-1)!;
      const missing = before.get(next)!.filter((from) => !depths.has(from) && before.has(from));
      if (depths.has(next) || missing.length === 0) {
        open.pop();
        if (depths.has(next)) continue;
        const depth = 1 + Math.max(-1, ...before.get(next)!.map((from) => depths.get(from) ?? -1));
        depths.set(next, depth);
        (layers[depth] ??= []).push(next);
      } else open.push(...missing);
    }
  }
  return layers;
}

function orderLayers(layers: number[][], before: ReadonlyMap<number, readonly number[]>): void {
  const position = new Map<number, number>();
  for (const layer of layers) {
    const weights = new Map(
      layer.map((id, index) => {
        const places = before.get(id)!.map((from) => position.get(from) ?? 0);
        const sum = places.reduce((total, place) => total + place, 0);
        return [id, places.length === 0 ? index / layer.length : sum / places.length];
      }),
    );
    layer.sort((a, b) => weights.get(a)! - weights.get(b)!);
    layer.forEach((id, index) => position.set(id, (index + 0.5) / layer.length));
  }
}

function placesOf(
  level: Level,
  layers: readonly (readonly number[])[],
): Map<number, { x: number; y: number }> {
  const sizes = new Map(level.nodes.map((node) => [node.id, node]));
  const heights = layers.map((layer) =>
    layer.reduce((sum, id) => sum + sizes.get(id)!.height + gapBetweenNodes, -gapBetweenNodes),
  );
  const tallest = Math.max(...heights);
  const places = new Map<number, { x: number; y: number }>();
  let x = 0;
  layers.forEach((layer, index) => {
    let y = (tallest - heights[index]!) / 2;
    let widest = 0;
    for (const id of layer) {
      const { width, height } = sizes.get(id)!;
      places.set(id, { x, y });
      y += height + gapBetweenNodes;
      widest = Math.max(widest, width);
    }
    x += widest + gapBetweenLayers;
  });
  return places;
}
