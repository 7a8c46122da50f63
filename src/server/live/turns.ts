/** Lines that streams send in one turn of the event loop: some milliseconds, after which requests get theirs. */
const LINES_PER_TURN = 512;
/** What a chunk costs at least, however few lines it has. */
const MIN_COST = 16;

/** Spreads what many streams have to send at once over turns of the event loop, so that the API answers in between. */
export class Turns {
  readonly #waiting: { lines: number; go: () => void }[] = [];

  /** Resolves when it is this stream's turn to send a chunk of so many lines. */
  take(lines: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ lines, go: resolve });
      if (this.#waiting.length === 1) setImmediate(this.#next);
    });
  }

  readonly #next = (): void => {
    let used = 0;
    let taken = 0;
    while (taken < this.#waiting.length && used < LINES_PER_TURN) {
      const { lines, go } = this.#waiting[taken]!;
      used += Math.max(lines, MIN_COST);
      taken += 1;
      go();
    }
    this.#waiting.splice(0, taken);
    if (this.#waiting.length > 0) setImmediate(this.#next);
  };
}
