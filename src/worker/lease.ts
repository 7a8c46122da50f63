/**
 * Keeps a worker's lease and ends the worker's claims in time when it cannot. Owns the heartbeat on a connection of its own (a busy
 * pool must not starve it).
 *
 * 1. The worker counts its lease from before it sent the heartbeat, on the monotonic clock, so it always believes less than the
 *    database grants.
 * 2. At FENCE_AT of the lease without a confirmed heartbeat `lost` is aborted, before the database may give the tasks away.
 * 3. A worker that cannot do that, because it is stopped or stuck, has its scripts killed by the watchdog at WATCHDOG_AT of the
 *    lease. When it goes on, `lost` is aborted before it learns of any script's end.
 */
import { systemClock } from "../base/clock.ts";
import { messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { Database } from "../store/database.ts";
import { heartbeatWorker, type WorkerLeave } from "../store/workers/workers.ts";
import type { LeaseWatch } from "./watchdog/watchdog.ts";

const FENCE_AT = 0.85;
/** Later than the worker's own fence, so that a confirmation on its way to the watchdog of a busy machine is not overtaken. */
const WATCHDOG_AT = 0.9;
const HEARTBEATS_PER_LEASE = 3;

export class Lease {
  readonly #database: Database;
  readonly #workerId: string;
  readonly #leaseMs: number;
  readonly #watch: LeaseWatch;
  readonly #onHeard: (heard: WorkerLeave) => void;
  readonly #logger: Logger;
  readonly #lost = new AbortController();
  readonly #stopping = new AbortController();
  #confirmedAt: number;
  #loop: Promise<void> = Promise.resolve();
  #fence: NodeJS.Timeout | null = null;

  /** `registeredAt`: monotonic milliseconds from before the registration was sent. */
  constructor(options: {
    database: Database;
    workerId: string;
    leaseMs: number;
    registeredAt: number;
    watch: LeaseWatch;
    /** Hears with every heartbeat whether the worker may take tasks. */
    onHeard: (heard: WorkerLeave) => void;
    logger: Logger;
  }) {
    this.#database = options.database;
    this.#workerId = options.workerId;
    this.#leaseMs = options.leaseMs;
    this.#watch = options.watch;
    this.#onHeard = options.onHeard;
    this.#logger = options.logger;
    this.#confirmedAt = options.registeredAt;
  }

  /** Aborted when the lease is lost: nothing this worker holds is its own any more. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  start(): void {
    this.#armFence();
    this.#loop = this.#run();
  }

  /** Sends a heartbeat out of turn: somebody has drained the worker, or resumed it. */
  async askNow(): Promise<void> {
    if (!this.#stopping.signal.aborted && !this.#lost.signal.aborted) await this.#beat();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    if (this.#fence !== null) clearTimeout(this.#fence);
    await this.#loop;
    this.#watch.release();
  }

  async #run(): Promise<void> {
    const intervalMs = this.#leaseMs / HEARTBEATS_PER_LEASE;
    await systemClock.sleep(intervalMs, this.#stopping.signal);
    while (!this.#stopping.signal.aborted && !this.#lost.signal.aborted) {
      const confirmed = await this.#beat();
      // A failed heartbeat is tried again soon: the fence is near.
      await systemClock.sleep(confirmed ? intervalMs : intervalMs / 10, this.#stopping.signal);
    }
  }

  async #beat(): Promise<boolean> {
    const sentAt = systemClock.monotonic();
    try {
      const heard = await heartbeatWorker(this.#database, {
        id: this.#workerId,
        leaseMs: this.#leaseMs,
      });
      if (heard === null) {
        this.#lose("the database gave the worker's tasks away");
        return false;
      }
      this.#confirmedAt = sentAt;
      this.#armFence();
      this.#onHeard(heard);
      return true;
    } catch (error) {
      this.#logger.warn({ err: messageOf(error) }, "heartbeat failed");
      return false;
    }
  }

  #armFence(): void {
    if (this.#lost.signal.aborted) return;
    if (this.#fence !== null) clearTimeout(this.#fence);
    this.#fence = setTimeout(() => {
      this.#lose("no heartbeat was confirmed in time");
    }, this.#leftMs(FENCE_AT));
    this.#watch.guard(this.#leftMs(WATCHDOG_AT), () => {
      this.#lose("this process did not run for so long that the watchdog killed its scripts");
    });
  }

  /** Milliseconds until this part of the lease is over. */
  #leftMs(part: number): number {
    return Math.max(0, this.#confirmedAt + this.#leaseMs * part - systemClock.monotonic());
  }

  #lose(why: string): void {
    if (this.#lost.signal.aborted || this.#stopping.signal.aborted) return;
    this.#logger.error({ why }, "lease lost: stopping every task");
    this.#lost.abort("lease_lost");
  }
}
