import { systemClock, type Clock } from "../../base/clock.ts";
import type { LogBatch, LogMessage, Schemas } from "../../client/client.ts";
import type { RunListener } from "../follow-run.ts";
import { LogPrinter } from "./log-printer.ts";
import { RunNews, type News } from "./run-news.ts";
import { singleLine } from "./safe-text.ts";
import { paintStatus } from "./status-paint.ts";
import type { Terminal } from "./terminal.ts";

/** Prints a run that is followed: its log, and `-- task …` for changes of state. */
export class FollowPrinter implements RunListener {
  readonly #terminal: Terminal;
  readonly #log: LogPrinter;
  readonly #news: RunNews;

  constructor(terminal: Terminal, clock: Pick<Clock, "monotonic"> = systemClock) {
    this.#terminal = terminal;
    this.#news = new RunNews(clock);
    this.#log = new LogPrinter(terminal, (id) => this.#news.pathOf(id));
  }

  wantsState(message: LogMessage | LogBatch): boolean {
    return this.#news.isFirst(message);
  }

  message(message: LogMessage | LogBatch): void {
    this.#print(this.#news.beforeLine(message));
    this.#log.message(message);
  }

  changes(run: Schemas["JobRunDetail"], isLast: boolean): void {
    this.#print(this.#news.changes(run, isLast));
  }

  #print(news: readonly News[]): void {
    for (const { text, status } of news)
      this.#terminal.print(paintStatus(this.#terminal.paint, status, singleLine(text)));
  }
}
