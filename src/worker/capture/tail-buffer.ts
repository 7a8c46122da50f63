import { storableText } from "./storable-text.ts";
import { characterStart } from "./utf8-boundary.ts";

const FIRST_CAPACITY_BYTES = 4 * 1024;

/** Keeps the last `maxBytes` of a stream in at most twice that memory, growing only as the stream does. */
export class TailBuffer {
  readonly #maxBytes: number;
  #bytes: Buffer;
  #length = 0;
  #total = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.#bytes = Buffer.allocUnsafe(Math.min(FIRST_CAPACITY_BYTES, 2 * maxBytes));
  }

  /** Bytes seen so far, kept or not. */
  get totalBytes(): number {
    return this.#total;
  }

  /** True once something had to be dropped. */
  get truncated(): boolean {
    return this.#total > this.#maxBytes;
  }

  push(chunk: Uint8Array): void {
    this.#total += chunk.length;
    const kept = chunk.length > this.#maxBytes ? chunk.subarray(-this.#maxBytes) : chunk;
    if (this.#length + kept.length > this.#bytes.length) this.#makeRoom(kept.length);
    this.#bytes.set(kept, this.#length);
    this.#length += kept.length;
  }

  /** The kept text: invalid bytes and NUL as U+FFFD, a character cut in two at the front dropped, at most `maxBytes` as UTF-8. */
  text(): string {
    const bytes = this.#bytes.subarray(Math.max(0, this.#length - this.#maxBytes), this.#length);
    const text = storableText(
      bytes.toString("utf8", this.truncated ? characterStart(bytes, 0) : 0),
    );
    // One invalid byte becomes three bytes of U+FFFD.
    return lastBytes(text, this.#maxBytes);
  }

  #makeRoom(incoming: number): void {
    const keep = Math.min(this.#length, this.#maxBytes);
    const needed = keep + incoming;
    const target =
      needed <= this.#bytes.length
        ? this.#bytes
        : Buffer.allocUnsafe(Math.min(2 * this.#maxBytes, 2 * needed));
    this.#bytes.copy(target, 0, this.#length - keep, this.#length);
    this.#bytes = target;
    this.#length = keep;
  }
}

/** The longest end of a text that fits in `maxBytes` of UTF-8. */
export function lastBytes(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  const bytes = Buffer.from(text, "utf8");
  return bytes.toString("utf8", characterStart(bytes, bytes.length - maxBytes));
}

/** The text without its trailing newlines, as `$(…)` gives it. */
export function withoutTrailingNewlines(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === "\n") end -= text[end - 2] === "\r" ? 2 : 1;
  return text.slice(0, end);
}
