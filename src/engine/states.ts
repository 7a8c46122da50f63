/**
 * The law of states: which event may move a task run or a job run from which state to which (workflow-language.md §5.1, §5.2).
 * Every store statement names its event and guards on exactly the states listed here; test/conformance/states.test.ts runs each
 * statement against every state.
 *
 * 1. The tables are total: every state × event has an entry, null where the event is refused.
 * 2. No event leaves a terminal state. (Re-runs and overrides, which come with their own audited path, are not events.)
 */

export const taskRunStatuses = [
  "pending",
  "queued",
  "running",
  "retrying",
  "waiting",
  "completed",
  "failed",
  "timed_out",
  "cancelled",
  "skipped",
] as const;
export type TaskRunStatus = (typeof taskRunStatuses)[number];

export const jobRunStatuses = [
  "scheduled",
  "pending",
  "queued",
  "running",
  "waiting",
  "paused",
  "cancelling",
  "rolling_back",
  "completed",
  "failed",
  "cancelled",
  "timed_out",
  "skipped",
] as const;
export type JobRunStatus = (typeof jobRunStatuses)[number];

/** Why a task run was skipped (workflow-language.md §5.2), in the words of the reference. */
export const skipReasons = {
  condition: "its `if` was false",
  upstream_skipped:
    "a task that it reads was skipped, or one before it takes along what depends on it",
  upstream_failed: "a task before it failed",
  not_taken: "the tasks before it did not come to what it asks of them",
  disabled: "`enabled: false`",
  exit_code: "its script ended with one of `exit_codes.skip`",
  run_stopped: "the run was stopped before it started",
  child_skipped: "the run of its sub-job was skipped",
  timeout: "nobody decided, or nothing came, in time, and `on_timeout` says skip",
  rejected: "it was rejected, and `on_reject` says skip",
  concurrency_conflict: "others held its concurrency key, and `on_conflict` says skip",
} as const;

export type SkipReason = keyof typeof skipReasons;

/**
 * What can happen to a task run. `ready`: its last dependency ended. `claim`: a worker takes it. `complete`, `fail`, `time_out`,
 * `cancel`, `skip`: it ends. `retry`: the attempt failed and another follows. `wait`: it holds no worker until something ends.
 * `wake`: a timer or signal is due. `release`: a draining worker hands it back. `lose`: its worker's lease ended. `stop`: the
 * run's failure policy or deadline keeps it from starting. `expire`: it waited for a worker for longer than it may.
 */
export const taskRunEvents = [
  "ready",
  "claim",
  "complete",
  "fail",
  "time_out",
  "cancel",
  "skip",
  "retry",
  "wait",
  "wake",
  "release",
  "lose",
  "stop",
  "expire",
] as const;
export type TaskRunEvent = (typeof taskRunEvents)[number];

type Row<Event extends string, Status> = Record<Event, Status | null>;

const NO_TASK_EVENT: Row<TaskRunEvent, TaskRunStatus> = {
  ready: null,
  claim: null,
  complete: null,
  fail: null,
  time_out: null,
  cancel: null,
  skip: null,
  retry: null,
  wait: null,
  wake: null,
  release: null,
  lose: null,
  stop: null,
  expire: null,
};

export const taskRunTransitions: Record<TaskRunStatus, Row<TaskRunEvent, TaskRunStatus>> = {
  pending: { ...NO_TASK_EVENT, ready: "queued", cancel: "cancelled", stop: "skipped" },
  queued: {
    ...NO_TASK_EVENT,
    claim: "running",
    cancel: "cancelled",
    stop: "skipped",
    expire: "timed_out",
  },
  running: {
    ...NO_TASK_EVENT,
    complete: "completed",
    fail: "failed",
    time_out: "timed_out",
    cancel: "cancelled",
    skip: "skipped",
    retry: "retrying",
    wait: "waiting",
    release: "queued",
    lose: "queued",
  },
  retrying: { ...NO_TASK_EVENT, wake: "queued", cancel: "cancelled", stop: "skipped" },
  waiting: { ...NO_TASK_EVENT, wake: "queued", cancel: "cancelled", stop: "skipped" },
  completed: NO_TASK_EVENT,
  failed: NO_TASK_EVENT,
  timed_out: NO_TASK_EVENT,
  cancelled: NO_TASK_EVENT,
  skipped: NO_TASK_EVENT,
};

