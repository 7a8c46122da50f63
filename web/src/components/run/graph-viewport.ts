/** What of a large graph is seen: its place and its scale. Pure. */

/** `x`, `y`: the place in the graph at the left upper corner of the view. */
export interface Viewport {
  x: number;
  y: number;
  zoom: number;
}

const leastZoom = 0.02;
const mostZoom = 1.6;
const margin = 24;

/** The whole graph, in the middle of the view. */
export function fitViewport(
  graph: { width: number; height: number },
  view: { width: number; height: number },
): Viewport {
  const zoom = clampZoom(
    Math.min(
      (view.width - 2 * margin) / Math.max(1, graph.width),
      (view.height - 2 * margin) / Math.max(1, graph.height),
      1,
    ),
  );
  return {
    zoom,
    x: (graph.width - view.width / zoom) / 2,
    y: (graph.height - view.height / zoom) / 2,
  };
}

/** Zooms so that what is under the pointer stays there. `px`, `py`: pixels of the view. */
export function zoomViewport(viewport: Viewport, px: number, py: number, factor: number): Viewport {
  const zoom = clampZoom(viewport.zoom * factor);
  return {
    zoom,
    x: viewport.x + px / viewport.zoom - px / zoom,
    y: viewport.y + py / viewport.zoom - py / zoom,
  };
}

/** Moves by pixels of the view. */
export function panViewport(viewport: Viewport, dx: number, dy: number): Viewport {
  return { ...viewport, x: viewport.x - dx / viewport.zoom, y: viewport.y - dy / viewport.zoom };
}

/** The same scale, with a place of the graph in the middle. */
export function centreViewport(
  viewport: Viewport,
  place: { x: number; y: number },
  view: { width: number; height: number },
): Viewport {
  const { zoom } = viewport;
  return { zoom, x: place.x - view.width / zoom / 2, y: place.y - view.height / zoom / 2 };
}

function clampZoom(zoom: number): number {
  return Math.min(mostZoom, Math.max(leastZoom, zoom));
}
