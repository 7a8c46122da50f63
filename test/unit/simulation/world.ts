/** Workers, a reaper, a network and a clock, of which a list of numbers decides who does something next. */
import { Ledger } from "./ledger.ts";
import { Network } from "./network.ts";
import type { Rules } from "./rules.ts";
import { SimWorker, type Surroundings } from "./sim-worker.ts";

const TASKS = 6;
const PROCESSES = 2;
const TICK_MS = 60;
/** Steps after the last fault in which everything has to end: some leases. */
const HEALING_STEPS = 400;

interface Process {
  worker: SimWorker;
  isPaused: boolean;
}

/**
 * Plays a schedule, heals everything, and answers what was wrong. `kinds` says by its bits which kinds of faults the schedule has: what needs many
 * of one kind is seldom come by where all kinds are mixed.
 */
export function play(kinds: number, schedule: readonly number[], rules: Rules): readonly string[] {
  const world = new World(rules);
  const faults = FAULTS.filter((_, bit) => ((kinds >> bit) & 1) === 1);
  const actions = [...WORK, ...faults];
  for (const choice of schedule)
    actions[choice % actions.length]!(world, Math.floor(choice / actions.length));
  world.heal();
  return world.violations;
}

/** How many kinds of faults there are. */
export const FAULT_KINDS = 6;

class World {
  readonly #ledger: Ledger;
  readonly #network = new Network();
  readonly #around: Surroundings;
  readonly #processes: Process[];
  readonly #living = new Map<number, string>();
  #now = 0;
  #started = 0;

  constructor(rules: Rules) {
    this.#ledger = new Ledger(TASKS, rules);
    this.#around = {
      ledger: this.#ledger,
      network: this.#network,
      rules,
      now: () => this.#now,
      began: (worker, task) => this.#began(worker, task),
      ended: (worker, task) => {
        if (this.#living.get(task) === worker) this.#living.delete(task);
      },
    };
    this.#processes = Array.from({ length: PROCESSES }, () => this.#startProcess());
  }

  get violations(): readonly string[] {
    return this.#ledger.violations;
  }

  /** No more faults: everything arrives, everybody runs. */
  heal(): void {
    for (const process of this.#processes) process.isPaused = false;
    for (let step = 0; step < HEALING_STEPS && !this.#ledger.isDone; step += 1) {
      for (const message of [...this.#network.messages]) this.#carry(message);
      for (const process of this.#processes) {
        this.#run(process);
        for (const task of process.worker.alive) process.worker.finish(task);
      }
      this.pass(0);
    }
    for (const { id, status, holder } of this.#ledger.tasks)
      if (status !== "completed")
        this.#ledger.violations.push(
          `task ${id} is stuck: ${status}, held by ${holder ?? "nobody"}`,
        );
  }

  /** Time passes, for the watchdogs and the reaper, too. */
  pass(which: number): void {
    this.#now += TICK_MS * (1 + (which % 8));
    for (const { worker } of this.#processes) worker.watchdog();
    this.#ledger.reap(this.#now);
  }

  step(which: number): void {
    const process = this.#processOf(which);
    if (!process.isPaused) this.#run(process);
  }

  finish(which: number): void {
    const { worker, isPaused } = this.#processOf(which);
    const [task] = worker.alive;
    if (!isPaused && task !== undefined) worker.finish(task);
  }

  deliver(which: number): void {
    const { messages } = this.#network;
    if (messages.length > 0) this.#carry(messages[which % messages.length]!);
  }

  fail(which: number, arrives: boolean): void {
    const { messages } = this.#network;
    const message = messages[which % Math.max(1, messages.length)];
    if (message === undefined || message.state === "late" || this.#isPaused(message.sender)) return;
    this.#network.fail(message, arrives);
  }

  togglePause(which: number): void {
    const process = this.#processOf(which);
    process.isPaused = !process.isPaused;
  }

  kill(which: number): void {
    const process = this.#processOf(which);
    if (process.isPaused) return;
    process.worker.end();
    this.#network.forget(process.worker.id);
  }

  drain(which: number): void {
    const { worker, isPaused } = this.#processOf(which);
    if (!isPaused) worker.drain();
  }

  #carry(message: Network["messages"][number]): void {
    if (message.state !== "done") this.#network.deliver(message);
    else if (!this.#isPaused(message.sender)) this.#network.answer(message);
  }

  #run(process: Process): void {
    process.worker.step();
    if (!process.worker.isOver) return;
    this.#network.forget(process.worker.id);
    process.worker = this.#startProcess().worker;
  }

  #startProcess(): Process {
    this.#started += 1;
    return { worker: new SimWorker(`worker ${this.#started}`, this.#around), isPaused: false };
  }

  #processOf(which: number): Process {
    return this.#processes[which % PROCESSES]!;
  }

  #isPaused(sender: string): boolean {
    return this.#processes.some(({ worker, isPaused }) => isPaused && worker.id === sender);
  }

  #began(worker: string, task: number): void {
    const other = this.#living.get(task);
    if (other !== undefined)
      this.#ledger.violations.push(`task ${task} runs on ${worker}, and still on ${other}`);
    this.#living.set(task, worker);
  }
}

type Action = (world: World, which: number) => void;

const deliver: Action = (world, which) => world.deliver(which);
const step: Action = (world, which) => world.step(which);

/** What goes on anyway, as often as it stands here. */
const WORK: readonly Action[] = [
  ...[deliver, deliver, deliver, deliver, step, step],
  (world, which) => world.finish(which),
];

const FAULTS: readonly Action[] = [
  (world, which) => world.pass(which),
  (world, which) => world.fail(which, false),
  (world, which) => world.fail(which, true),
  (world, which) => world.togglePause(which),
  (world, which) => world.kill(which),
  (world, which) => world.drain(which),
];