/**
 * What can happen to a job run. `start`: a task is claimed and none was active. `pause`, `resume`, `request_cancel`: a user
 * asks; `force_cancel`: a user does not wait for what cleans up after the run. `admit`: it got the slot of its concurrency key; `skip`: a
 * newer run takes its place. `wait`: nothing but approvals, waits and events is open. `roll_back`: its compensations begin; `go_on`: they have
 * ended, and handlers follow. `finish`: its last open task ended; the state it finishes in is `runResult`.
 */
export const jobRunEvents = [
  "admit",
  "skip",
  "start",
  "wait",
  "pause",
  "resume",
  "request_cancel",
  "force_cancel",
  "roll_back",
  "go_on",
  "finish",
] as const;
export type JobRunEvent = (typeof jobRunEvents)[number];

/** `finish` stands for whatever `runResult` says. */
type JobRunTarget = JobRunStatus | "result";

const NO_RUN_EVENT: Row<JobRunEvent, JobRunTarget> = {
  admit: null,
  skip: null,
  start: null,
  wait: null,
  pause: null,
  resume: null,
  request_cancel: null,
  force_cancel: null,
  roll_back: null,
  go_on: null,
  finish: null,
};

export const jobRunTransitions: Record<JobRunStatus, Row<JobRunEvent, JobRunTarget>> = {
  scheduled: { ...NO_RUN_EVENT, request_cancel: "cancelling" },
  pending: {
    ...NO_RUN_EVENT,
    admit: "queued",
    skip: "skipped",
    request_cancel: "cancelling",
    finish: "result",
  },
  queued: {
    ...NO_RUN_EVENT,
    start: "running",
    pause: "paused",
    request_cancel: "cancelling",
    finish: "result",
  },
  running: {
    ...NO_RUN_EVENT,
    wait: "waiting",
    pause: "paused",
    request_cancel: "cancelling",
    roll_back: "rolling_back",
    finish: "result",
  },
  waiting: {
    ...NO_RUN_EVENT,
    start: "running",
    pause: "paused",
    request_cancel: "cancelling",
    finish: "result",
  },
  paused: { ...NO_RUN_EVENT, resume: "queued", request_cancel: "cancelling", finish: "result" },
  cancelling: { ...NO_RUN_EVENT, force_cancel: "cancelling", finish: "result" },
  rolling_back: {
    ...NO_RUN_EVENT,
    request_cancel: "cancelling",
    go_on: "running",
    finish: "result",
  },
  completed: NO_RUN_EVENT,
  failed: NO_RUN_EVENT,
  cancelled: NO_RUN_EVENT,
  timed_out: NO_RUN_EVENT,
  skipped: NO_RUN_EVENT,
};

/** True for the states that nothing leaves. */
export function isTerminalTask(status: TaskRunStatus): boolean {
  return taskRunEvents.every((event) => taskRunTransitions[status][event] === null);
}

/** True for the states that nothing leaves. */
export function isTerminalRun(status: JobRunStatus): boolean {
  return jobRunEvents.every((event) => jobRunTransitions[status][event] === null);
}

/**
 * The state of a run whose last task ended: cancel, then the run clock, then any bad task, else completed
 * (workflow-language.md §5.4). The SQL function `run_result` says the same to the statements.
 */
export function runResult(run: {
  cancelRequested: boolean;
  timedOut: boolean;
  badTasks: number;
}): JobRunStatus {
  if (run.cancelRequested) return "cancelled";
  if (run.timedOut) return "timed_out";
  return run.badTasks > 0 ? "failed" : "completed";
}

/** What a terminal task run counts as for the tasks after it (workflow-language.md §5.2). */
export type EdgeValue = "good" | "neutral" | "bad";

/** The edge value of a terminal state. */
export function edgeValue(
  status: TaskRunStatus,
  skipReason: SkipReason | null,
  allowFailure: boolean,
): EdgeValue {
  switch (status) {
    case "completed":
      return "good";
    case "failed":
    case "timed_out":
      return allowFailure ? "good" : "bad";
    case "skipped":
      return skipReason === "upstream_failed" || skipReason === "run_stopped" ? "bad" : "neutral";
    case "cancelled":
      return "bad";
    case "pending":
    case "queued":
    case "running":
    case "retrying":
    case "waiting":
      throw new Error(`a task run that is ${status} has no edge value`);
  }
}
