/**
 * The log of one attempt: masks what is printed, packs it into chunks and ships them. Owns line numbers and chunk numbers.
 *
 * 1. Text is masked before anything else sees it; stdout and stderr are masked as the separate streams they are.
 * 2. A chunk holds at most MAX_CHUNK_BYTES of text and leaves at the latest LINGER_MS after its first line.
 * 3. `end` resolves when every line is stored, so that a settled task run has its whole log.
 */
import { systemClock } from "../base/clock.ts";
import type { Masker } from "../secrets/masker.ts";
import { markFlags, type LogStream } from "../store/logs/log-chunk.ts";
import type { CapturedLines } from "./capture/line-capture.ts";
import { storableText } from "./capture/storable-text.ts";
import type { LogShipper } from "./log-shipper.ts";

const MAX_CHUNK_BYTES = 64 * 1024;
/** A live viewer sees a line at most this much later; shorter means more and smaller rows. */
const LINGER_MS = 100;
/** A masked line without end is cut here. */
const MAX_UNENDED_LENGTH = 16 * 1024;

export interface AttemptAddress {
  runId: string;
  projectId: string;
  seq: number;
  attempt: number;
}

type MaskStream = ReturnType<Masker["stream"]>;

interface MaskedStream {
  mask: MaskStream;
  /** Masked text after the last newline. */
  unended: string;
}

interface OpenChunk {
  startedAtMs: number;
  marks: number[];
  texts: string[];
  lines: number;
  bytes: number;
}

export class AttemptLog {
  readonly #address: AttemptAddress;
  readonly #masker: Masker;
  readonly #shipper: Pick<LogShipper, "ship" | "room">;
  readonly #streams = new Map<LogStream, MaskedStream>();
  readonly #signal: AbortSignal;
  #open: OpenChunk | null = null;
  #chunks = 0;
  #lines = 0;
  #linger: NodeJS.Timeout | null = null;
  #shipped: Promise<unknown>[] = [];

  /** Once `signal` is aborted because the lease was lost, nothing more is stored: the attempt is not this worker's any more. */
  constructor(
    address: AttemptAddress,
    masker: Masker,
    shipper: Pick<LogShipper, "ship" | "room">,
    signal: AbortSignal,
  ) {
    const { runId, projectId, seq, attempt } = address;
    this.#address = { runId, projectId, seq, attempt };
    this.#masker = masker;
    this.#shipper = shipper;
    this.#signal = signal;
  }

  /** Takes a batch of a script's output; a promise asks for a pause. */
  write(batch: CapturedLines): Promise<void> | null {
    const text = batch.partial ? batch.text : `${batch.text}\n`;
    this.#take(batch.stream, text, batch.atMs, batch.partial);
    return this.#shipper.room();
  }

  /** Takes whole lines from a builtin or from the worker itself. */
  line(stream: LogStream, text: string): void {
    this.#take(stream, `${storableText(text)}\n`, systemClock.now(), false);
  }

  /** Flushes what masking held back and resolves when all is stored. */
  async end(): Promise<void> {
    const atMs = systemClock.now();
    for (const [stream, state] of this.#streams) {
      const rest = state.unended + state.mask.flush();
      if (rest === "") continue;
      const lines = rest.endsWith("\n") ? rest.slice(0, -1) : rest;
      this.#append(stream, lines, atMs, !rest.endsWith("\n"));
    }
    this.#streams.clear();
    this.#seal();
    await Promise.all(this.#shipped);
  }

  #take(stream: LogStream, text: string, atMs: number, showUnended: boolean): void {
    const state = this.#stream(stream);
    const masked = state.unended + state.mask.write(text);
    const lastNewline = masked.lastIndexOf("\n");
    if (lastNewline >= 0) this.#append(stream, masked.slice(0, lastNewline), atMs, false);
    state.unended = masked.slice(lastNewline + 1);
    if (state.unended === "" || (!showUnended && state.unended.length < MAX_UNENDED_LENGTH)) return;
    this.#append(stream, state.unended, atMs, true);
    state.unended = "";
  }

  #stream(stream: LogStream): MaskedStream {
    const known = this.#streams.get(stream);
    if (known !== undefined) return known;
    const state = { mask: this.#masker.stream(), unended: "" };
    this.#streams.set(stream, state);
    return state;
  }

  /** Adds lines joined by newlines; splits them where a chunk is full. */
  #append(stream: LogStream, text: string, atMs: number, partial: boolean): void {
    const bytes = Buffer.byteLength(text);
    if (bytes > MAX_CHUNK_BYTES) {
      const { head, rest, endsLine } = halves(text);
      this.#append(stream, head, atMs, !endsLine);
      this.#append(stream, rest, atMs, partial);
      return;
    }
    if (this.#open !== null && this.#open.bytes + bytes > MAX_CHUNK_BYTES) this.#seal();
    this.#addToChunk(stream, text, bytes, atMs, partial);
  }

  #addToChunk(
    stream: LogStream,
    text: string,
    bytes: number,
    atMs: number,
    partial: boolean,
  ): void {
    const chunk = (this.#open ??= {
      startedAtMs: atMs,
      marks: [],
      texts: [],
      lines: 0,
      bytes: 0,
    });
    const lines = countLines(text);
    chunk.marks.push(markFlags(stream, partial), Math.max(0, atMs - chunk.startedAtMs), lines);
    chunk.texts.push(text);
    chunk.lines += lines;
    chunk.bytes += bytes + 1;
    this.#linger ??= setTimeout(() => {
      this.#seal();
    }, LINGER_MS);
  }

  #seal(): void {
    if (this.#linger !== null) clearTimeout(this.#linger);
    this.#linger = null;
    const chunk = this.#open;
    if (chunk === null) return;
    this.#open = null;
    if (this.#signal.reason === "lease_lost") return;
    const shipped = this.#shipper.ship({
      ...this.#address,
      chunk: this.#chunks,
      firstLine: this.#lines,
      lines: chunk.lines,
      startedAt: new Date(chunk.startedAtMs),
      marks: chunk.marks,
      body: chunk.texts.join("\n"),
    });
    this.#chunks += 1;
    this.#lines += chunk.lines;
    this.#remember(shipped);
  }

  /** Keeps only what is not stored yet: a task that prints for days must not collect promises. */
  #remember(shipped: Promise<void>): void {
    const kept = shipped.finally(() => {
      this.#shipped = this.#shipped.filter((each) => each !== kept);
    });
    this.#shipped.push(kept);
  }
}

/** Cuts a text after a line near its middle, or a line within, but not within a character. */
function halves(text: string): { head: string; rest: string; endsLine: boolean } {
  const middle = text.lastIndexOf("\n", text.length >> 1);
  const newline = middle > 0 ? middle : text.indexOf("\n");
  if (newline >= 0)
    return { head: text.slice(0, newline), rest: text.slice(newline + 1), endsLine: true };
  const half = text.length >> 1;
  const isWithinPair = (text.charCodeAt(half) & 0xfc00) === 0xdc00;
  const cut = isWithinPair ? half + 1 : half;
  return { head: text.slice(0, cut), rest: text.slice(cut), endsLine: false };
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}
