/**
 * One registration of a worker: from its id and lease to the last task it ended. Owns the claim loop.
 *
 * 1. A task run is claimed only into a free slot.
 * 2. When the lease is lost every attempt is killed at once and none of its results is sent; the session is over and the worker
 *    registers anew under another id.
 * 3. `drain` stops claiming at once, lets tasks finish for the grace, then hands the rest back without consuming an attempt.
 * 4. A worker that somebody drained claims nothing, by the database's word; it learns of it with a heartbeat, so that it does not ask for
 *    tasks that it is not given, and goes on when it is resumed.
 */
import { systemClock } from "../base/clock.ts";
import { messageOf } from "../base/errors.ts";
import { Doorbell } from "../base/signal.ts";
import type { Subscribed } from "../queue/queue.ts";
import { retryingConflicts } from "../store/database.ts";
import type { ClaimedTask } from "../store/runs/claim-tasks.ts";
import { insertSystemEvent } from "../store/logs/insert-system-event.ts";
import { requeueTasks } from "../store/runs/requeue-tasks.ts";
import type { Settlement } from "../store/runs/settle-tasks.ts";
import { registerWorker, setWorkerStatus, type WorkerLeave } from "../store/workers/workers.ts";
import type { JobVersion } from "../store/versions/job-version.ts";
import { newId } from "../base/ids.ts";
import { Claimer, CLAIM_RETRY_MS } from "./claimer.ts";
import { executeTask } from "./execute-task.ts";
import { Lease } from "./lease.ts";
import { RunningTasks, type RunningTask } from "./running-tasks.ts";
import { cancelledResult } from "./task-result.ts";
import { RunStops } from "./run-stops.ts";
import { Settler } from "./settler.ts";
import { SuccessorClaims } from "./successor-claims.ts";
import type { WorkerParts } from "./worker-parts.ts";

export class WorkerSession {
  readonly id = newId();
  readonly #parts: WorkerParts;
  readonly #bell = new Doorbell();
  readonly #running: RunningTasks;
  readonly #draining = new AbortController();
  readonly #lease: Lease;
  readonly #settler: Settler;
  readonly #claimer: Claimer;
  #mayTake = true;

