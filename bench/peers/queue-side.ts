import { paced } from "../paced.ts";
import type { Side, WorkloadRun } from "../side.ts";
import { wallClock } from "../wait.ts";
import { allTasks, asChains, type Workload } from "../workload.ts";
import type { PeerDatabase } from "./peer-database.ts";
import { startDelays } from "./start-delays.ts";
import type { WorkerProcess } from "./worker-process.ts";

/** What a job of the bench carries: its place in a chain, from which its name follows, and how long that is. */
export interface ChainStep {
  chain: number;
  step: number;
  length: number;
}

/** How the worker calls a step. */
export function stepName({ chain, step }: ChainStep): string {
  return `${chain}.${step}`;
}

/** Adds jobs to a queue in PostgreSQL, all in one call. */
export interface JobQueue {
  add(steps: readonly ChainStep[]): Promise<unknown>;
  close(): Promise<unknown>;
}

/** A queue in PostgreSQL that knows nothing of dependencies: each job of a chain adds the next one. */
export class QueueSide implements Side {
  readonly name: string;
  readonly durability =
    "PostgreSQL with fsync and synchronous_commit on: what was answered survives the loss of power";
  readonly processIds: readonly number[];
  /** Neither tells a submitter of the end of its job. */
  readonly submitOne = null;
  readonly #queue: JobQueue;
  readonly #worker: WorkerProcess;

  constructor(
    name: string,
    parts: { database: PeerDatabase; queue: JobQueue; worker: WorkerProcess },
  ) {
    const { database, queue, worker } = parts;
    this.name = name;
    this.processIds = [worker.pid, ...(database.pid === null ? [] : [database.pid])];
    this.#queue = queue;
    this.#worker = worker;
  }

  /** Chains only: for a task that waits for two, the user would have to count. */
  canRun(workload: Workload): boolean {
    return !workload.logs && asChains(workload.tasks) !== null;
  }

  prepare(workload: Workload): Promise<() => Promise<WorkloadRun>> {
    const chains = asChains(allTasks(workload)) ?? [];
    const heads = chains.map((names, chain) => ({ chain, step: 0, length: names.length }));
    const names = new Map(
      chains.flatMap((each, chain) =>
        each.map((name, step) => [stepName({ chain, step, length: each.length }), name] as const),
      ),
    );
    return Promise.resolve(async () => {
      const submittedAt = wallClock();
      await this.#queue.add(heads);
      await this.#worker.untilEnded(workload.name, names.size);
      return {
        submittedAt,
        tasks: async () =>
          (await this.#worker.takeRecords()).map((record) => ({
            ...record,
            name: names.get(record.name) ?? record.name,
          })),
      };
    });
  }

  async submitPaced(count: number, everyMs: number): Promise<number[]> {
    const submittedAt = await paced(count, everyMs, async (chain) => {
      const at = wallClock();
      await this.#queue.add([{ chain, step: 0, length: 1 }]);
      return at;
    });
    return startDelays(this.#worker, submittedAt);
  }

  async close(): Promise<void> {
    await this.#queue.close();
  }
}
