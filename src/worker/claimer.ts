/**
 * Claims task runs into the free slots of one worker session. Owns what is known of the queue, and what to do when the answer to a claim
 * was lost.
 *
 * 1. After a claim that left slots empty nothing waits for this worker, until a ring or the poll says otherwise.
 * 2. A statement that claims and fails may have been committed, or may still be on its way: the worker would then hold task runs that it
 *    does not know. A new epoch ends what is on its way; then they are looked for, before the next claim, and handed back without
 *    consuming an attempt.
 */
import { systemClock } from "../base/clock.ts";
import { messageOf } from "../base/errors.ts";
import { atFailpoint } from "../base/failpoint.ts";
import { retryingConflicts } from "../store/database.ts";
import type { ClaimedTask } from "../store/runs/claim-tasks.ts";
import { findTasksOfWorker, type LostTask } from "../store/runs/find-tasks-of-worker.ts";
import { requeueTasks, type RequeuedTask } from "../store/runs/requeue-tasks.ts";
import { settleTasks, type TaskResult } from "../store/runs/settle-tasks.ts";
import { startClaimEpoch } from "../store/workers/workers.ts";
import type { RunningTasks, SlotKind } from "./running-tasks.ts";
import { cancelledResult } from "./task-result.ts";
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
  #epoch = 0;
  #lastEpoch = 0;

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

  /** The epoch of the worker's claims, which each statement that claims names. */
  get epoch(): number {
    return this.#epoch;
  }

  /** A statement that may have claimed task runs failed. */
  lostAnswer(): void {
    this.#isUncertain = true;
  }

  /** Claims what fits into the free slots, or nothing if the worker may not take any; never throws. */
  async claim(signal: AbortSignal, mayTake = true): Promise<ClaimedTask[]> {
    try {
      if (this.#isUncertain) await this.handBackUnknown();
      return mayTake ? await this.#claimFree() : [];
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
      const request = {
        workerId: this.#workerId,
        epoch: this.#epoch,
        queues,
        tags,
        processLimit: limits.process,
        inlineLimit: limits.inline,
      };
      const claimed = await atFailpoint("task.claim", () => queue.claim(request));
      for (const kind of KINDS) {
        const taken = claimed.filter(({ slotKind }) => slotKind === kind).length;
        this.#mayWait[kind] = taken === limits[kind];
      }
      return claimed;
    } finally {
      for (const kind of KINDS) this.#running.reserve(kind, -limits[kind]);
    }
  }

  /** Hands back what the worker holds without knowing it. Throws when the database cannot be reached. */
  async handBackUnknown(): Promise<void> {
    const { database, hotDatabase, queue, logger } = this.#parts;
    // First of all: an answer that is lost meanwhile must not be forgotten at the end.
    this.#isUncertain = false;
    // Each try has a number of its own: one that was given up may still arrive.
    this.#lastEpoch += 1;
    const epoch = this.#lastEpoch;
    // A dead worker holds nothing; its lease tells it so.
    if (!(await startClaimEpoch(database, { id: this.#workerId, epoch }))) return;
    this.#epoch = epoch;
    const held = await findTasksOfWorker(database, this.#workerId);
    await this.#settlesEnded();
    const unknown = held.filter((task) => !this.#running.has(task));
    if (unknown.length === 0) return;
    const requeued = await retryingConflicts(() =>
      requeueTasks(hotDatabase, this.#workerId, unknown, false),
    );
    for (const task of requeued) queue.ring(task.queue);
    await this.#endStopped(unknown, requeued);
    logger.info({ tasks: unknown.length }, "handed back what it held without knowing");
  }

  /** What was not queued again belongs to a run that is being stopped. */
  async #endStopped(
    unknown: readonly LostTask[],
    requeued: readonly RequeuedTask[],
  ): Promise<void> {
    const { hotDatabase, versions, notifier } = this.#parts;
    const again = new Set(requeued.map(({ runId, seq }) => `${runId} ${seq}`));
    const stopped = unknown.filter(({ runId, seq }) => !again.has(`${runId} ${seq}`));
    if (stopped.length === 0) return;
    const results: TaskResult[] = [];
    for (const task of stopped)
      results.push(cancelledResult(task, await versions.load(task.versionId)));
    await settleTasks(hotDatabase, this.#workerId, results);
    for (const { runId } of results) notifier.ring("stratal_run", runId);
  }
}
