/**
 * A worker as claimer.ts, settler.ts, lease.ts and worker-session.ts have it, without anything to run: one session from its registration to
 * its end. The world calls `step` while the process runs, and `finish` when a task run has come to its end.
 */
import { LEASE_MS, type Held, type Ledger } from "./ledger.ts";
import type { Network } from "./network.ts";
import type { Rules } from "./rules.ts";

const FENCE_MS = 0.85 * LEASE_MS;
const WATCHDOG_MS = 0.9 * LEASE_MS;
const HEARTBEAT_MS = LEASE_MS / 3;
const SLOTS = 2;

/** What a session needs of the world around it. */
export interface Surroundings {
  ledger: Ledger;
  network: Network;
  rules: Rules;
  now(): number;
  /** Scripts start and end: the world sees to it that no two of one task run live together. */
  began(worker: string, task: number): void;
  ended(worker: string, task: number): void;
}

export class SimWorker {
  readonly id: string;
  readonly #around: Surroundings;
  /** What it knows that it holds: task run to attempt. */
  readonly #running = new Map<number, number>();
  /** What of it has a living script. */
  readonly #alive = new Set<number>();
  #confirmedAt: number;
  #isRegistered = false;
  #isBeating = false;
  #isClaiming = false;
  #isUncertain = false;
  #epoch = 0;
  #lastEpoch = 0;
  #settling = 0;
  #onSettled: (() => void)[] = [];
  #state: "open" | "draining" | "leaving" | "over" = "open";

