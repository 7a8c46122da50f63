/**
 * Claims task runs into the free slots of one worker session. Owns what is known of the queue, and what to do when the answer to a claim
 * was lost.
 *
 * 1. After a claim that left slots empty nothing waits for this worker, until a ring or the poll says otherwise.
 * 2. A statement that claims and fails may have been committed: the worker would then hold task runs that it does not know. They are looked
 *    for before the next claim, and handed back without consuming an attempt.
 */
import { systemClock } from "../base/clock.ts";
import { messageOf } from "../base/errors.ts";
import { retryingConflicts } from "../store/database.ts";
import type { ClaimedTask } from "../store/runs/claim-tasks.ts";
import { findTasksOfWorker } from "../store/runs/find-tasks-of-worker.ts";
import { requeueTasks } from "../store/runs/requeue-tasks.ts";
import type { RunningTasks, SlotKind } from "./running-tasks.ts";
import type { WorkerParts } from "./worker-parts.ts";

/** After an error of the claim statement. */
export const CLAIM_RETRY_MS = 500;

const KINDS: readonly SlotKind[] = ["process", "inline"];

export class Claimer {
  readonly #workerId: string;
  readonly #parts: WorkerParts;
  readonly #running: RunningTasks;
  readonly #settlesEnded: () => Promise<void>;
  /** More may wait in the queue than the last claim took. */
  readonly #mayWait: Record<SlotKind, boolean> = { process: true, inline: true };
  #isUncertain = false;

  constructor(options: {
    workerId: string;
    parts: WorkerParts;
    running: RunningTasks;
    /** Resolves when the answers of the settles that are under way have been heard. */
    settlesEnded: () => Promise<void>;
  }) {
    this.#workerId = options.workerId;
    this.#parts = options.parts;
    this.#running = options.running;
    this.#settlesEnded = options.settlesEnded;
  }

  /** True if something may wait for a slot of this kind. */
  mayWait(kind: SlotKind): boolean {
    return this.#mayWait[kind] || this.#isUncertain;
  }

  /** A statement that may have claimed task runs failed. */
  lostAnswer(): void {
    this.#isUncertain = true;
  }

  /** Claims what fits into the free slots; never throws. */
  async claim(signal: AbortSignal): Promise<ClaimedTask[]> {
    try {
      if (this.#isUncertain) await this.#handBackUnknown();
      return await this.#claimFree();
    } catch (error) {
      this.#isUncertain = true;
      this.#parts.logger.warn({ err: messageOf(error) }, "claim failed");
      await systemClock.sleep(CLAIM_RETRY_MS, signal);
      return [];
    }
  }

  async #claimFree(): Promise<ClaimedTask[]> {
    const { queue, queues, tags } = this.#parts;
    const limits = { process: this.#running.free("process"), inline: this.#running.free("inline") };
    // What rang may wait for a slot that is not free.
    for (const kind of KINDS) if (limits[kind] === 0) this.#mayWait[kind] = true;
    if (limits.process + limits.inline === 0) return [];
    for (const kind of KINDS) this.#running.reserve(kind, limits[kind]);
    try {
      const claimed = await queue.claim({
        workerId: this.#workerId,
        queues,
        tags,
        processLimit: limits.process,
        inlineLimit: limits.inline,
      });
      for (const kind of KINDS) {
        const taken = claimed.filter(({ slotKind }) => slotKind === kind).length;
        this.#mayWait[kind] = taken === limits[kind];
      }
      return claimed;
    } finally {
      for (const kind of KINDS) this.#running.reserve(kind, -limits[kind]);
    }
  }

  async #handBackUnknown(): Promise<void> {
    const { database, hotDatabase, queue, logger } = this.#parts;
    // First of all: an answer that is lost meanwhile must not be forgotten at the end.
    this.#isUncertain = false;
    const held = await findTasksOfWorker(database, this.#workerId);
    await this.#settlesEnded();
    const unknown = held.filter((task) => !this.#running.has(task));
    if (unknown.length > 0) {
      const requeued = await retryingConflicts(() =>
        requeueTasks(hotDatabase, this.#workerId, unknown, false),
      );
      for (const task of requeued) queue.ring(task.queue);
      logger.info({ tasks: unknown.length }, "handed back what a lost answer had claimed");
    }
  }
}
