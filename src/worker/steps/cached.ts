/** The cache around the body of a task: asked before anything of it is made, told after (workflow-language.md §5.3). */
import type { Plan } from "../../definition/plan.ts";
import { handlerKinds } from "../../definition/plan.ts";
import type { Attempt, StepResult } from "../attempt.ts";
import { conditionHolds, evaluateText } from "../evaluate-task.ts";
import { cachePlace, keepInCache, restoreFromCache, type CachePlace } from "../task-cache.ts";
import { taskResult } from "../task-result.ts";
import { factsWithEnv } from "../task-values.ts";

/** The result that the cache has, or what `run` comes to, which the cache then keeps. */
export async function throughCache(
  attempt: Attempt,
  run: () => Promise<StepResult>,
): Promise<StepResult> {
  const place = placeOf(attempt);
  if (place === null) return run();
  const { claimed, version, masker, context } = attempt;
  const restored = await restoreFromCache(context.results, place, claimed);
  if (restored !== null) return restored;
  const result = await run();
  if (result === "waiting" || result.status !== "completed") return result;
  // A completed attempt is not tried again, so when it began does not matter.
  const stored = taskResult(result, masker, { claimed, version, begunAt: 0, facts: null });
  await keepInCache(context.results, place, stored, result.stdoutTruncated === true);
  return result;
}

/** Null for a task without a cache, and where its `if` says so. Throws an ExpressionError. */
function placeOf({ claimed, node, version, loaded }: Attempt): CachePlace | null {
  const { task, hasExpressions } = node;
  if (task.cache === null) return null;
  const facts = factsWithEnv(version, loaded.facts);
  const cached = { name: pathInJob(version.plan, claimed.node), cache: task.cache };
  const job = { projectId: claimed.projectId, jobId: version.jobId };
  return cachePlace(cached, job, {
    condition: (text) => conditionHolds(text, facts),
    value: (text) => (hasExpressions ? evaluateText(text, facts) : text),
  });
}

/** Tasks in different groups, and handlers, may have one name. */
function pathInJob(plan: Plan, index: number): string {
  const { task, graph } = plan.nodes[index]!;
  const { group } = plan.graphs[graph]!;
  if (group !== null) return `${pathInJob(plan, group)}/${task.name}`;
  const handlers = handlerKinds.find((kind) => plan.handlers[kind] === graph);
  return handlers === undefined ? task.name : `${handlers}/${task.name}`;
}
