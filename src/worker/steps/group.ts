/** A group: its inner graph as a scope, and what it comes to (workflow-language.md §5.7). */
import { graphTasks } from "../../engine/expand.ts";
import { expandTask } from "../../store/runs/expand-task.ts";
import { getScope } from "../../store/runs/scopes.ts";
import { isDeadlineFired } from "../../store/runs/task-deadlines.ts";
import type { Attempt, StepResult } from "../attempt.ts";
import { badEnding, overdueEnding, stoppedEnding } from "./join.ts";

/** Creates the inner task runs; the group's own timeout starts. */
export async function expandGroup(attempt: Attempt): Promise<StepResult> {
  const { claimed, node, version, context, workerId } = attempt;
  const limitMs = groupTimeoutMs(attempt);
  const expanded = await expandTask(context.database, workerId, claimed, {
    tasks: graphTasks(version.plan, node.inside!),
    progress: null,
    ...(limitMs === null ? {} : { deadlineMs: limitMs }),
  });
  return expanded ? "waiting" : stoppedEnding;
}

/** Completed if no inner task is bad; timed out if some were stopped because its own timeout was over. */
export async function joinGroup(attempt: Attempt): Promise<StepResult> {
  const { claimed, context } = attempt;
  const scope = await getScope(context.on, claimed.runId, claimed.childScope!);
  const limitMs = groupTimeoutMs(attempt);
  if (
    scope.bad > 0 &&
    limitMs !== null &&
    (await isDeadlineFired(context.on, claimed.runId, claimed.seq))
  )
    return overdueEnding("group", limitMs);
  if (scope.bad > 0) return badEnding(attempt, scope, "tasks");
  return { status: "completed", output: null, outputs: {} };
}

function groupTimeoutMs({ node }: Attempt): number | null {
  const { body } = node.task;
  return body.kind === "group" ? body.groupTimeoutMs : null;
}