  constructor(id: string, around: Surroundings) {
    this.id = id;
    this.#around = around;
    this.#confirmedAt = around.now();
    const { ledger, network, now } = around;
    network.send(
      id,
      () => ledger.register(id, now()),
      () => (this.#isRegistered = true),
      () => (this.#state = "over"),
    );
  }

  get isOver(): boolean {
    return this.#state === "over";
  }

  get alive(): number[] {
    return [...this.#alive];
  }

  /** Everything that it can do now. */
  step(): void {
    const { now, rules } = this.#around;
    if (this.isOver) return;
    if (rules.fencesItself && now() - this.#confirmedAt >= FENCE_MS) this.end();
    if (this.isOver || !this.#isRegistered) return;
    if (!this.#isBeating && now() - this.#confirmedAt >= HEARTBEAT_MS) this.#beat();
    if (this.#state === "open") this.#claim();
    // A session hears the answer of its claim before it leaves.
    const isIdle = this.#running.size === 0 && !this.#isClaiming;
    if (this.#state === "draining" && isIdle) this.#leave();
  }

  /** Works at this moment whatever the worker does: its scripts go before the lease is over. */
  watchdog(): void {
    const { now, rules } = this.#around;
    if (!rules.hasWatchdog || now() - this.#confirmedAt < WATCHDOG_MS) return;
    if (this.#alive.size > 0) this.end();
  }

  /** It ends, by itself or by SIGKILL; nothing of it lives on. */
  end(): void {
    this.#state = "over";
    for (const task of this.#alive) this.#around.ended(this.id, task);
    this.#alive.clear();
    this.#running.clear();
  }

  drain(): void {
    if (this.#state !== "open") return;
    this.#state = "draining";
    // The grace is over at once.
    for (const task of [...this.#alive]) this.#handBack(task);
  }

  /** A script has ended: its result goes to the database, and successors come with the answer. */
  finish(task: number): void {
    const attempt = this.#running.get(task)!;
    this.#scriptEnded(task);
    const free = SLOTS - this.#alive.size;
    const claims = this.#state === "open" && !this.#isUncertain && free > 0;
    this.#settle([{ id: task, attempt }], claims ? 1 : 0);
  }

  #settle(results: Held[], limit: number): void {
    const { ledger, network, rules } = this.#around;
    const takes = limit === 0 ? null : { epoch: this.#epoch, limit };
    this.#settling += 1;
    network.send(
      this.id,
      () => ledger.settle(this.id, results, takes),
      (claimed) => {
        for (const { id } of results) this.#running.delete(id);
        this.#start(claimed);
        this.#settleAnswered();
      },
      () => {
        if (takes !== null) this.#isUncertain = true;
        this.#settling -= 1;
        if (!this.isOver && rules.repeatsSettles) this.#settle(results, 0);
      },
    );
  }

  #settleAnswered(): void {
    this.#settling -= 1;
    if (this.#settling > 0) return;
    for (const heard of this.#onSettled.splice(0)) heard();
  }

  #beat(): void {
    const { ledger, network, now } = this.#around;
    const sentAt = now();
    this.#isBeating = true;
    network.send(
      this.id,
      () => ledger.heartbeat(this.id, now()),
      (isAlive) => {
        this.#isBeating = false;
        if (isAlive) this.#confirmedAt = sentAt;
        else this.end();
      },
      () => (this.#isBeating = false),
    );
  }

  #claim(): void {
    if (this.#isClaiming) return;
    if (this.#isUncertain && this.#around.rules.handsBack) {
      this.#isClaiming = true;
      this.#handBackUnknown(() => (this.#isClaiming = false));
      return;
    }
    const limit = SLOTS - this.#alive.size;
    if (limit <= 0) return;
    const { ledger, network } = this.#around;
    const request = { epoch: this.#epoch, limit };
    this.#isClaiming = true;
    network.send(
      this.id,
      () => ledger.claim(this.id, request),
      (claimed) => {
        this.#isClaiming = false;
        this.#start(claimed);
      },
      () => {
        this.#isClaiming = false;
        this.#isUncertain = true;
      },
    );
  }

  #start(claimed: readonly Held[]): void {
    const { now, rules } = this.#around;
    // A process that was stopped hears an answer before its timers do: run-script.ts asks the watchdog.
    if (rules.looksBeforeStart && now() - this.#confirmedAt >= WATCHDOG_MS) this.end();
    if (this.isOver) return;
    for (const { id, attempt } of claimed) {
      this.#running.set(id, attempt);
      this.#alive.add(id);
      this.#around.began(this.id, id);
      if (this.#state !== "open") this.#handBack(id);
    }
  }

  #handBack(task: number): void {
    const { ledger, network } = this.#around;
    const held = { id: task, attempt: this.#running.get(task)! };
    this.#scriptEnded(task);
    network.send(
      this.id,
      () => ledger.handBack(this.id, [held]),
      () => this.#running.delete(task),
      () => {
        this.#running.delete(task);
        this.#isUncertain = true;
      },
    );
  }

  /** `done` is called in any case. */
  #handBackUnknown(done: () => void): void {
    const { ledger, network, rules } = this.#around;
    this.#isUncertain = false;
    const failed = (): void => {
      this.#isUncertain = true;
      done();
    };
    const compare = (held: readonly Held[]): void => {
      const unknown = held.filter(({ id, attempt }) => this.#running.get(id) !== attempt);
      network.send(this.id, () => ledger.handBack(this.id, unknown), done, failed);
    };
    const lookedFor = (held: readonly Held[]): void => {
      if (this.#settling === 0 || !rules.hearsSettles) compare(held);
      else this.#onSettled.push(() => compare(held));
    };
    this.#lastEpoch += 1;
    const epoch = this.#lastEpoch;
    const begun = (isAlive: boolean): void => {
      if (!isAlive) return done();
      this.#epoch = epoch;
      network.send(this.id, () => ledger.heldBy(this.id), lookedFor, failed);
    };
    network.send(this.id, () => ledger.startEpoch(this.id, epoch), begun, failed);
  }

  /** As `#leave` of a session: twice through the same, and what fails is left to the reaper. */
  #leave(): void {
    const { ledger, network, rules } = this.#around;
    this.#state = "leaving";
    const over = (): void => this.end();
    const stop = (): void => {
      // What could not be handed back keeps the lease from being given up.
      if (this.#isUncertain) return over();
      network.send(this.id, () => ledger.leave(this.id, "stopped"), over, over);
    };
    const handBack = (): void => (rules.handsBack ? this.#handBackUnknown(stop) : stop());
    network.send(this.id, () => ledger.leave(this.id, "draining"), handBack, over);
  }

  #scriptEnded(task: number): void {
    this.#alive.delete(task);
    this.#around.ended(this.id, task);
  }
}
