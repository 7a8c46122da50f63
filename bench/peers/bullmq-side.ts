import type { ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { FlowProducer, Queue, QueueEvents, type FlowJob } from "bullmq";
import type { Options } from "../options.ts";
import type { Processes } from "../processes.ts";
import type { Side, Submission, TaskRecord, Watching, WorkloadRun } from "../side.ts";
import type { Redis } from "./redis-server.ts";
import { pollUntil, wallClock } from "../wait.ts";
import type { Workload, WorkloadTask } from "../workload.ts";

const QUEUE = "bench";
/** As on Stratal's side. */
const WATCH_PAUSE_MS = 25;
const SUBMISSION_PAUSE_MS = 1;
const WORKER = fileURLToPath(new URL("bullmq-worker.ts", import.meta.url));

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
  readonly #worker: ChildProcess;

  private constructor(redis: Redis, worker: ChildProcess, appendFsync: Options["appendFsync"]) {
    const connection = { host: "127.0.0.1", port: redis.port };
    this.processIds = [redis.child.pid, worker.pid].filter((pid) => pid !== undefined);
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
    const args = [...process.execArgv, WORKER, QUEUE, String(redis.port), String(concurrency)];
    const worker = processes.start(process.execPath, args, {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    await nextRecords(worker);
    const side = new BullmqSide(redis, worker, appendFsync);
    await Promise.all([side.#queue.waitUntilReady(), side.#events.waitUntilReady()]);
    return side;
  }

  prepare(workload: Workload): Promise<() => Promise<WorkloadRun>> {
    const flows = flowsOf(workload);
    return Promise.resolve(() => this.#run(workload, flows));
  }

  async submitOne(watching: Watching): Promise<Submission> {
    const submittedAt = wallClock();
    const start = performance.now();
    const job = await this.#queue.add("t0", { logs: false });
    if (watching === "push") await job.waitUntilFinished(this.#events);
    else
      await pollUntil("the job ends", SUBMISSION_PAUSE_MS, async () =>
        (await job.isCompleted()) ? true : null,
      );
    const elapsedMs = performance.now() - start;
    const [record] = await this.#takeRecords();
    return { elapsedMs, startMs: record === undefined ? null : record.startedAt - submittedAt };
  }

  async close(): Promise<void> {
    await Promise.all([this.#queue.close(), this.#flows.close(), this.#events.close()]);
  }

  async #run(workload: Workload, flows: FlowJob[]): Promise<WorkloadRun> {
    const before = await this.#queue.getCompletedCount();
    const submittedAt = wallClock();
    if (flows.some((flow) => flow.children !== undefined)) await this.#flows.addBulk(flows);
    else await this.#queue.addBulk(flows.map(({ name, data }) => ({ name, data: data as object })));
    await pollUntil(`${workload.name} ends`, WATCH_PAUSE_MS, async () =>
      (await this.#queue.getCompletedCount()) - before >= workload.tasks.length ? true : null,
    );
    return { submittedAt, tasks: await this.#takeRecords() };
  }

  #takeRecords(): Promise<TaskRecord[]> {
    const answer = nextRecords(this.#worker);
    this.#worker.send("records");
    return answer;
  }
}

/** True if the workload is a set of trees: a BullMQ job has children to wait for, and at most one parent that waits for it. */
export function isFlow({ tasks }: Workload): boolean {
  const waitedFor = tasks.flatMap((task) => task.after);
  return new Set(waitedFor).size === waitedFor.length;
}

/** One flow per task that nothing waits for. */
function flowsOf({ tasks, logs }: Workload): FlowJob[] {
  const waitedFor = new Set(tasks.flatMap((task) => task.after));
  const byName = new Map(tasks.map((task) => [task.name, task]));
  const flowOf = ({ name, after }: WorkloadTask): FlowJob => ({
    name,
    queueName: QUEUE,
    data: { logs },
    ...(after.length === 0
      ? {}
      : { children: after.flatMap((each) => byName.get(each) ?? []).map(flowOf) }),
  });
  return tasks.filter((task) => !waitedFor.has(task.name)).map(flowOf);
}

function nextRecords(worker: ChildProcess): Promise<TaskRecord[]> {
  return new Promise((resolve, reject) => {
    const ended = (): void => {
      reject(new Error("BullMQ's worker has ended."));
    };
    worker.once("close", ended);
    worker.once("message", (message) => {
      worker.off("close", ended);
      // From bullmq-worker.ts, which sends nothing else.
      resolve((message as { records: TaskRecord[] }).records);
    });
  });
}
