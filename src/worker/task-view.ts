import type { JsonObject, JsonValue } from "../base/json.ts";
import { edgeValue, isTerminalTask } from "../engine/states.ts";
import type { EarlierTask } from "../store/runs/load-task-results.ts";

const MS_PER_SECOND = 1_000;

/** One entry of `tasks.<name>.items`. */
export interface ItemView {
  key: string;
  index: number;
  status: string;
  ok: boolean;
  output: JsonValue;
  outputs: JsonObject;
  error: JsonValue;
}

/**
 * `tasks.<name>` of an expression (workflow-language.md §4). Only a completed task has an output; `duration` is in seconds. With the
 * items of a for_each, its output is the list of theirs, with null where an item has none.
 */
export function taskView(
  task: EarlierTask,
  allowFailure: boolean,
  items: readonly ItemView[] | null,
): JsonObject {
  const completed = task.status === "completed";
  return {
    status: task.status,
    ok: isOk(task, allowFailure),
    skip_reason: task.skip_reason,
    attempts: task.attempt,
    started_at: task.started_at?.toISOString() ?? null,
    finished_at: task.finished_at?.toISOString() ?? null,
    duration: secondsBetween(task.started_at, task.finished_at),
    output: completed ? outputOf(task, items) : null,
    outputs: completed ? task.outputs : {},
    items: items === null ? [] : items.map((item) => ({ ...item })),
    counts: countsOf(items ?? []),
    error: task.error === null ? null : { ...task.error },
  };
}

/** An item of a for_each as expressions see it. `allow_failure` is about the for_each, not about its items. */
export function itemView(task: EarlierTask): ItemView {
  const completed = task.status === "completed";
  return {
    key: task.item_key ?? "",
    index: task.item_index ?? 0,
    status: task.status,
    ok: isOk(task, false),
    output: completed ? (task.output ?? "") : null,
    outputs: completed ? task.outputs : {},
    error: task.error === null ? null : { ...task.error },
  };
}

function outputOf(task: EarlierTask, items: readonly ItemView[] | null): JsonValue {
  return items === null ? (task.output ?? "") : items.map((item) => item.output);
}

/** How many items came to what. */
function countsOf(items: readonly ItemView[]): JsonObject {
  const counts: Record<string, number> = { total: items.length };
  for (const { status } of items) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

function isOk(task: EarlierTask, allowFailure: boolean): boolean {
  return (
    isTerminalTask(task.status) && edgeValue(task.status, task.skip_reason, allowFailure) === "good"
  );
}

function secondsBetween(start: Date | null, end: Date | null): number | null {
  return start === null || end === null ? null : (end.getTime() - start.getTime()) / MS_PER_SECOND;
}
