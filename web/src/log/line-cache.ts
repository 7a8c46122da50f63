import type { LogLine } from "./log-line.ts";

/** The lines that were read last, at most `capacity` of them and MAX_CHARACTERS. */
export class LineCache {
  readonly #capacity: number;
  /** Oldest first. */
  readonly #lines = new Map<number, LogLine>();
  #characters = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(offset: number): LogLine | undefined {
    return this.#lines.get(offset);
  }

  /** The lines become the newest ones. */
  add(lines: readonly LogLine[]): void {
    for (const line of lines) {
      this.#remove(line.offset);
      this.#lines.set(line.offset, line);
      this.#characters += line.raw.length;
    }
    for (const offset of this.#lines.keys()) {
      if (this.#lines.size <= this.#capacity && this.#characters <= MAX_CHARACTERS) return;
      this.#remove(offset);
    }
  }

  #remove(offset: number): void {
    const line = this.#lines.get(offset);
    if (line === undefined) return;
    this.#characters -= line.raw.length;
    this.#lines.delete(offset);
  }
}

/** Of very long lines fewer are kept. */
const MAX_CHARACTERS = 12 * 1024 * 1024;