  private constructor(parts: WorkerParts, registeredAt: number) {
    this.#parts = parts;
    this.#running = new RunningTasks({ process: parts.processSlots, inline: parts.inlineSlots });
    this.#lease = new Lease({
      database: parts.heartbeatDatabase,
      workerId: this.id,
      leaseMs: parts.leaseMs,
      registeredAt,
      watch: parts.host.watchdog,
      onHeard: (heard) => {
        this.#heard(heard);
      },
      logger: parts.logger,
    });
    const successors = new SuccessorClaims({
      running: this.#running,
      queues: parts.queues,
      tags: parts.tags,
      mayClaim: (kind) => !this.#stopped && this.#mayTake && !this.#claimer.mayWait(kind),
      epoch: () => this.#claimer.epoch,
    });
    this.#settler = new Settler({
      database: parts.hotDatabase,
      workerId: this.id,
      logger: parts.logger,
      signal: this.#lease.lost,
      choose: (batch) => successors.choose(batch),
      onLostAnswer: () => {
        this.#holdsUnknown();
      },
      onSettled: (settlement, results) => {
        for (const task of settlement.claimed) this.#start(task);
        this.#announce(settlement, new Set(results.map((result) => result.runId)));
      },
    });
    this.#claimer = new Claimer({
      workerId: this.id,
      parts,
      running: this.#running,
      settlesEnded: () => this.#settler.answered(),
    });
  }

  /** Registers a new session, in the place of the one before it; throws when the database cannot be reached. */
  static async open(parts: WorkerParts, replaces: string | null = null): Promise<WorkerSession> {
    const session = new WorkerSession(parts, systemClock.monotonic());
    const heard = await registerWorker(parts.database, {
      id: session.id,
      replaces,
      name: parts.name,
      hostname: parts.hostname,
      pid: process.pid,
      version: parts.version,
      queues: parts.queues,
      tags: parts.tags,
      processSlots: parts.processSlots,
      inlineSlots: parts.inlineSlots,
      leaseMs: parts.leaseMs,
    });
    session.#heard(heard);
    await session.#note(`Worker ${parts.name} started.`);
    return session;
  }

  /** Claims and executes until drained or until the lease is lost. */
  async run(): Promise<"drained" | "lease_lost"> {
    this.#lease.start();
    this.#lease.lost.addEventListener("abort", () => {
      this.#running.stop("lease_lost");
      this.#bell.ring();
    });
    const { queue, queues, database, logger } = this.#parts;
    const drains: Subscribed = {
      channels: ["stratal_worker"],
      onNotification: (_channel, workerId) => {
        if (workerId === this.id) void this.#lease.askNow();
      },
      onReconnect: () => void this.#lease.askNow(),
    };
    const subscription = queue.subscribe(queues, () => this.#bell.ring(), drains);
    const stops = new RunStops({ database, queue, running: this.#running, logger });
    try {
      await this.#claimUntilStopped();
      await this.#finishTasks();
    } finally {
      await Promise.all([subscription.close(), stops.close(), this.#lease.stop()]);
    }
    if (this.#lease.lost.aborted) return "lease_lost";
    await this.#leave();
    return "drained";
  }

  /** What cannot be handed back now is left to the reaper: without heartbeats the lease ends. */
  async #leave(): Promise<void> {
    const { database, logger, name } = this.#parts;
    try {
      // Again: the first time the database may have been away. What is still on its way to it claims nothing from here on.
      await setWorkerStatus(database, { id: this.id, status: "draining" });
      await this.#claimer.handBackUnknown();
      await setWorkerStatus(database, { id: this.id, status: "stopped" });
      await this.#note(`Worker ${name} stopped.`);
    } catch (error) {
      logger.warn({ err: messageOf(error) }, "the worker's end was not recorded");
    }
  }

  /** Stops claiming; `run` resolves when the tasks have ended or were handed back. */
  drain(): void {
    this.#draining.abort();
    this.#bell.ring();
  }

  /** For people; a worker goes on without. */
  async #note(message: string): Promise<void> {
    const { database, version, logger } = this.#parts;
    const data = { worker_id: this.id, pid: process.pid, version };
    try {
      await insertSystemEvent(database, { level: "info", message, data });
    } catch (error) {
      logger.warn({ err: messageOf(error) }, `not recorded: ${message}`);
    }
  }

  #heard({ isActive }: WorkerLeave): void {
    if (isActive && !this.#mayTake) this.#bell.ring();
    this.#mayTake = isActive;
  }

  get #stopped(): boolean {
    return this.#draining.signal.aborted || this.#lease.lost.aborted;
  }

  async #claimUntilStopped(): Promise<void> {
    while (!this.#stopped) {
      // What ends in this turn of the event loop leaves its slot to the same claim.
      await nextTurn();
      const claimed = await this.#claimer.claim(this.#draining.signal, this.#mayTake);
      for (const task of claimed) this.#start(task);
      // Either nothing more was ready, or no slot is free: what changes that rings.
      await this.#bell.wait(this.#parts.pollIntervalMs, this.#draining.signal);
    }
  }

  #start(claimed: ClaimedTask): void {
    this.#parts.knownRuns.note(claimed);
    const task = this.#running.add(claimed);
    if (this.#lease.lost.aborted) task.stop.abort("lease_lost");
    void this.#runTask(task).finally(() => {
      this.#freeSlot(task);
      if (this.#running.remove(task)) this.#bell.ring();
    });
  }

  #freeSlot(task: RunningTask): void {
    if (!this.#running.freeSlot(task)) return;
    if (this.#claimer.mayWait(task.claimed.slotKind)) this.#bell.ring();
  }

  async #runTask(task: RunningTask): Promise<void> {
    const { claimed } = task;
    try {
      const version = await this.#parts.versions.load(claimed.versionId);
      const result = await executeTask({
        claimed,
        version,
        workerId: this.id,
        context: this.#parts,
        stop: task.stop,
      });
      if (this.#lease.lost.aborted) return;
      if (result === null) this.#announceExpansion(claimed);
      else if (task.stop.signal.reason === "drain" && result.status === "cancelled")
        await this.#handBack(claimed, version);
      else {
        this.#freeSlot(task);
        await this.#settler.settle({ result, claimed, version });
      }
    } catch (error) {
      // The database could not give the plan: another worker, or this one later, may have more luck.
      this.#parts.logger.error({ err: messageOf(error), run: claimed.runId }, "task not started");
      await systemClock.sleep(CLAIM_RETRY_MS, this.#draining.signal);
      await this.#handBack(claimed, null);
    }
  }

  /** `version` is null if it could not be loaded. */
  async #handBack(claimed: ClaimedTask, version: JobVersion | null): Promise<void> {
    const { hotDatabase, queue, logger } = this.#parts;
    try {
      const [requeued] = await retryingConflicts(() =>
        requeueTasks(hotDatabase, this.id, [claimed], false),
      );
      if (requeued !== undefined) queue.ring(requeued.queue);
      else if (version !== null) {
        const result = cancelledResult(claimed, version);
        await this.#settler.settle({ result, claimed, version });
      } else this.#holdsUnknown();
    } catch (error) {
      this.#holdsUnknown();
      logger.warn({ err: messageOf(error) }, "tasks not handed back");
    }
  }

  /** The worker lives on and may hold what it does not run: it looks for that before the next claim. */
  #holdsUnknown(): void {
    this.#claimer.lostAnswer();
    this.#bell.ring();
  }

  async #finishTasks(): Promise<void> {
    if (this.#lease.lost.aborted) {
      await this.#running.empty();
      return;
    }
    const { database, logger, drainGraceMs } = this.#parts;
    await setWorkerStatus(database, { id: this.id, status: "draining" }).catch(() => false);
    if (this.#running.size > 0) {
      logger.info({ tasks: this.#running.size, graceMs: drainGraceMs }, "draining");
    }
    const grace = setTimeout(() => {
      this.#running.stop("drain");
    }, drainGraceMs);
    await this.#running.empty();
    clearTimeout(grace);
  }

  /** New task runs may be in any queue. */
  #announceExpansion({ runId }: ClaimedTask): void {
    const { notifier, queue, queues } = this.#parts;
    notifier.ring("stratal_run", runId);
    for (const name of queues) queue.ring(name);
    queue.noteReady();
    this.#bell.ring();
  }

  /** Wakes whoever waits for what a batch changed: viewers, stopping tasks, other workers. */
  #announce({ settled }: Settlement, runIds: Set<string>): void {
    const { notifier, queue, queues } = this.#parts;
    for (const runId of runIds) notifier.ring("stratal_run", runId);
    for (const task of settled)
      if (task.mustHalt || task.haltedScope !== null) notifier.ring("stratal_stop", task.runId);
    const readied = settled.some((task) => task.readied > 0);
    if (!readied) return;
    queue.noteReady();
    this.#bell.ring();
    // Successors may be in any queue; others are rung only for work that this worker may not take at once.
    const mine = this.#running.free("inline") + this.#running.free("process");
    if (settled.reduce((sum, task) => sum + task.readied, 0) > mine) {
      for (const name of queues) queue.ring(name);
    }
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
