import type { ClaimedTask } from "../store/runs/claim-tasks.ts";
import type { ScriptStopReason } from "./runtimes/script-request.ts";

export interface RunningTask {
  claimed: ClaimedTask;
  /** Aborting it with a ScriptStopReason stops the attempt. */
  stop: AbortController;
}

/** The attempts a worker runs at the moment, and its free slots. */
export class RunningTasks {
  readonly #tasks = new Set<RunningTask>();
  readonly #slots: Record<ClaimedTask["slotKind"], number>;
  readonly #used: Record<ClaimedTask["slotKind"], number> = { process: 0, inline: 0 };
  #emptyWaiters: (() => void)[] = [];

  constructor(slots: Record<ClaimedTask["slotKind"], number>) {
    this.#slots = slots;
  }

  free(kind: ClaimedTask["slotKind"]): number {
    return this.#slots[kind] - this.#used[kind];
  }

  get size(): number {
    return this.#tasks.size;
  }

  add(claimed: ClaimedTask): RunningTask {
    const task = { claimed, stop: new AbortController() };
    this.#tasks.add(task);
    this.#used[claimed.slotKind] += 1;
    return task;
  }

  remove(task: RunningTask): void {
    if (!this.#tasks.delete(task)) return;
    this.#used[task.claimed.slotKind] -= 1;
    if (this.#tasks.size === 0) for (const resolve of this.#emptyWaiters.splice(0)) resolve();
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

  /** Resolves when nothing runs any more. */
  async empty(): Promise<void> {
    if (this.#tasks.size === 0) return;
    await new Promise<void>((resolve) => this.#emptyWaiters.push(resolve));
  }
}
