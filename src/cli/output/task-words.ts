/** The state of a run or task run in words, for tables and for the lines of a run that is followed. */
import type { Schemas } from "../../client/client.ts";

type TaskRun = Schemas["TaskRun"];
type Run = Schemas["JobRun"];

/** As the end of a sentence, like the web page says it (web/src/status/status-language.ts). */
const skipReasons: Readonly<Record<string, string>> = {
  condition: "its condition was false",
  upstream_skipped: "a task it reads was skipped",
  upstream_failed: "a task before it failed",
  not_taken: "this branch was not taken",
  disabled: "it is disabled",
  exit_code: "its exit code says so",
  run_stopped: "the run was stopped",
  child_skipped: "its job was skipped",
  timeout: "nothing came in time",
  rejected: "it was rejected",
  concurrency_conflict: "others held its concurrency key",
};

/** Reasons for which a worker looks at a task and does not execute it. */
const decidedBeforehand: ReadonlySet<string> = new Set([
  "condition",
  "upstream_skipped",
  "upstream_failed",
  "not_taken",
  "disabled",
  "concurrency_conflict",
]);

/** Why a whole run is skipped. */
const runSkipReasons: Readonly<Record<string, string>> = {
  condition: "the job's condition (if) was false",
  concurrency_conflict: "another run held its concurrency key (on_conflict: skip)",
  replaced: "a newer run took its place in the queue of the concurrency key (queue_order: latest)",
};

/** `because …`; empty for a task that was not skipped. A reason of a newer server is shown by its own name. */
export function skipText(task: TaskRun): string {
  const { skip_reason: reason } = task;
  if (reason === null) return "";
  return `because ${Object.hasOwn(skipReasons, reason) ? skipReasons[reason] : reason}`;
}

/** `because …` of a run that was skipped; empty if nothing is known. */
export function runSkipText({ reason }: Pick<Run, "reason">): string {
  if (reason === null) return "";
  return `because ${Object.hasOwn(runSkipReasons, reason) ? runSkipReasons[reason] : reason}`;
}

/** False for a task of which nothing was executed, although a worker may have held it for a moment. */
export function wasExecuted(task: TaskRun): boolean {
  if (task.skip_reason !== null && decidedBeforehand.has(task.skip_reason)) return false;
  return task.attempt > 0;
}

/** The state, with what makes a failure a harmless one. */
export function taskStatusText(task: TaskRun): string {
  return task.failure_allowed ? `${task.status}, allowed` : task.status;
}
