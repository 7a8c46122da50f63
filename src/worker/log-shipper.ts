/**
 * Carries chunks of logs from the attempts of a worker to the database. Owns batching, order and the bound on memory; not what is in
 * a chunk.
 *
 * 1. One append is under way at a time, so the chunks of an attempt are stored in order by one writer.
 * 2. Above MAX_BUFFERED_BYTES `room` asks for a pause, which reaches the script as a blocked write. Bytes are those of the text as UTF-8.
 * 3. A failed append is repeated until it succeeds or the shipper closes: chunks know their number, so a repeat stores nothing twice.
 */
import { systemClock } from "../base/clock.ts";
import { messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import { atFailpoint } from "../base/failpoint.ts";
import type { Queryable } from "../store/database.ts";
import { appendLogChunks, type NewLogChunk } from "../store/logs/append-log-chunks.ts";

/**
 * Above this much not yet stored, writers are asked to pause. Two batches: one on its way while the next one fills. More only costs
 * memory: with 8 MiB, in statements of up to as much, a flood of output took 130 MiB and not 60, and was stored at 32 MB/s and not 60.
 */
const MAX_BUFFERED_BYTES = 2 * 1024 * 1024;
/** Most text in one statement; packed, it is a tenth of that. */
const MAX_BATCH_BYTES = 1024 * 1024;
/** Most chunks in one statement. */
const MAX_BATCH = 200;
const RETRY_DELAY_MS = 250;

interface Waiting {
  chunk: NewLogChunk;
  bytes: number;
  stored: () => void;
}

export class LogShipper {
  readonly #on: Queryable;
  readonly #logger: Logger;
  readonly #onStored: (runIds: Set<string>) => void;
  readonly #closed = new AbortController();
  #waiting: Waiting[] = [];
  #bufferedBytes = 0;
  #roomWaiters: (() => void)[] = [];
  #shipping: Promise<void> | null = null;

  constructor(options: {
    on: Queryable;
    logger: Logger;
    /** Told after each append, for doorbells. */
    onStored: (runIds: Set<string>) => void;
  }) {
    this.#on = options.on;
    this.#logger = options.logger;
    this.#onStored = options.onStored;
  }

  /** Queues a chunk; resolves when it is stored (or given up because the shipper closed). */
  ship(chunk: NewLogChunk): Promise<void> {
    const bytes = Buffer.byteLength(chunk.body);
    this.#bufferedBytes += bytes;
    return new Promise((stored) => {
      this.#waiting.push({ chunk, bytes, stored });
      this.#shipping ??= this.#shipAll().finally(() => {
        this.#shipping = null;
      });
    });
  }

  /** Null while there is room; else a promise of it. */
  room(): Promise<void> | null {
    if (this.#bufferedBytes <= MAX_BUFFERED_BYTES) return null;
    return new Promise((resolve) => this.#roomWaiters.push(resolve));
  }

  /** Gives up what cannot be stored; for a worker whose lease is lost or that must end. */
  close(): void {
    this.#closed.abort();
  }

  async #shipAll(): Promise<void> {
    // Lets everything that was printed in this turn of the event loop into the first batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, batchLength(this.#waiting));
      await this.#append(batch.map((waiting) => waiting.chunk));
      for (const { bytes, stored } of batch) {
        this.#bufferedBytes -= bytes;
        stored();
      }
      this.#releaseRoom();
    }
  }

  async #append(chunks: NewLogChunk[]): Promise<void> {
    while (!this.#closed.signal.aborted) {
      try {
        await atFailpoint("task.log", () => appendLogChunks(this.#on, chunks));
        this.#onStored(new Set(chunks.map((chunk) => chunk.runId)));
        return;
      } catch (error) {
        this.#logger.warn({ err: messageOf(error), chunks: chunks.length }, "logs not stored yet");
        await systemClock.sleep(RETRY_DELAY_MS, this.#closed.signal);
      }
    }
  }

  #releaseRoom(): void {
    if (this.#bufferedBytes > MAX_BUFFERED_BYTES) return;
    for (const resolve of this.#roomWaiters.splice(0)) resolve();
  }
}

/** How many of the waiting chunks go into one statement: at least one. */
function batchLength(waiting: readonly Waiting[]): number {
  let bytes = 0;
  let length = 0;
  for (const next of waiting) {
    bytes += next.bytes;
    if (length === MAX_BATCH || (length > 0 && bytes > MAX_BATCH_BYTES)) break;
    length += 1;
  }
  return length;
}
