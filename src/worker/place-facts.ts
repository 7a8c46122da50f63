/** What the task run at a place may know, a compensation included: the worker's attempts and whoever looks at one later ask here. */
import { TASK_LAYER } from "../engine/expand.ts";
import type { CompensationItem } from "../engine/rollback.ts";
import type { Queryable } from "../store/database.ts";
import { getPlace } from "../store/runs/get-place.ts";
import { loadTaskResults, type EarlierTask } from "../store/runs/load-task-results.ts";
import type { EnclosingScope } from "../store/runs/scopes.ts";
import type { JobVersion } from "../store/versions/job-version.ts";
import { withRoots } from "./evaluate-task.ts";
import { sensitiveOutputs } from "./results/sensitive-values.ts";
import {
  enclosingScopes,
  loadTask,
  viewedTask,
  type FactSources,
  type LoadedTask,
  type Place,
} from "./task-facts.ts";
import { taskView, type ViewedTask } from "./task-view.ts";

/**
 * Loads what a task run may know; `chain` are the scopes around it. A compensation knows what the task knew that it undoes, and that task
 * itself as `self`.
 */
export async function loadPlaceFacts(
  own: Place,
  version: JobVersion,
  chain: EnclosingScope[],
  sources: FactSources,
): Promise<LoadedTask> {
  const { on } = sources;
  const { graph } = version.plan.nodes[own.node]!;
  if (version.plan.graphs[graph]!.kind !== "rollback")
    return loadTask(own, version, chain, sources);
  // Written when the rollback was planned.
  const { undoes } = own.item as unknown as CompensationItem;
  const place = await getPlace(on, own.runId, undoes);
  const around = await enclosingScopes(place, on);
  const [undone] = await loadTaskResults(on, own.runId, [undoes]);
  const asked = { ...place, readyAt: own.readyAt };
  const loaded = await loadTask(asked, version, around, sources, own.node);
  const viewed = await undoneView(place, undone!, own.runId, version, on);
  return {
    ...loaded,
    facts: withRoots(loaded.facts, { self: taskView(viewed) }),
    sensitiveOutputs: [...loaded.sensitiveOutputs, ...sensitiveOutputs(viewed)],
  };
}

/** What is undone as its compensation sees it: an item is itself, not the list that it is in. */
async function undoneView(
  { layer, node }: Pick<Place, "layer" | "node">,
  undone: EarlierTask,
  runId: string,
  version: JobVersion,
  on: Queryable,
): Promise<ViewedTask> {
  if (layer === TASK_LAYER) return viewedTask(undone, runId, version, on);
  return { task: undone, definition: version.plan.nodes[node]!.task, items: null };
}
