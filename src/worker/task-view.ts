import type { JsonObject } from "../base/json.ts";
import { edgeValue, isTerminalTask } from "../engine/states.ts";
import type { EarlierTask } from "../store/runs/load-task-results.ts";

const MS_PER_SECOND = 1_000;

/** `tasks.<name>` of an expression (workflow-language.md §4). Only a completed task has an output; `duration` is in seconds. */
export function taskView(task: EarlierTask, allowFailure: boolean): JsonObject {
  const ended = isTerminalTask(task.status);
  const completed = task.status === "completed";
  return {
    status: task.status,
    ok: ended && edgeValue(task.status, task.skip_reason, allowFailure) === "good",
    skip_reason: task.skip_reason,
    attempts: task.attempt,
    started_at: task.started_at?.toISOString() ?? null,
    finished_at: task.finished_at?.toISOString() ?? null,
    duration: secondsBetween(task.started_at, task.finished_at),
    output: completed ? (task.output ?? "") : null,
    outputs: completed ? task.outputs : {},
    error: task.error === null ? null : { ...task.error },
  };
}

function secondsBetween(start: Date | null, end: Date | null): number | null {
  return start === null || end === null ? null : (end.getTime() - start.getTime()) / MS_PER_SECOND;
}
