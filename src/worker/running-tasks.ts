/**
 * The attempts that a worker holds at the moment, and its slots.
 *
 * 1. A slot is for executing: it is free again when the attempt has ended, while its result is still on its way to the database. How many
 *    results may be on their way is limited, so that a database that is slow or away does not fill the memory.
 * 2. A slot that something may be claimed into is reserved until the answer is there, so two claims never fill one slot.
 */
import type { ClaimedTask } from "../store/runs/claim-tasks.ts";
import type { ScriptStopReason } from "./runtimes/script-request.ts";

export type SlotKind = ClaimedTask["slotKind"];

export interface RunningTask {
  claimed: ClaimedTask;
  /** Aborting it with a ScriptStopReason stops the attempt. */
  stop: AbortController;
}

const MAX_UNSETTLED = 1_000;

export class RunningTasks {
  readonly #tasks = new Set<RunningTask>();
  readonly #executing = new Set<RunningTask>();
  readonly #slots: Record<SlotKind, number>;
  readonly #used: Record<SlotKind, number> = { process: 0, inline: 0 };
  #emptyWaiters: (() => void)[] = [];

  constructor(slots: Record<SlotKind, number>) {
    this.#slots = slots;
  }

  /** Slots that nothing executes in and nothing is claimed for. */
  free(kind: SlotKind): number {
    const unsettled = this.#tasks.size - this.#executing.size;
    return Math.max(0, Math.min(this.#slots[kind] - this.#used[kind], MAX_UNSETTLED - unsettled));
  }

  /** Keeps slots for what is being claimed, or gives them back. */
  reserve(kind: SlotKind, count: number): void {
    this.#used[kind] += count;
  }

  /** Everything that is held, executing or not settled yet. */
  get size(): number {
    return this.#tasks.size;
  }

  add(claimed: ClaimedTask): RunningTask {
    const task = { claimed, stop: new AbortController() };
    this.#tasks.add(task);
    this.#executing.add(task);
    this.#used[claimed.slotKind] += 1;
    return task;
  }

  /** The attempt has ended; its result is to be settled. False if its slot was free already. */
  freeSlot(task: RunningTask): boolean {
    const executed = this.#executing.delete(task);
    if (executed) this.#used[task.claimed.slotKind] -= 1;
    return executed;
  }

  /** Nothing is held of it any more. True if it was one of so many results on their way that nothing was claimed. */
  remove(task: RunningTask): boolean {
    this.freeSlot(task);
    const unsettled = this.#tasks.size - this.#executing.size;
    if (!this.#tasks.delete(task)) return false;
    if (this.#tasks.size === 0) for (const resolve of this.#emptyWaiters.splice(0)) resolve();
    return unsettled >= MAX_UNSETTLED;
  }

  has({ runId, seq, attempt }: Pick<ClaimedTask, "runId" | "seq" | "attempt">): boolean {
    for (const { claimed } of this.#tasks)
      if (claimed.runId === runId && claimed.seq === seq && claimed.attempt === attempt)
        return true;
    return false;
  }

  runIds(): string[] {
    return [...new Set([...this.#tasks].map((task) => task.claimed.runId))];
  }

  /** Stops the attempts of one run or of one of its scopes, or all. A second stop of the same attempt changes nothing. */
  stop(reason: ScriptStopReason, of?: { runId: string; scope: number | null }): void {
    for (const { claimed, stop } of this.#tasks) {
      const isMeant =
        of === undefined ||
        // The controller is never stopped: it has the handlers before it.
        (claimed.runId === of.runId &&
          claimed.node >= 0 &&
          (of.scope === null || claimed.scope === of.scope));
      if (isMeant) stop.abort(reason);
    }
  }

  /** Resolves when nothing is held any more. */
  async empty(): Promise<void> {
    if (this.#tasks.size === 0) return;
    await new Promise<void>((resolve) => this.#emptyWaiters.push(resolve));
  }
}
