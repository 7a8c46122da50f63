import type { LogBatch, LogMessage, Schemas } from "../../client/client.ts";
import { logText, singleLine } from "./safe-text.ts";
import { paintStatus } from "./status-paint.ts";
import { paintNothing, type Colour, type Terminal } from "./terminal.ts";
import { spanBetween } from "./time-text.ts";

type RunDetail = Schemas["JobRunDetail"];
type TaskRun = Schemas["TaskRun"];

/** Colours of task names: those that mean a status are not among them. */
const TASK_COLOURS: readonly Colour[] = ["cyan", "magenta", "blue"];
/** A line that its task never ends is printed in pieces of this size. */
const MAX_HELD_CHARACTERS = 1024 * 1024;

interface Line {
  taskName: string;
  stream: string;
  message: string;
  /** The line goes on in the next message of its stream. */
  partial: boolean;
}

/** Prints a run's log as it comes: `[task] line`, `[task] ! line` for standard error, `-- task …` for changes of state. */
export class LogPrinter {
  readonly #terminal: Terminal;
  readonly #coloured: boolean;
  /** Beginnings of lines that arrive in several messages, by task and stream. */
  readonly #held = new Map<string, string>();
  /** What was last told of each task run. */
  readonly #told = new Map<string, string>();
  #ended = 0;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    this.#coloured = terminal.paint !== paintNothing;
  }

  message(message: LogMessage | LogBatch): void {
    if (message.type === "batch") {
      const taskName = message.task_name;
      for (const line of message.lines) this.#line({ ...line, taskName });
    } else if (message.type === "task") {
      const { stream, message: text, metadata } = message;
      const taskName = message.task_name ?? "";
      this.#line({ taskName, stream, message: text, partial: metadata["partial"] === true });
    }
  }

  /** Tells what has changed since the last call. */
  changes(run: RunDetail): void {
    const changed = run.task_runs.filter((task) => this.#told.get(task.id) !== stateKey(task));
    changed.sort((a, b) => changedAt(a).localeCompare(changedAt(b)));
    for (const task of changed) {
      this.#told.set(task.id, stateKey(task));
      if (task.finished_at !== null) this.#ended += 1;
      const news = newsOf(task);
      if (news === null) continue;
      const progress = task.finished_at === null ? "" : ` (${this.#ended}/${run.total_tasks})`;
      const text = singleLine(`-- ${task.name} ${news}${progress}`);
      this.#terminal.print(paintStatus(this.#terminal.paint, task.status, text));
    }
  }

  #line(line: Line): void {
    const key = `${line.stream} ${line.taskName}`;
    const text = (this.#held.get(key) ?? "") + line.message;
    if (line.partial && text.length < MAX_HELD_CHARACTERS) {
      this.#held.set(key, text);
      return;
    }
    this.#held.delete(key);
    const { paint } = this.#terminal;
    const name = paint(colourOf(line.taskName), `[${singleLine(line.taskName)}]`);
    const mark = line.stream === "stderr" ? ` ${paint("yellow", "!")}` : "";
    this.#terminal.print(`${name}${mark} ${logText(text, this.#coloured)}`.trimEnd());
  }
}

/** Changes whenever there is something new to tell. */
function stateKey(task: TaskRun): string {
  return `${task.status} ${task.attempt} ${task.queue_message ?? ""}`;
}

/** When the task run came to its state, as far as is known; timestamps of the API sort as text. */
function changedAt(task: TaskRun): string {
  return task.finished_at ?? task.started_at ?? task.queued_at ?? "";
}

/** The state of a task as the rest of a sentence; null for states that are no news. */
function newsOf(task: TaskRun): string | null {
  switch (task.status) {
    case "pending":
      return null;
    case "queued":
      return task.queue_message === null ? null : `waits: ${task.queue_message}`;
    case "running":
      return task.attempt > 1 ? `started, attempt ${task.attempt}` : "started";
    case "retrying":
      return `failed in attempt ${task.attempt} and is tried again${reasonOf(task)}`;
    case "waiting":
      return "waits";
    case "skipped":
      return `skipped${task.skip_reason === null ? "" : ` (${task.skip_reason})`}`;
    default:
      return `${task.status.replace("_", " ")}${spanOf(task)}${reasonOf(task)}`;
  }
}

function spanOf(task: TaskRun): string {
  const span = spanBetween(task.started_at, task.finished_at);
  return span === "" ? "" : ` after ${span}`;
}

/** The first line of the error: the rest follows at the end. */
function reasonOf(task: TaskRun): string {
  const first = task.status === "completed" ? undefined : task.error_message?.split("\n")[0];
  return first === undefined ? "" : `: ${first}`;
}

/** Always the same colour for the same name. */
function colourOf(taskName: string): Colour {
  let hash = 0;
  for (const character of taskName) hash = (hash * 31 + character.codePointAt(0)!) >>> 0;
  return TASK_COLOURS[hash % TASK_COLOURS.length]!;
}
