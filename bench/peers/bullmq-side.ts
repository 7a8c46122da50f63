import { createRequire } from "node:module";
import { FlowProducer, Queue, QueueEvents, type FlowJob } from "bullmq";
import type { Options } from "../options.ts";
import { paced } from "../paced.ts";
import type { Processes } from "../processes.ts";
import type { Side, Submission, Watching, WorkloadRun } from "../side.ts";
import { pollUntil, wallClock } from "../wait.ts";
import type { Workload } from "../workload.ts";
import { flowsOf } from "./bullmq-flows.ts";
import type { Redis } from "./redis-server.ts";
import { startDelays } from "./start-delays.ts";
import { WorkerProcess } from "./worker-process.ts";

const QUEUE = "bench";
const SUBMISSION_PAUSE_MS = 1;

/** Why BullMQ cannot be measured here; null if it can. */
export function whyNoBullmq(): string | null {
  try {
    createRequire(createRequire(import.meta.url).resolve("bullmq")).resolve("ioredis");
    return null;
  } catch {
    return "BullMQ's Redis client is not installed (npm package ioredis)";
  }
}

/** BullMQ: submitted to from this process, executed in another one. Everything is kept, as Stratal keeps everything. */
export class BullmqSide implements Side {
  readonly name = "BullMQ";
  readonly durability: string;
  readonly processIds: readonly number[];
  readonly #queue: Queue;
  readonly #flows: FlowProducer;
  readonly #events: QueueEvents;
  readonly #worker: WorkerProcess;

  private constructor(redis: Redis, worker: WorkerProcess, appendFsync: Options["appendFsync"]) {
    const connection = { host: "127.0.0.1", port: redis.port };
    this.processIds = [redis.child.pid!, worker.pid];
    this.#queue = new Queue(QUEUE, { connection });
    this.#flows = new FlowProducer({ connection });
    this.#events = new QueueEvents(QUEUE, { connection });
    this.#worker = worker;
    this.durability =
      appendFsync === "always"
        ? "Redis with an append-only file, written through before each answer: what was answered survives the loss of power"
        : "Redis with an append-only file, written through every second: the loss of power loses the last second of answered work";
  }

  /** Starts the worker's process and connects. */
  static async start(
    processes: Processes,
    options: { redis: Redis; concurrency: number; appendFsync: Options["appendFsync"] },
  ): Promise<BullmqSide> {
    const { redis, concurrency, appendFsync } = options;
    const args = [QUEUE, String(redis.port), String(concurrency)];
    const worker = await WorkerProcess.start(processes, "bullmq-worker.ts", args);
    const side = new BullmqSide(redis, worker, appendFsync);
    await Promise.all([side.#queue.waitUntilReady(), side.#events.waitUntilReady()]);
    return side;
  }

  canRun(workload: Workload): boolean {
    return flowsOf(workload, QUEUE) !== null;
  }

  prepare(workload: Workload): Promise<() => Promise<WorkloadRun>> {
    const flows = flowsOf(workload, QUEUE) ?? [];
    return Promise.resolve(() => this.#run(workload, flows));
  }

  readonly submitOne = async (watching: Watching): Promise<Submission> => {
    const submittedAt = wallClock();
    const start = performance.now();
    const job = await this.#queue.add("t0", { logs: false });
    if (watching === "push") await job.waitUntilFinished(this.#events);
    else
      await pollUntil("the job ends", SUBMISSION_PAUSE_MS, async () =>
        (await job.isCompleted()) ? true : null,
      );
    const elapsedMs = performance.now() - start;
    const [record] = await this.#worker.takeRecords();
    return { elapsedMs, startMs: record === undefined ? null : record.startedAt - submittedAt };
  };

  async submitPaced(count: number, everyMs: number): Promise<number[]> {
    const submittedAt = await paced(count, everyMs, async (index) => {
      const at = wallClock();
      await this.#queue.add(String(index), { logs: false });
      return at;
    });
    return startDelays(this.#worker, submittedAt);
  }

  async close(): Promise<void> {
    await Promise.all([this.#queue.close(), this.#flows.close(), this.#events.close()]);
  }

  async #run(workload: Workload, flows: FlowJob[]): Promise<WorkloadRun> {
    const submittedAt = wallClock();
    if (flows.some((flow) => flow.children !== undefined)) await this.#flows.addBulk(flows);
    else await this.#queue.addBulk(flows.map(({ name, data }) => ({ name, data: data as object })));
    await this.#worker.untilEnded(workload.name, workload.tasks.length * workload.copies);
    return { submittedAt, tasks: () => this.#worker.takeRecords() };
  }
}
