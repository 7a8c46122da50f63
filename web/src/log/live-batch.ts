/**
 * Lines that came live and are not shown yet. However many come, only the last KEPT_LINES are parsed: the reader of a fast log sees its
 * end, and whoever scrolls back reads from the server.
 */
import type { LogLine } from "./log-line.ts";
import { linesIn, parseBlock, type LogBlock } from "./parse-block.ts";

export const KEPT_LINES = 2_000;

export class LiveBatch {
  readonly #blocks: { block: LogBlock; offset: number; lines: number }[] = [];
  #total: number;
  #waiting = 0;

  /** `total`: lines of the log before the first block. */
  constructor(total: number) {
    this.#total = total;
  }

  /** Lines of the log, those that wait included. */
  get total(): number {
    return this.#total;
  }

  add(block: LogBlock): void {
    const lines = linesIn(block);
    this.#blocks.push({ block, offset: this.#total, lines });
    this.#total += lines;
    this.#waiting += lines;
    while (this.#waiting - this.#blocks[0]!.lines >= KEPT_LINES)
      this.#waiting -= this.#blocks.shift()!.lines;
  }

  /** The newest of the lines that wait; nothing waits afterwards. */
  take(): LogLine[] {
    const first = this.#total - KEPT_LINES;
    const lines = this.#blocks.flatMap(({ block, offset }) =>
      parseBlock(block, offset, Math.max(0, first - offset)),
    );
    this.#blocks.length = 0;
    this.#waiting = 0;
    return lines;
  }
}
