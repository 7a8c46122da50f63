/**
 * Hears which runs want their tasks stopped: cancelled by a user, timed out, or halted by the failure policy `cancel`. A notification
 * names the run at once; a poll every POLL_INTERVAL_MS, while anything runs, covers lost ones.
 */
import { systemClock } from "../base/clock.ts";
import { messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { Closeable, Queue } from "../queue/queue.ts";
import type { Database } from "../store/database.ts";
import { findStoppingRuns } from "../store/runs/find-stopping-runs.ts";
import type { RunningTasks } from "./running-tasks.ts";

const POLL_INTERVAL_MS = 2_000;

export class RunStops {
  readonly #database: Database;
  readonly #running: RunningTasks;
  readonly #logger: Logger;
  readonly #stopping = new AbortController();
  readonly #listener: Closeable;
  readonly #loop: Promise<void>;

  constructor(options: {
    database: Database;
    queue: Queue;
    running: RunningTasks;
    logger: Logger;
  }) {
    this.#database = options.database;
    this.#running = options.running;
    this.#logger = options.logger;
    this.#listener = options.queue.listen({
      channels: ["stratal_stop"],
      onNotification: (_channel, runId) => void this.#check([runId]),
      onReconnect: () => void this.#check(this.#running.runIds()),
      logger: options.logger,
    });
    this.#loop = this.#poll();
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#listener.close();
    await this.#loop;
  }

  async #poll(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await systemClock.sleep(POLL_INTERVAL_MS, this.#stopping.signal);
      await this.#check(this.#running.runIds());
    }
  }

  async #check(runIds: string[]): Promise<void> {
    if (runIds.length === 0 || this.#running.size === 0) return;
    try {
      for (const run of await findStoppingRuns(this.#database, runIds)) {
        this.#running.stop("cancel", run);
      }
    } catch (error) {
      this.#logger.debug({ err: messageOf(error) }, "stop requests not read");
    }
  }
}
