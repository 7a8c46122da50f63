/**
 * Decides what a claimed task run does: the one place that reads dependencies and conditions. Pure (engine.md §2): the caller
 * passes everything in. Does not own how it is executed.
 *
 * 1. The order is that of workflow-language.md §5.3: edge status, data check, then the task itself.
 */
import type { TaskDefinition } from "../definition/job-definition.ts";
import type { SkipReason } from "./states.ts";

export interface DependencyCounts {
  good: number;
  neutral: number;
  bad: number;
}

export type Decision = { kind: "execute" } | { kind: "skip"; reason: SkipReason };

/** `readsSkippedTask`: the task statically reads the output of a dependency that was skipped. */
export function decide(
  task: Pick<TaskDefinition, "enabled">,
  dependencies: DependencyCounts,
  readsSkippedTask: boolean,
): Decision {
  if (dependencies.bad > 0) return { kind: "skip", reason: "upstream_failed" };
  if (readsSkippedTask) return { kind: "skip", reason: "upstream_skipped" };
  if (!task.enabled) return { kind: "skip", reason: "disabled" };
  return { kind: "execute" };
}

/** Lease losses after which a task is given up: it probably kills its workers. */
export const MAX_WORKER_LOSSES = 3;

/** Whether a task run whose worker was lost runs again. `lost` counts the losses including this one. */
export function restartsAfterWorkerLoss(
  task: Pick<TaskDefinition, "onWorkerLost">,
  lost: number,
): boolean {
  return task.onWorkerLost === "retry" && lost < MAX_WORKER_LOSSES;
}
