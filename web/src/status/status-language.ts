import type { RunStatus } from "../api/resources.ts";
import type { ShownTaskStatus } from "./shown-task.ts";

/** The one map from state to colour, icon and words (web-wide). Colour never stands alone. */
export type Tone = "good" | "bad" | "warn" | "busy" | "retry" | "wait" | "idle";
export type StatusIcon =
  | "check"
  | "cross"
  | "clock"
  | "slash"
  | "skip"
  | "spinner"
  | "retry"
  | "wait"
  | "dot"
  | "pause"
  | "undo";

export interface StatusLook {
  tone: Tone;
  icon: StatusIcon;
  label: string;
  dashed?: true;
}

const looks: Record<RunStatus | ShownTaskStatus, StatusLook> = {
  scheduled: { tone: "wait", icon: "clock", label: "Scheduled" },
  pending: { tone: "idle", icon: "dot", label: "Pending" },
  queued: { tone: "idle", icon: "dot", label: "Queued" },
  running: { tone: "busy", icon: "spinner", label: "Running" },
  retrying: { tone: "retry", icon: "retry", label: "Retrying" },
  waiting: { tone: "wait", icon: "wait", label: "Waiting" },
  paused: { tone: "warn", icon: "pause", label: "Paused" },
  cancelling: { tone: "idle", icon: "spinner", label: "Cancelling" },
  rolling_back: { tone: "retry", icon: "undo", label: "Rolling back" },
  completed: { tone: "good", icon: "check", label: "Completed" },
  failed: { tone: "bad", icon: "cross", label: "Failed" },
  failed_allowed: { tone: "warn", icon: "cross", label: "Failed, allowed" },
  timed_out: { tone: "bad", icon: "clock", label: "Timed out" },
  cancelled: { tone: "idle", icon: "slash", label: "Cancelled" },
  skipped: { tone: "idle", icon: "skip", label: "Skipped", dashed: true },
};

/** A state that this page does not know, from a newer server, is shown by its own name. */
export function lookOf(status: RunStatus | ShownTaskStatus): StatusLook {
  return Object.hasOwn(looks, status)
    ? looks[status]
    : { tone: "idle", icon: "dot", label: status };
}

const skipReasons: Record<string, string> = {
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

/** Why a task was skipped, as the end of a sentence. */
export function skipReasonText(reason: string): string {
  return skipReasons[reason] ?? reason;
}

/** Order in which a summary of task states is shown: what needs attention first, what is done last. */
export const attentionOrder: readonly ShownTaskStatus[] = [
  "failed",
  "timed_out",
  "failed_allowed",
  "running",
  "retrying",
  "waiting",
  "queued",
  "pending",
  "cancelled",
  "skipped",
  "completed",
];

/** Order in a progress bar: what is done grows from the left, what has not started is at the right end. */
export const progressOrder: readonly ShownTaskStatus[] = [
  "completed",
  "failed_allowed",
  "failed",
  "timed_out",
  "cancelled",
  "skipped",
  "running",
  "retrying",
  "waiting",
  "queued",
  "pending",
];
