import type { LogBatch, LogMessage } from "../../client/client.ts";
import { logText, singleLine } from "./safe-text.ts";
import { paintNothing, type Colour, type Terminal } from "./terminal.ts";

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

/** Prints a run's log as it comes: `[task] line`, `[task] ! line` for standard error. */
export class LogPrinter {
  readonly #terminal: Terminal;
  readonly #coloured: boolean;
  readonly #pathOf: (taskRunId: string) => string | undefined;
  /** Beginnings of lines that arrive in several messages, by task and stream. */
  readonly #held = new Map<string, string>();

  /** `pathOf` tells task runs of the same name apart; without it, or where it knows nothing, a line has the name of its task. */
  constructor(
    terminal: Terminal,
    pathOf: (taskRunId: string) => string | undefined = () => undefined,
  ) {
    this.#terminal = terminal;
    this.#pathOf = pathOf;
    this.#coloured = terminal.paint !== paintNothing;
  }

  message(message: LogMessage | LogBatch): void {
    if (message.type === "batch") {
      const taskName = this.#pathOf(message.task_run_id) ?? message.task_name;
      for (const line of message.lines) this.#line({ ...line, taskName });
    } else if (message.type === "task") {
      const { stream, message: text, metadata } = message;
      const taskName = this.#pathOf(message.task_run_id ?? "") ?? message.task_name ?? "";
      this.#line({ taskName, stream, message: text, partial: metadata["partial"] === true });
    } else if (message.metadata["pruned"] === true) this.#terminal.note(message.message);
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

/** Always the same colour for the same name. */
function colourOf(taskName: string): Colour {
  let hash = 0;
  for (const character of taskName) hash = (hash * 31 + character.codePointAt(0)!) >>> 0;
  return TASK_COLOURS[hash % TASK_COLOURS.length]!;
}
