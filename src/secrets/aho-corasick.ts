/**
 * Finds many texts at once in one pass (Aho and Corasick, 1975), over UTF-16 code units.
 *
 * 1. `depths[state]` is the length of the longest end of what was read that begins some pattern: all that a later match can reach back to.
 * 2. `matches[state]` is the length of the longest pattern that ends here; every other pattern that ends here is inside it.
 *
 * States are rows of typed arrays with their children as linked lists, about 26 bytes each. A complete row of transitions is faster
 * to step (twice on ordinary logs, 3 times on base64, with 23 secrets) but takes 512 bytes, and one long secret with its
 * encodings has a million states: so only the shallowest states, where the reader nearly always is, have one.
 */

/** The state in which nothing is held. */
export const ROOT = 0;
const ASCII = 128;
/** States with a complete row for ASCII: 4 MiB at most. */
const MAX_ROWS = 8_192;
const NO_ROW = -1;

export class AhoCorasick {
  /** Length of the text that leads to a state. */
  readonly depths: Int32Array;
  /** Length of the longest pattern that ends in a state; 0 for none. */
  readonly matches: Int32Array;
  readonly #units: Uint16Array;
  readonly #firstChild: Int32Array;
  readonly #sibling: Int32Array;
  readonly #failure: Int32Array;
  /** Where the row of a state begins in `#table`. */
  readonly #rows: Int32Array;
  #table = new Int32Array(0);
  #states = 1;

  constructor(patterns: readonly string[]) {
    const size = 1 + patterns.reduce((sum, pattern) => sum + pattern.length, 0);
    this.depths = new Int32Array(size);
    this.matches = new Int32Array(size);
    this.#units = new Uint16Array(size);
    this.#firstChild = new Int32Array(size);
    this.#sibling = new Int32Array(size);
    this.#failure = new Int32Array(size);
    this.#rows = new Int32Array(size).fill(NO_ROW);
    for (const pattern of patterns) this.#add(pattern);
    this.#link();
  }

  /** The state after one more unit. */
  step(state: number, unit: number): number {
    let from = state;
    for (;;) {
      const row = unit < ASCII ? this.#rows[from]! : NO_ROW;
      if (row !== NO_ROW) return this.#table[row + unit]!;
      const next = this.#child(from, unit);
      if (next !== ROOT || from === ROOT) return next;
      from = this.#failure[from]!;
    }
  }

  /** The root is nobody's child, so it stands for "none". */
  #child(state: number, unit: number): number {
    let child = this.#firstChild[state]!;
    while (child !== ROOT && this.#units[child] !== unit) child = this.#sibling[child]!;
    return child;
  }

  #add(pattern: string): void {
    let state = ROOT;
    for (let at = 0; at < pattern.length; at += 1) {
      const unit = pattern.charCodeAt(at);
      const known = this.#child(state, unit);
      state = known === ROOT ? this.#append(state, unit) : known;
    }
    this.matches[state] = pattern.length;
  }

  #append(parent: number, unit: number): number {
    const state = this.#states;
    this.#states += 1;
    this.#units[state] = unit;
    this.depths[state] = this.depths[parent]! + 1;
    this.#sibling[state] = this.#firstChild[parent]!;
    this.#firstChild[parent] = state;
    return state;
  }

  /** Breadth first, so that the failure state of every shorter text is known. */
  #link(): void {
    const queue = new Int32Array(this.#states);
    this.#table = new Int32Array(ASCII * Math.min(MAX_ROWS, this.#states));
    let queued = 1;
    for (let at = 0; at < queued; at += 1) {
      const parent = queue[at]!;
      if (at < MAX_ROWS) this.#fillRow(parent, at * ASCII);
      let child = this.#firstChild[parent]!;
      for (; child !== ROOT; child = this.#sibling[child]!) {
        const failure =
          parent === ROOT ? ROOT : this.step(this.#failure[parent]!, this.#units[child]!);
        this.#failure[child] = failure;
        // The own pattern, if one ends here, is longer than any that the failure state knows.
        if (this.matches[child] === 0) this.matches[child] = this.matches[failure]!;
        queue[queued] = child;
        queued += 1;
      }
    }
  }

  /** The row of the failure state, which is shallower and has one, with the own children put over it. */
  #fillRow(state: number, row: number): void {
    const failureRow = this.#rows[this.#failure[state]!]!;
    if (state !== ROOT) this.#table.copyWithin(row, failureRow, failureRow + ASCII);
    for (let child = this.#firstChild[state]!; child !== ROOT; child = this.#sibling[child]!) {
      const unit = this.#units[child]!;
      if (unit < ASCII) this.#table[row + unit] = child;
    }
    this.#rows[state] = row;
  }
}
