import type { GraphLayout } from "../../graph/layout.ts";
import { countsOfNode, hasItems, type NodeStates } from "../../graph/node-states.ts";
import type { PlanGraph } from "../../graph/plan-graph.ts";
import type { RunSkeleton } from "../../graph/run-skeleton.ts";
import { attentionOrder } from "../../status/status-language.ts";
import { sortedCounts, type StateCount } from "./state-counts.ts";

/** What both renderers of the graph draw. */
export interface GraphDrawing {
  graph: PlanGraph;
  layout: GraphLayout;
  states: NodeStates;
  /** Nodes with others inside. */
  groups: ReadonlySet<number>;
  folded: ReadonlySet<number>;
  toggle: (group: number) => void;
}

/** A node as it is drawn. */
export interface NodeLook {
  name: string;
  /** The state that stands for all its task runs: the one that needs most attention. `pending` before there are any. */
  state: StateCount["state"];
  /** Its task runs by state, if there are several. */
  counts: readonly StateCount[];
  total: number;
  /** Sequence number of the task run to open; null before there is any. */
  seq: number | null;
}

/** What a node looks like now. */
export function nodeLook(skeleton: RunSkeleton, states: NodeStates, node: number): NodeLook {
  const { name, allow_failure: mayFail } = skeleton.nodes[node]!;
  const row = states.rows[node]!;
  const byState = Object.fromEntries(
    countsOfNode(skeleton, states, node).map(({ state, count }) => [state, count]),
  );
  const counts = sortedCounts(byState);
  // The dictionary of states is the server's: what is unknown here is shown by its name.
  const own = row < 0 ? "pending" : (skeleton.shownState(row) as StateCount["state"]);
  const isWhole = counts.length < 2 || hasItems(skeleton, row);
  const state = isWhole
    ? own
    : (attentionOrder.find((each) => counts.some((count) => count.state === each)) ?? own);
  return {
    name,
    state: mayFail && state === "failed" ? "failed_allowed" : state,
    counts,
    total: states.totals[node]!,
    seq: row < 0 ? null : skeleton.seq(row),
  };
}
