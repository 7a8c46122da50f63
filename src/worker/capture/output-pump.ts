/**
 * Moves a script's output from its pipes to a sink. Owns reading, back-pressure and the flush of idle lines; not the
 * process and not the storage.
 *
 * 1. While the sink asks for a pause no stream is read, so the script blocks in its own write: memory does not grow with
 *    the output (naive buffering of `yes` reached 1 GiB in 1.5 s).
 * 2. Batches reach the sink in the order in which they were read.
 * 3. After `finish` nothing is delivered any more.
 */
import type { Readable } from "node:stream";
import type { Clock } from "../../base/clock.ts";
import { Doorbell } from "../../base/signal.ts";
import { LineCapture, type CapturedLines, type OutputStream } from "./line-capture.ts";

/** Takes a batch. A promise asks for a pause: nothing is read until it settles. Null takes more at once. */
export type OutputSink = (batch: CapturedLines) => Promise<void> | null;

/** An unfinished line is shown after this long without output. */
export const IDLE_FLUSH_MS = 200;
/** How often `finish` looks at its limits. */
const FINISH_STEP_MS = 50;

export interface OutputPumpOptions {
  stdout: Readable;
  stderr: Readable;
  sink: OutputSink;
  /** Sees the raw bytes, before lines are made of them. */
  onChunk(stream: OutputStream, chunk: Buffer): void;
  /** A batch that the sink failed to take is lost; this is where that is said. */
  onSinkError(error: unknown): void;
  clock: Clock;
}

export class OutputPump {
  readonly #options: OutputPumpOptions;
  readonly #captures: readonly LineCapture[];
  readonly #streams: readonly Readable[];
  readonly #over = new AbortController();
  /** Rung when a pipe ends or the sink has taken a batch. */
  readonly #progress = new Doorbell();
  #openStreams: number;
  #busyBatches = 0;
  #lastChunkAt = 0;
  #watchingIdle = false;

  constructor(options: OutputPumpOptions) {
    this.#options = options;
    this.#streams = [options.stdout, options.stderr];
    this.#captures = [new LineCapture("stdout"), new LineCapture("stderr")];
    this.#openStreams = this.#streams.length;
    this.#read("stdout", options.stdout, this.#captures[0]!);
    this.#read("stderr", options.stderr, this.#captures[1]!);
  }

  /** True once both pipes are at their end and the sink has taken everything. */
  get finished(): boolean {
    return this.#openStreams === 0 && this.#busyBatches === 0;
  }

  /** Waits up to `limitMs` for the end of both pipes; true if they ended. */
  async ended(limitMs: number): Promise<boolean> {
    const { clock } = this.#options;
    const until = clock.monotonic() + limitMs;
    while (this.#openStreams > 0 && clock.monotonic() < until) {
      await this.#progress.wait(until - clock.monotonic());
    }
    return this.#openStreams === 0;
  }

  /**
   * Reads what is left and closes. A pipe that some unkilled process keeps open is given up after `limitMs` of reading, a
   * sink that does not answer after `sinkLimitMs`.
   */
  async finish(limitMs: number, sinkLimitMs: number): Promise<void> {
    const { clock } = this.#options;
    let readMs = 0;
    let pausedMs = 0;
    while (!this.finished && readMs < limitMs && pausedMs < sinkLimitMs) {
      const paused = this.#busyBatches > 0;
      const before = clock.monotonic();
      await this.#progress.wait(FINISH_STEP_MS);
      const spent = clock.monotonic() - before;
      if (paused) pausedMs += spent;
      else readMs += spent;
    }
    // With a reason, since without one a DOMException is made, with its stack.
    this.#over.abort("over");
    for (const stream of this.#streams) stream.destroy();
  }

  #read(name: OutputStream, stream: Readable, capture: LineCapture): void {
    let open = true;
    const end = (): void => {
      if (!open) return;
      open = false;
      this.#deliver(capture.end(this.#options.clock.now()));
      this.#openStreams -= 1;
      this.#progress.ring();
    };
    stream.on("data", (chunk: Buffer) => {
      this.#options.onChunk(name, chunk);
      this.#lastChunkAt = this.#options.clock.monotonic();
      this.#deliver(capture.push(chunk, this.#options.clock.now()));
      if (capture.holdsText && !this.#watchingIdle) void this.#flushWhenIdle();
    });
    stream.on("end", end);
    // A pipe that breaks has ended as far as its reader is concerned.
    stream.on("error", end);
    stream.on("close", end);
  }

  #deliver(batches: readonly CapturedLines[]): void {
    for (const batch of batches) {
      if (this.#over.signal.aborted) return;
      const taken = this.#options.sink(batch);
      if (taken !== null) void this.#pauseUntil(taken);
    }
  }

  async #pauseUntil(taken: Promise<void>): Promise<void> {
    this.#busyBatches += 1;
    for (const stream of this.#streams) stream.pause();
    await taken.catch((error: unknown) => this.#options.onSinkError(error));
    this.#busyBatches -= 1;
    this.#progress.ring();
    if (this.#busyBatches > 0) return;
    for (const stream of this.#streams) stream.resume();
  }

  /** One wait for all chunks, not a timer per chunk. */
  async #flushWhenIdle(): Promise<void> {
    const { clock } = this.#options;
    this.#watchingIdle = true;
    for (;;) {
      const waitMs = this.#lastChunkAt + IDLE_FLUSH_MS - clock.monotonic();
      if (waitMs <= 0 || this.#over.signal.aborted) break;
      await clock.sleep(waitMs, this.#over.signal);
    }
    this.#watchingIdle = false;
    for (const capture of this.#captures) this.#deliver(capture.flush(clock.now()));
  }
}
