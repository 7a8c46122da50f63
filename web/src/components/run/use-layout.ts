import { useEffect, useState } from "react";
import type { GraphLayout } from "../../graph/layout.ts";
import type { LayoutMessage, LayoutReply } from "../../graph/layout-worker.ts";
import type { PlanGraph } from "../../graph/plan-graph.ts";

/** Layouts that were computed, by what they are of: going back to the graph is at once. */
const known = new Map<string, GraphLayout>();
const maxKnown = 8;

let worker: Worker | null = null;
let lastId = 0;

/** The layout of a graph, computed beside the page; null until it is there. `key` names what the graph is of; null asks for none. */
export function useLayout(key: string | null, graph: PlanGraph): GraphLayout | null {
  const [layout, setLayout] = useState<{ key: string; layout: GraphLayout } | null>(null);
  useEffect(() => {
    if (key === null || known.has(key)) return;
    return askForLayout(graph, (answer) => {
      remember(key, answer);
      setLayout({ key, layout: answer });
    });
    // The key says what the graph is of.
  }, [key]);
  if (key === null) return null;
  return known.get(key) ?? (layout?.key === key ? layout.layout : null);
}

function askForLayout(graph: PlanGraph, onAnswer: (layout: GraphLayout) => void): () => void {
  worker ??= new Worker(new URL("../../graph/layout-worker.ts", import.meta.url), {
    type: "module",
  });
  const own = worker;
  lastId += 1;
  const id = lastId;
  const onMessage = ({ data }: MessageEvent<LayoutReply>): void => {
    if (data.id === id) onAnswer(data.layout);
  };
  own.addEventListener("message", onMessage);
  const message: LayoutMessage = {
    id,
    request: { edges: graph.edges, members: [...graph.members] },
  };
  own.postMessage(message);
  return () => own.removeEventListener("message", onMessage);
}

function remember(key: string, layout: GraphLayout): void {
  known.set(key, layout);
  const [oldest] = known.keys();
  if (known.size > maxKnown && oldest !== undefined) known.delete(oldest);
}
