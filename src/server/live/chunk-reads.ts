/**
 * Reads chunks of logs once for all streams that want the same ones: those at the head of a busy log ask for them within milliseconds.
 *
 * 1. What is kept has at most MAX_KEPT_COST bytes, about.
 * 2. A read is shared only between streams that know of equally many chunks, so none is told "nothing more" from before it knew.
 */
import type { Queryable } from "../../store/database.ts";
import type { LogChunk } from "../../store/logs/log-chunk.ts";
import { readRunLogChunks, readTaskLogChunks } from "../../store/logs/read-log-chunks.ts";

/** Chunks of at most 64 KiB text per read. */
const CHUNKS_PER_READ = 8;
const MAX_KEPT_COST = 16 * 1024 * 1024;
/** A line as a message, beside its text. */
const BYTES_PER_MESSAGE = 300;

/** A run's log, or that of one of its task runs. */
export interface ChunkSource {
  runId: string;
  seq: number | null;
}

export class ChunkReads {
  readonly #on: Queryable;
  readonly #running = new Map<string, Promise<LogChunk[]>>();
  /** Oldest first. */
  readonly #kept = new Map<string, { chunks: LogChunk[]; cost: number }>();
  #keptCost = 0;

  constructor(on: Queryable) {
    this.#on = on;
  }

  /** Some chunks after a position, in order, of a log that is known to have `known` chunks; none if there are no more of them. */
  read(source: ChunkSource, afterPosition: number, known: number): Promise<readonly LogChunk[]> {
    const key = `${source.runId}/${source.seq ?? "all"}/${afterPosition}/${known}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return Promise.resolve(kept.chunks);
    const running = this.#running.get(key);
    if (running !== undefined) return running;
    const reading = this.#read(source, afterPosition)
      .then((chunks) => this.#keep(key, chunks))
      .finally(() => this.#running.delete(key));
    this.#running.set(key, reading);
    return reading;
  }

  #read({ runId, seq }: ChunkSource, afterPosition: number): Promise<LogChunk[]> {
    const page = { runId, afterPosition, limit: CHUNKS_PER_READ };
    return seq === null
      ? readRunLogChunks(this.#on, page)
      : readTaskLogChunks(this.#on, { ...page, seq });
  }

  #keep(key: string, chunks: LogChunk[]): LogChunk[] {
    const cost = chunks.reduce(
      (sum, { body, lines }) => sum + 2 * body.length + BYTES_PER_MESSAGE * lines,
      BYTES_PER_MESSAGE,
    );
    this.#kept.set(key, { chunks, cost });
    this.#keptCost += cost;
    for (const [oldest, { cost: freed }] of this.#kept) {
      if (this.#keptCost <= MAX_KEPT_COST) break;
      this.#kept.delete(oldest);
      this.#keptCost -= freed;
    }
    return chunks;
  }
}
