import { useReactFlow } from "@xyflow/react";
import type { KeyboardEvent, RefObject } from "react";
import type { GraphLayout } from "../../graph/layout.ts";
import { directionOf, neighbourOf } from "../../graph/neighbour.ts";
import type { PlanGraph } from "../../graph/plan-graph.ts";

/**
 * Arrow keys move the focus along the edges; the node that gets it is brought into view. Nodes carry their number as `data-node`.
 * True if the key was one of them.
 */
export function useFlowArrows(
  box: RefObject<HTMLDivElement | null>,
  graph: PlanGraph,
  layout: GraphLayout | null,
  onReach?: (node: number) => void,
): (event: KeyboardEvent) => boolean {
  const flow = useReactFlow();
  return (event) => {
    const direction = directionOf(event.key);
    const here = event.target instanceof HTMLElement ? event.target.dataset["node"] : undefined;
    if (direction === undefined || here === undefined || layout === null) return false;
    event.preventDefault();
    const next = neighbourOf(graph, layout.boxes, Number(here), direction);
    const there = next === null ? undefined : layout.boxes.get(next);
    if (next === null || there === undefined) return true;
    onReach?.(next);
    const focus = (): boolean => {
      const node = box.current?.querySelector<HTMLElement>(`[data-node="${next}"]`);
      node?.focus({ preventScroll: true });
      return node !== null && node !== undefined;
    };
    const isDrawn = focus();
    const zoom = flow.getZoom();
    const moved = flow.setCenter(there.x + there.width / 2, there.y + there.height / 2, { zoom });
    // Of a large graph only what is in view is drawn: there the node is there when the view has arrived.
    if (!isDrawn) void moved.then(() => requestAnimationFrame(focus));
    return true;
  };
}
