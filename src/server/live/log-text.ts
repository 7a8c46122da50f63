/**
 * A log as text, one line per line that a task printed. Very long lines and lines without an end are stored in parts; here they are put
 * together as they come, without keeping them.
 *
 * 1. While a line is open, lines of other tasks and streams wait, at most MAX_HELD of them and MAX_HELD_LENGTH characters; then the open
 *    line is broken off, and its next part begins a line of its own.
 */
import { linesOf, type LogChunk } from "../../store/logs/log-chunk.ts";

const MAX_HELD = 1_000;
const MAX_HELD_LENGTH = 1024 * 1024;

interface Part {
  /** Of whom it is: the parts of a line have the same. */
  source: string;
  head: string;
  text: string;
  /** True if the line goes on in the source's next part. */
  goesOn: boolean;
}

export class LogText {
  readonly #isPlain: boolean;
  #open: string | null = null;
  #held: Part[] = [];
  #heldLength = 0;

  /** `isPlain`: without time, task and stream before each line. */
  constructor({ isPlain = false }: { isPlain?: boolean } = {}) {
    this.#isPlain = isPlain;
  }

  /** The text of a chunk's lines, as far as they need not wait. */
  add(chunk: LogChunk, taskName: string): string {
    let text = "";
    for (const line of linesOf(chunk)) {
      text += this.#add({
        source: `${chunk.seq} ${chunk.attempt} ${line.stream}`,
        head: this.#isPlain
          ? ""
          : `${new Date(line.atMs).toISOString()} ${taskName} ${line.stream} `,
        text: line.text,
        goesOn: line.partial,
      });
    }
    return text;
  }

  /** What still waits when the log has no more chunks. */
  end(): string {
    let text = "";
    while (this.#open !== null) text += this.#breakOff();
    return text;
  }

  #add(part: Part): string {
    if (this.#open !== null && this.#open !== part.source) return this.#hold(part);
    const text = (this.#open === null ? part.head : "") + part.text;
    this.#open = part.goesOn ? part.source : null;
    return part.goesOn ? text : `${text}\n${this.#addHeld()}`;
  }

  #hold(part: Part): string {
    this.#held.push(part);
    this.#heldLength += part.head.length + part.text.length;
    const isFull = this.#held.length > MAX_HELD || this.#heldLength > MAX_HELD_LENGTH;
    return isFull ? this.#breakOff() : "";
  }

  #breakOff(): string {
    this.#open = null;
    return `\n${this.#addHeld()}`;
  }

  /** Those that waited may open a line themselves, for which the later ones wait again. */
  #addHeld(): string {
    const held = this.#held;
    this.#held = [];
    this.#heldLength = 0;
    let text = "";
    for (const part of held) text += this.#add(part);
    return text;
  }
}
