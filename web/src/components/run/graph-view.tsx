import { FoldVertical, UnfoldVertical } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { nodeStates } from "../../graph/node-states.ts";
import {
  foldedAtFirst,
  groupsOf,
  maxFlowNodes,
  maxNodesUnasked,
  planGraph,
} from "../../graph/plan-graph.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import type { GraphDrawing } from "./graph-drawing.ts";
import { useRunPage } from "./run-context.tsx";
import { useLayout } from "./use-layout.ts";

const FlowGraph = lazy(() => import("./flow-graph.tsx"));
const CanvasGraph = lazy(() => import("./canvas-graph.tsx"));

/** The plan as a graph with the states of this run. Large ones are drawn on a canvas, very large ones when asked for. */
export default function GraphView() {
  const { skeleton, version } = useRunPage();
  const { nodes } = skeleton;
  const [folded, setFolded] = useState<ReadonlySet<number>>(() => foldedAtFirst(nodes));
  const [isAsked, setAsked] = useState(false);
  const states = useMemo(() => nodeStates(skeleton), [skeleton, version]);
  const begun = nodes.filter((node, index) => node.part !== "main" && states.rows[index]! >= 0);
  const parts = [...new Set(begun.map(({ part }) => part))].join();
  const graph = useMemo(
    () => planGraph(nodes, folded, (node) => parts.split(",").includes(nodes[node]!.part)),
    [nodes, folded, parts],
  );
  const isHuge = graph.nodes.length > maxNodesUnasked && !isAsked;
  const { job_id: jobId, version_number: number } = skeleton.run;
  const key = isHuge ? null : [jobId, number, parts, ...[...folded].sort()].join("/");
  const layout = useLayout(key, graph);

  if (isHuge) return <TooLarge count={graph.nodes.length} onDraw={() => setAsked(true)} />;
  if (layout === null) return <SkeletonRows rows={4} label="Laying the graph out" />;
  const toggle = (group: number): void => {
    const next = new Set(folded);
    if (!next.delete(group)) next.add(group);
    setFolded(next);
  };
  const drawing: GraphDrawing = { graph, layout, states, groups: groupsOf(nodes), folded, toggle };
  const isLarge = graph.nodes.length > maxFlowNodes;
  return (
    <div className="relative h-full min-h-80">
      <Suspense fallback={<SkeletonRows rows={4} label="Loading the graph" />}>
        {isLarge ? <CanvasGraph {...drawing} /> : <FlowGraph {...drawing} />}
        {drawing.groups.size > 0 && <FoldAll drawing={drawing} onFold={setFolded} />}
      </Suspense>
    </div>
  );
}

function FoldAll({
  drawing: { folded, groups },
  onFold,
}: {
  drawing: GraphDrawing;
  onFold: (folded: ReadonlySet<number>) => void;
}) {
  const isFolded = folded.size > 0;
  return (
    <Button
      size="small"
      className="!absolute top-3 left-3"
      icon={
        isFolded ? <UnfoldVertical size={14} aria-hidden /> : <FoldVertical size={14} aria-hidden />
      }
      onClick={() => onFold(isFolded ? new Set() : groups)}
    >
      {isFolded ? "Unfold groups" : "Fold groups"}
    </Button>
  );
}

function TooLarge({ count, onDraw }: { count: number; onDraw: () => void }) {
  return (
    <EmptyState
      title={`${count.toLocaleString()} tasks make a large graph`}
      action={
        <Button variant="primary" onClick={onDraw}>
          Draw it
        </Button>
      }
    >
      It takes a few seconds to lay out. The list beside it and the timeline show the same tasks at
      once.
    </EmptyState>
  );
}
