/**
 * What is told about the tasks of a run that is followed, and when. The state of the tasks and their log come by different ways; this
 * puts the changes of state where they belong between the lines. It is told about both and prints nothing itself.
 *
 * 1. `started` comes before the first line of its attempt.
 * 2. Before the first line of an attempt, every task is told that had ended when the attempt started: its lines have come already.
 * 3. Otherwise changes are told in the order of time, and each is held: a start for a while, because the task may turn out to be
 *    skipped; an end until as many lines have come as the log had when the end was seen, which are all lines of its task.
 * 4. Each change is told once. A task that was executed is told to have started, however short it was; a skipped one is not.
 * 5. When the run is tried again, everything about the attempt before is told first.
 */
import type { Clock } from "../../base/clock.ts";
import type { LogBatch, LogMessage, Schemas } from "../../client/client.ts";
import { taskPaths } from "./task-paths.ts";
import { skipText, wasExecuted } from "./task-words.ts";
import { momentText, spanBetween } from "./time-text.ts";

type RunDetail = Schemas["JobRunDetail"];
type TaskRun = Schemas["TaskRun"];

/** A line to print, and the state whose colour it has. */
export interface News {
  text: string;
  status: Schemas["TaskRunStatus"] | Schemas["JobRunStatus"];
}

/** How long it may take to find out that a task is skipped. */
export const START_SETTLE_MS = 400;

interface Watched {
  task: TaskRun;
  key: string;
  /** When this state was seen first. */
  since: number;
  /** Lines of the log that come before what is told of this state. */
  lines: number;
}

export class RunNews {
  readonly #clock: Pick<Clock, "monotonic">;
  readonly #watched = new Map<string, Watched>();
  readonly #untold = new Set<Watched>();
  #paths: ReadonlyMap<string, string> = new Map();
  /** The last attempt of each task run that was told to have started. */
  readonly #started = new Map<string, number>();
  /** What the worker has said in the log about each task run. */
  readonly #said = new Map<string, string>();
  #totalTasks = 0;
  #ended = 0;
  /** Lines that have come. */
  #lines = 0;
  #attempt: number | null = null;
  /** The time of the run's next attempt that was told. */
  #retryAt: string | null = null;
  #isPaused = false;

  constructor(clock: Pick<Clock, "monotonic">) {
    this.#clock = clock;
  }

  /** The names that lead to a task run, once its state has been seen. */
  pathOf(id: string): string | undefined {
    return this.#paths.get(id);
  }

  /** True for the first line of an attempt that was not told to have started: look at the state once more before it. */
  isFirst(message: LogMessage | LogBatch): boolean {
    const { task_run_id: id, attempt } = message;
    return id !== null && attempt !== null && attempt > (this.#started.get(id) ?? 0);
  }

  /** Takes in a line that is about to be printed; answers with what comes before it. */
  beforeLine(message: LogMessage | LogBatch): News[] {
    const { task_run_id: id, task_name: name, attempt } = message;
    if (id === null || attempt === null) return [];
    this.#lines += message.type === "batch" ? message.lines.length : 1;
    this.#rememberSaid(id, message);
    const watched = this.#watched.get(id);
    if (!this.isFirst(message)) return [];
    const start = watched?.task.attempt === attempt ? watched.task.started_at : null;
    const ended = this.#untoldByTime().filter(
      ({ task }) => start !== null && task.finished_at !== null && task.finished_at <= start,
    );
    return [...this.#tell(ended), ...this.#startOf(id, name ?? "", attempt)];
  }

  /** Takes in the state of the run; answers with what can be told of it. `isLast`: there will be no further line of this attempt. */
  changes(run: RunDetail, isLast: boolean): News[] {
    const before = this.#attemptOf(run);
    const now = this.#clock.monotonic();
    this.#totalTasks = run.total_tasks;
    this.#paths = taskPaths(run.task_runs);
    for (const task of run.task_runs) this.#watch(task, now, run.log_lines);
    if (before.length > 0) this.#takeOver(run);
    const untold = this.#untoldByTime();
    const held = isLast ? -1 : untold.findIndex((watched) => !this.#isSettled(watched, now));
    const due = held === -1 ? untold : untold.slice(0, held);
    const after = isLast ? this.#retryOf(run) : [];
    return [...before, ...this.#pauseOf(run), ...this.#tell(due), ...after];
  }

  /** What was not executed has no lines to wait for. */
  #isSettled({ task, since, lines }: Watched, now: number): boolean {
    const hasEnded = task.finished_at !== null || task.status === "retrying";
    if (hasEnded && wasExecuted(task)) return this.#lines >= lines;
    return now - since >= START_SETTLE_MS;
  }

  /** That the run is tried again, also attempts that came and went unseen, after all that was not told yet of the attempt before. */
  #attemptOf({ attempt }: RunDetail): News[] {
    const known = this.#attempt ?? attempt;
    this.#attempt = attempt;
    if (attempt <= known) return [];
    const again = Array.from({ length: attempt - known }, (_, index): News => {
      const text = `-- run is tried again, attempt ${known + index + 1}`;
      return { text, status: "running" };
    });
    return [...this.#tell(this.#untoldByTime()), ...again];
  }

  /** When a run that has ended is tried again. */
  #retryOf({ status, attempt, retry_at: at }: RunDetail): News[] {
    if (at === null || at === this.#retryAt) return [];
    this.#retryAt = at;
    const state = status.replace("_", " ");
    return [
      {
        text: `-- run ${state} in attempt ${attempt} and is tried again at ${momentText(at)}`,
        status: "retrying",
      },
    ];
  }

  /** Counts what a new attempt of the run keeps, and forgets what it does not have any more. */
  #takeOver(run: RunDetail): void {
    const kept = new Set(run.task_runs.map(({ id }) => id));
    for (const id of this.#watched.keys()) if (!kept.has(id)) this.#watched.delete(id);
    this.#ended = [...this.#watched.values()].filter(
      (watched) => watched.task.finished_at !== null && !this.#untold.has(watched),
    ).length;
  }

  #watch(task: TaskRun, now: number, lines: number): void {
    const key = `${task.status} ${task.attempt} ${waitOf(task) ?? ""}`;
    const known = this.#watched.get(task.id);
    if (known?.key === key) {
      known.task = task;
      return;
    }
    const watched = known ?? { task, key, since: now, lines };
    Object.assign(watched, { task, key, since: now, lines });
    this.#watched.set(task.id, watched);
    this.#untold.add(watched);
  }

