/** Which lines of a log are shown, as rows: all, or those of some ranges. Rows are numbered from 0 without a gap. */
import { pairAt, type Ranges } from "./ranges.ts";

export class LineView {
  /** Number of rows. */
  readonly rows: number;
  readonly #ranges: Ranges;
  /** Rows before each pair. */
  readonly #before: Float64Array;

  constructor(ranges: Ranges) {
    this.#ranges = ranges;
    this.#before = new Float64Array(ranges.length / 2);
    let rows = 0;
    for (let pair = 0; pair < this.#before.length; pair += 1) {
      this.#before[pair] = rows;
      rows += ranges[2 * pair + 1]! - ranges[2 * pair]!;
    }
    this.rows = rows;
  }

  /** All lines of a log. */
  static all(total: number): LineView {
    return new LineView(total > 0 ? [0, total] : []);
  }

  /** The line that a row shows. */
  lineOf(row: number): number {
    const pair = this.#pairOfRow(row);
    return this.#ranges[2 * pair]! + row - this.#before[pair]!;
  }

  /** The row of a line; if it is not shown, that of the next line that is, or the last row. */
  rowOf(line: number): number {
    const at = pairAt(this.#ranges, line);
    if (at >= this.#ranges.length) return Math.max(0, this.rows - 1);
    return this.#before[at / 2]! + Math.max(0, line - this.#ranges[at]!);
  }

  /** True if a line has a row of its own. */
  shows(line: number): boolean {
    const at = pairAt(this.#ranges, line);
    return at < this.#ranges.length && this.#ranges[at]! <= line;
  }

  /** The lines of rows from one to before another, as pairs [first, end). */
  linesOf(fromRow: number, toRow: number): number[] {
    const lines: number[] = [];
    const end = Math.min(toRow, this.rows);
    for (let row = Math.max(0, fromRow); row < end;) {
      const pair = this.#pairOfRow(row);
      const first = this.#ranges[2 * pair]! + row - this.#before[pair]!;
      const count = Math.min(end - row, this.#ranges[2 * pair + 1]! - first);
      lines.push(first, first + count);
      row += count;
    }
    return lines;
  }

  #pairOfRow(row: number): number {
    let low = 0;
    let high = this.#before.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#before[middle]! <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
