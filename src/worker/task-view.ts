import type { JsonObject, JsonValue } from "../base/json.ts";
import type { TaskDefinition } from "../definition/job-definition.ts";
import { edgeValue, isTerminalTask } from "../engine/states.ts";
import { outputMode, outputValue } from "../engine/task-output.ts";
import type { EarlierTask } from "../store/runs/load-task-results.ts";
import { NO_EXTRAS, extrasView, resultSeq, type TaskExtras } from "./results/task-extras.ts";

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

/** The task runs that a view shows. */
export interface ViewedTask {
  task: EarlierTask;
  definition: TaskDefinition;
  /** Of a for_each; null for other tasks. */
  items: readonly EarlierTask[] | null;
}

/**
 * `tasks.<name>` of an expression (workflow-language.md §4). Only a completed task has an output; `duration` is in seconds. With the
 * items of a for_each, its output is the list of theirs, with null where an item has none.
 */
export function taskView(viewed: ViewedTask, extras: TaskExtras = NO_EXTRAS): JsonObject {
  const { task, definition, items } = viewed;
  const completed = task.status === "completed";
  return {
    status: task.status,
    ok: isOk(task, definition.allowFailure),
    skip_reason: task.skip_reason,
    attempts: task.attempt,
    started_at: task.started_at?.toISOString() ?? null,
    finished_at: task.finished_at?.toISOString() ?? null,
    duration: secondsBetween(task.started_at, task.finished_at),
    output: outputOf(viewed),
    outputs: completed ? task.outputs : {},
    items: items === null ? [] : items.map((item) => ({ ...itemView(item, definition) })),
    counts: countsOf(items ?? []),
    error: task.error === null ? null : { ...task.error },
    ...extrasView(extras, resultSeqs(viewed)),
  };
}

/** An item of a for_each as expressions see it. `allow_failure` is about the for_each, not about its items. */
export function itemView(task: EarlierTask, definition: TaskDefinition): ItemView {
  return {
    key: task.item_key ?? "",
    index: task.item_index ?? 0,
    status: task.status,
    ok: isOk(task, false),
    output: ownOutput(task, definition),
    outputs: task.status === "completed" ? task.outputs : {},
    error: task.error === null ? null : { ...task.error },
  };
}

/** What a task gave, in its type; null unless it completed. */
export function outputOf({ task, definition, items }: ViewedTask): JsonValue {
  if (items === null) return ownOutput(task, definition);
  if (task.status !== "completed") return null;
  return items.map((item) => ownOutput(item, definition));
}

/** Sequence numbers of the task runs that ran the bodies of a task: its own, or those of its items. */
export function resultSeqs({ task, definition, items }: ViewedTask): number[] {
  return (items ?? [task]).map((each) => resultSeq(each, definition));
}

/** How many items came to what. */
export function countsOf(items: readonly Pick<EarlierTask, "status">[]): JsonObject {
  const counts: Record<string, number> = { total: items.length };
  for (const { status } of items) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

function ownOutput({ status, output }: EarlierTask, definition: TaskDefinition): JsonValue {
  return status === "completed" ? outputValue(output, outputMode(definition)) : null;
}

function isOk(task: EarlierTask, allowFailure: boolean): boolean {
  return (
    isTerminalTask(task.status) && edgeValue(task.status, task.skip_reason, allowFailure) === "good"
  );
}

function secondsBetween(start: Date | null, end: Date | null): number | null {
  return start === null || end === null ? null : (end.getTime() - start.getTime()) / MS_PER_SECOND;
}
