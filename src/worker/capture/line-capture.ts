/**
 * Turns the bytes of one output stream into lines. Owns the unfinished line and nothing else: no timers, no I/O.
 *
 * 1. Concatenating every batch's `text`, followed by a newline unless `partial`, gives the decoded stream back, whatever the
 *    chunks were.
 * 2. At most MAX_PIECE_BYTES of an unfinished line are held.
 * 3. One batch per chunk and unbroken run of lines, never one object per line: a task may print millions.
 */
import { characterBoundary } from "./utf8-boundary.ts";

export type OutputStream = "stdout" | "stderr";

/** A run of consecutive lines of one stream, or one piece of a line. */
export interface CapturedLines {
  stream: OutputStream;
  /** When the bytes were read, Unix milliseconds. */
  atMs: number;
  /** The lines joined by `\n`, without the last one's newline; carriage returns and NUL → U+FFFD aside, as printed. */
  text: string;
  /** True for a single piece whose line goes on in the stream's next batch, or ends without a newline with the stream. */
  partial: boolean;
}

/** Longest piece of one line; longer lines become several. */
export const MAX_PIECE_BYTES = 16 * 1024;

const NEWLINE = 0x0a;
const NOTHING = Buffer.alloc(0);

export class LineCapture {
  readonly #stream: OutputStream;
  #unfinished: Buffer = NOTHING;

  constructor(stream: OutputStream) {
    this.#stream = stream;
  }

  /** True while an unfinished line is held back. */
  get holdsText(): boolean {
    return this.#unfinished.length > 0;
  }

  /** Takes the next bytes; returns the lines they complete and the pieces that grew too long. */
  push(chunk: Buffer, atMs: number): CapturedLines[] {
    const bytes = this.#unfinished.length > 0 ? Buffer.concat([this.#unfinished, chunk]) : chunk;
    const batches: CapturedLines[] = [];
    let runStart = 0;
    let lineStart = 0;
    const emitRun = (): void => {
      if (lineStart > runStart) batches.push(this.#batch(bytes, runStart, lineStart - 1, atMs));
    };
    while (lineStart < bytes.length) {
      const next = afterLastLineWithin(bytes, lineStart, MAX_PIECE_BYTES);
      if (next > lineStart) {
        lineStart = next;
        continue;
      }
      const end = bytes.indexOf(NEWLINE, lineStart);
      if (end < 0) break;
      emitRun();
      runStart = this.#emitPieces(bytes, lineStart, end, atMs, batches);
      lineStart = end + 1;
    }
    emitRun();
    const rest = this.#emitPieces(bytes, lineStart, bytes.length, atMs, batches);
    // A copy: a small rest must not keep the memory of a large chunk.
    this.#unfinished = rest === bytes.length ? NOTHING : Buffer.from(bytes.subarray(rest));
    return batches;
  }

  /** Gives out the unfinished line as a piece (a prompt, a progress bar); an incomplete character stays for later. */
  flush(atMs: number): CapturedLines[] {
    const cut = characterBoundary(this.#unfinished, 0, this.#unfinished.length);
    if (cut === 0) return [];
    const piece = this.#piece(this.#unfinished, 0, cut, atMs);
    this.#unfinished = Buffer.from(this.#unfinished.subarray(cut));
    return [piece];
  }

  /** The stream has ended: gives out whatever is left. */
  end(atMs: number): CapturedLines[] {
    if (!this.holdsText) return [];
    const piece = this.#piece(this.#unfinished, 0, this.#unfinished.length, atMs);
    this.#unfinished = NOTHING;
    return [piece];
  }

  /** Emits pieces of `[from, to)` until at most one piece's worth is left; returns where that begins. */
  #emitPieces(
    bytes: Buffer,
    from: number,
    to: number,
    atMs: number,
    batches: CapturedLines[],
  ): number {
    let start = from;
    while (to - start > MAX_PIECE_BYTES) {
      const cut = characterBoundary(bytes, start, start + MAX_PIECE_BYTES);
      batches.push(this.#piece(bytes, start, cut, atMs));
      start = cut;
    }
    return start;
  }

  #piece(bytes: Buffer, from: number, to: number, atMs: number): CapturedLines {
    return { ...this.#batch(bytes, from, to, atMs), partial: true };
  }

  #batch(bytes: Buffer, from: number, to: number, atMs: number): CapturedLines {
    const decoded = bytes.toString("utf8", from, to);
    // Decoding cannot produce lone surrogates, so NUL is all that the database would refuse.
    const text = decoded.includes("\0") ? decoded.replaceAll("\0", "\ufffd") : decoded;
    return { stream: this.#stream, atMs, text, partial: false };
  }
}

/**
 * Where the line begins after the last one that ends within `maxBytes`; `from` if there is none. It looks
 * for newlines from the back: one search for some hundred lines, not one for each.
 */
function afterLastLineWithin(bytes: Buffer, from: number, maxBytes: number): number {
  return Math.max(from, bytes.lastIndexOf(NEWLINE, from + maxBytes) + 1);
}
