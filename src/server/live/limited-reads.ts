/**
 * Reads for streams: a few at once however many streams, so that they take no connection from the API, and repeated while the database is
 * away, so that its restart ends no stream.
 *
 * 1. At most `permits` statements run or wait for the database; the others wait here, first come, first served, without a time limit.
 * 2. Only reads go through it: a statement may run again after an unknown result.
 */
import { systemClock } from "../../base/clock.ts";
import { StratalError } from "../../base/errors.ts";
import { isUnavailable, sqlStateOf, type Queryable } from "../../store/database.ts";

const RETRY_MS = 500;
const QUERY_CANCELED = "57014";

export class LimitedReads implements Queryable {
  readonly #database: Queryable;
  readonly #closed = new AbortController();
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(database: Queryable, permits: number) {
    this.#database = database;
    this.#free = permits;
  }

  async query(config: Parameters<Queryable["query"]>[0]): ReturnType<Queryable["query"]> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await this.#queryUntilAnswered(config);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }

  /** Fails everything that waits, now and later. */
  close(): void {
    this.#closed.abort();
  }

  async #queryUntilAnswered(
    config: Parameters<Queryable["query"]>[0],
  ): ReturnType<Queryable["query"]> {
    while (!this.#closed.signal.aborted) {
      try {
        return await this.#database.query(config);
      } catch (error) {
        if (!isUnavailable(error) && sqlStateOf(error) !== QUERY_CANCELED) throw error;
      }
      await systemClock.sleep(RETRY_MS, this.#closed.signal);
    }
    throw new StratalError("unavailable", "The server is closing.");
  }
}
