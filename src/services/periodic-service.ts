import { messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import { Doorbell } from "../base/signal.ts";
import { isUnavailable } from "../store/database.ts";

/** Background work with a rhythm (style.md rule 11): `runOnce` holds the logic and is what tests call. */
export class PeriodicService {
  readonly name: string;
  /** One round; true when there may be more to do at once. */
  readonly runOnce: () => Promise<boolean>;
  readonly #intervalMs: number;
  readonly #logger: Logger;
  readonly #stopping = new AbortController();
  readonly #bell = new Doorbell();
  #loop: Promise<void> | null = null;

  constructor(options: {
    name: string;
    intervalMs: number;
    runOnce: () => Promise<boolean>;
    logger: Logger;
  }) {
    this.name = options.name;
    this.runOnce = options.runOnce;
    this.#intervalMs = options.intervalMs;
    this.#logger = options.logger;
  }

  /** Starts the rounds; a failed one is logged and the next comes as usual. */
  start(): void {
    this.#loop ??= this.#run();
  }

  /** Asks for a round at once. */
  wake(): void {
    this.#bell.ring();
  }

  /** Resolves when the round under way has ended and no other will start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const more = await this.#round();
      if (!more) await this.#bell.wait(this.#intervalMs, this.#stopping.signal);
    }
  }

  async #round(): Promise<boolean> {
    try {
      return await this.runOnce();
    } catch (error) {
      const level = isUnavailable(error) ? "debug" : "error";
      this.#logger[level]({ service: this.name, err: messageOf(error) }, "service round failed");
      return false;
    }
  }
}
