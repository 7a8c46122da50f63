/** A group: its inner graph as a scope, and what it comes to (workflow-language.md §5.7). */
import { graphTasks } from "../../engine/expand.ts";
import { expandTask } from "../../store/runs/expand-task.ts";
import { getScope } from "../../store/runs/scopes.ts";
import type { Attempt, StepResult } from "../attempt.ts";
import { badEnding, stoppedEnding } from "./join.ts";

/** Creates the inner task runs. */
export async function expandGroup(attempt: Attempt): Promise<StepResult> {
  const { claimed, node, version, context, workerId } = attempt;
  const expanded = await expandTask(context.database, workerId, claimed, {
    tasks: graphTasks(version.plan, node.inside!),
    progress: null,
  });
  return expanded ? "waiting" : stoppedEnding;
}

/** Completed if no inner task is bad. */
export async function joinGroup(attempt: Attempt): Promise<StepResult> {
  const { claimed, context } = attempt;
  const scope = await getScope(context.on, claimed.runId, claimed.childScope!);
  if (scope.bad > 0) return badEnding(attempt, scope, "tasks");
  return { status: "completed", output: null, outputs: {} };
}
