/**
 * What the statements of the queue do to workers and task runs, each in one step as PostgreSQL does it: register, heartbeat, claim, settle,
 * requeue, reap. The law of states is the engine's. It notes what breaks an invariant, and knows nothing of why it was asked.
 */
import { MAX_WORKER_LOSSES, restartsAfterWorkerLoss } from "../../../src/engine/decide.ts";
import {
  taskRunTransitions,
  type TaskRunEvent,
  type TaskRunStatus,
} from "../../../src/engine/states.ts";
import type { Rules } from "./rules.ts";

/** How long a lease lasts. */
export const LEASE_MS = 1_000;

/** A task run as a worker holds it. */
export interface Held {
  id: number;
  attempt: number;
}

interface TaskRow {
  id: number;
  status: TaskRunStatus;
  attempt: number;
  lost: number;
  holder: string | null;
}

interface WorkerRow {
  status: "active" | "draining" | "stopped" | "dead";
  epoch: number;
  leaseEndsAt: number;
}

/** Successors that a settle may claim. */
export interface Takes {
  epoch: number;
  limit: number;
}

export class Ledger {
  readonly violations: string[] = [];
  readonly tasks: TaskRow[];
  readonly #workers = new Map<string, WorkerRow>();
  readonly #rules: Rules;

  constructor(tasks: number, rules: Rules) {
    this.#rules = rules;
    this.tasks = Array.from({ length: tasks }, (_, id) => ({
      ...{ id, attempt: 0, lost: 0 },
      ...{ status: "queued", holder: null },
    }));
  }

  get isDone(): boolean {
    return this.tasks.every(({ status }) => status === "completed" || status === "failed");
  }

  register(worker: string, now: number): true {
    this.#workers.set(worker, { status: "active", epoch: 0, leaseEndsAt: now + LEASE_MS });
    return true;
  }

  heartbeat(worker: string, now: number): boolean {
    const row = this.#workers.get(worker)!;
    if (row.status !== "active" && row.status !== "draining") return false;
    row.leaseEndsAt = now + LEASE_MS;
    return true;
  }

  startEpoch(worker: string, epoch: number): boolean {
    const row = this.#workers.get(worker)!;
    if (row.status === "dead") return false;
    if (!this.#rules.numbersEpochs) row.epoch = Math.max(row.epoch + 1, epoch);
    else if (row.epoch >= epoch) return false;
    else row.epoch = epoch;
    return true;
  }

  leave(worker: string, status: "draining" | "stopped"): boolean {
    const row = this.#workers.get(worker)!;
    if (row.status === "dead") return false;
    row.status = status;
    return true;
  }

  claim(worker: string, { epoch, limit }: Takes): Held[] {
    const row = this.#workers.get(worker)!;
    if (this.#rules.checksEpochs && row.epoch !== epoch) return [];
    if (this.#rules.checksStatus && row.status !== "active") return [];
    const taken = this.tasks.filter(({ status }) => status === "queued").slice(0, limit);
    return taken.map((task) => {
      this.#move(task, "claim", worker);
      task.attempt += 1;
      task.holder = worker;
      if (row.status === "dead")
        this.violations.push(`task ${task.id} was claimed by ${worker}, which is dead`);
      return { id: task.id, attempt: task.attempt };
    });
  }

  settle(worker: string, results: readonly Held[], takes: Takes | null): Held[] {
    for (const result of results) {
      const task = this.#current(worker, result);
      if (task === null) continue;
      this.#mustHold(task, worker, result.attempt);
      this.#move(task, "complete", worker);
    }
    return takes === null ? [] : this.claim(worker, takes);
  }

  heldBy(worker: string): Held[] {
    return this.tasks
      .filter(({ status, holder }) => status === "running" && holder === worker)
      .map(({ id, attempt }) => ({ id, attempt }));
  }

  handBack(worker: string, tasks: readonly Held[]): true {
    for (const held of tasks) {
      const task = this.#current(worker, held);
      if (task === null) continue;
      this.#mustHold(task, worker, held.attempt);
      this.#move(task, "release", worker);
    }
    return true;
  }

  reap(now: number): void {
    for (const [worker, row] of this.#workers) {
      if (row.status === "dead" || row.status === "stopped" || row.leaseEndsAt >= now) continue;
      row.status = "dead";
      if (!this.#rules.reaps) continue;
      for (const { id } of this.heldBy(worker)) {
        const task = this.tasks[id]!;
        // So many losses in one schedule are the schedule's doing.
        const lost = Math.min(task.lost + 1, MAX_WORKER_LOSSES - 1);
        if (restartsAfterWorkerLoss({ onWorkerLost: "retry" }, lost))
          this.#move(task, "lose", worker);
        task.lost += 1;
      }
    }
  }

  #current(worker: string, { id, attempt }: Held): TaskRow | null {
    const task = this.tasks[id]!;
    if (task.status !== "running") return null;
    if (this.#rules.fencesAttempts && task.attempt !== attempt) return null;
    if (this.#rules.fencesWorkers && task.holder !== worker) return null;
    return task;
  }

  #mustHold(task: TaskRow, worker: string, attempt: number): void {
    if (task.holder !== worker || task.attempt !== attempt)
      this.violations.push(
        `attempt ${attempt} of task ${task.id} was ended by ${worker}, but ${task.holder ?? "nobody"} holds attempt ${task.attempt}`,
      );
  }

  #move(task: TaskRow, event: TaskRunEvent, worker: string): void {
    const next = taskRunTransitions[task.status][event];
    if (next === null) {
      this.violations.push(`${worker} wanted to ${event} task ${task.id}, which is ${task.status}`);
      return;
    }
    task.status = next;
    if (next !== "running") task.holder = null;
  }
}