  #untoldByTime(): Watched[] {
    return [...this.#untold].sort((a, b) => changedAt(a.task).localeCompare(changedAt(b.task)));
  }

  #tell(due: readonly Watched[]): News[] {
    return due.flatMap((watched) => {
      this.#untold.delete(watched);
      return this.#newsOf(watched.task);
    });
  }

  #newsOf(task: TaskRun): News[] {
    const isBegun = task.status !== "pending" && task.status !== "queued";
    const start =
      isBegun && wasExecuted(task) ? this.#startOf(task.id, task.name, task.attempt) : [];
    const text = stateText(task, this.#said.get(task.id) ?? "");
    if (text === null) return start;
    if (task.finished_at !== null) this.#ended += 1;
    const progress = task.finished_at === null ? "" : ` (${this.#ended}/${this.#totalTasks})`;
    return [
      ...start,
      { text: `-- ${this.#paths.get(task.id)} ${text}${progress}`, status: task.status },
    ];
  }

  #startOf(id: string, name: string, attempt: number): News[] {
    const told = this.#started.get(id) ?? 0;
    if (attempt <= told) return [];
    this.#started.set(id, attempt);
    const which = attempt > 1 ? `, attempt ${attempt}` : "";
    return [{ text: `-- ${this.#paths.get(id) ?? name} started${which}`, status: "running" }];
  }

  #pauseOf(run: RunDetail): News[] {
    const { status } = run;
    // A run that is being cancelled while it is paused is not resumed.
    const isPaused = status === "paused" || (this.#isPaused && status === "cancelling");
    if (isPaused === this.#isPaused) return [];
    this.#isPaused = isPaused;
    if (!isPaused && run.finished_at !== null) return [];
    return [{ text: isPaused ? "-- run paused" : "-- run resumed", status }];
  }

  #rememberSaid(id: string, message: LogMessage | LogBatch): void {
    const lines = message.type === "batch" ? message.lines : [message];
    const said = lines.findLast((line) => line.stream === "system");
    if (said !== undefined) this.#said.set(id, said.message);
  }
}

/** When the task run came to its state, as far as is known; timestamps of the API sort as text. */
function changedAt(task: TaskRun): string {
  return task.finished_at ?? task.started_at ?? task.queued_at ?? "";
}

/** Why a queued task cannot start; that the run is paused is told once, of the run. */
function waitOf(task: TaskRun): string | null {
  return task.queue_reason === "paused" ? null : task.queue_message;
}

/** The state of a task as the rest of a sentence; null for states that are no news. `said` is not said again. */
function stateText(task: TaskRun, said: string): string | null {
  switch (task.status) {
    case "pending":
    case "running":
      return null;
    case "queued": {
      const wait = waitOf(task);
      return wait === null ? null : `waits: ${wait}`;
    }
    case "retrying":
      return `failed in attempt ${task.attempt} and is tried again${reasonOf(task, said)}`;
    case "waiting":
      return "waits";
    case "skipped":
      return `skipped ${skipText(task)}`.trimEnd();
    default: {
      const allowed = task.failure_allowed ? ", allowed," : "";
      return `${task.status.replace("_", " ")}${allowed}${spanOf(task)}${reasonOf(task, said)}`;
    }
  }
}

function spanOf(task: TaskRun): string {
  const span = spanBetween(task.started_at, task.finished_at);
  return span === "" ? "" : ` after ${span}`;
}

/** The first line of the error, unless the log has told it: the rest follows at the end. */
function reasonOf(task: TaskRun, said: string): string {
  const first = task.status === "completed" ? undefined : task.error_message?.split("\n")[0];
  return first === undefined || said.includes(first) ? "" : `: ${first}`;
}
