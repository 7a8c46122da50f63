/** What every implementation of the queue does (src/queue/queue.ts), as tests. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import type { Queue } from "../../src/queue/queue.ts";
import type { Database } from "../../src/store/database.ts";
import type { ClaimedTask, ClaimRequest } from "../../src/store/runs/claim-tasks.ts";
import { pauseQueue, resumeQueue } from "../../src/store/queues/queues.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { Kernel, type TestTask } from "../support/kernel.ts";
import { until } from "../support/processes.ts";

export const logger = createLogger({ level: "silent", pretty: false, name: "test" });

/** A database with ready task runs, workers, and queues that are closed with it. */
export class QueueBench {
  readonly kernel: Kernel;
  readonly database: Database;
  readonly #db: TestDatabase;
  readonly #open: (database: Database) => Promise<Queue>;
  readonly #queues: Queue[] = [];

  private constructor(db: TestDatabase, open: (database: Database) => Promise<Queue>) {
    this.#db = db;
    this.#open = open;
    this.database = db.database;
    this.kernel = new Kernel(db.database);
  }

  static async start(open: (database: Database) => Promise<Queue>): Promise<QueueBench> {
    return new QueueBench(await createTestDatabase({ maxConnections: 8 }), open);
  }

  /** A process's queue. */
  async queue(): Promise<Queue> {
    const queue = await this.#open(this.database);
    this.#queues.push(queue);
    return queue;
  }

  /** Starts a run of `echo` tasks and rings their queues. */
  async ready(by: Queue, tasks: TestTask[], queues: string[] = ["default"]): Promise<void> {
    await this.kernel.start(tasks);
    for (const queue of queues) by.ring(queue);
    await by.notifier.settled();
  }

  async close(): Promise<void> {
    await Promise.all(this.#queues.map((queue) => queue.close()));
    await this.#db.drop();
  }
}

/** A request of a worker with room for everything, unless the fields say otherwise. */
export function request(workerId: string, fields: Partial<ClaimRequest> = {}): ClaimRequest {
  return {
    workerId,
    epoch: 0,
    queues: ["default"],
    tags: [],
    processLimit: 50,
    inlineLimit: 50,
    ...fields,
  };
}

/** Names of claimed task runs, in the order of their claims. */
export function names(claimed: readonly ClaimedTask[]): string[] {
  return claimed.map(({ name }) => name);
}

/** `count` tasks, named with a prefix and their numbers. */
export function tasksOf(count: number, prefix = "t"): TestTask[] {
  return Array.from({ length: count }, (_, index) => ({ name: `${prefix}${String(index)}` }));
}

/** Declares the tests of one implementation. */
export function conformsToQueue(open: (database: Database) => Promise<Queue>): void {
  let bench: QueueBench;
  let queue: Queue;
  let worker: string;
  beforeEach(async () => {
    bench = await QueueBench.start(open);
    queue = await bench.queue();
    worker = await bench.kernel.worker();
  });
  afterEach(() => bench.close());

  /** Claims one after the other, so that the order shows, until nothing is left. */
  async function claimInOrder(fields: Partial<ClaimRequest> = {}): Promise<string[]> {
    const order: string[] = [];
    for (;;) {
      const limits = { processLimit: 1, inlineLimit: 1 };
      const claimed = await queue.claim(request(worker, { ...limits, ...fields }));
      if (claimed.length === 0) return order;
      order.push(...names(claimed));
    }
  }

  it("gives the highest priority first, then the lowest fair rank, then the oldest", async () => {
    await bench.kernel.start([
      { name: "old" },
      { name: "low", priority: 1 },
      { name: "high", priority: 9 },
      { name: "unfair" },
      { name: "young" },
    ]);
    await bench.database.query({
      text: `UPDATE ready_tasks r SET fair_rank = fair_rank + 7 FROM task_runs t
             WHERE t.run_id = r.run_id AND t.seq = r.seq AND t.name = 'unfair'`,
      values: [],
    });
    expect(await claimInOrder()).toEqual(["high", "old", "young", "unfair", "low"]);
  });

  /** Makes the ready rows of a run 20 times as many; the further ones stand behind all that have task runs. */
  async function multiply(runId: string, tasks: number): Promise<void> {
    await bench.database.query({
      text: `INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
             SELECT project_id, queue, slot_kind, priority, fair_rank + copy * $2::int, tags, run_id, seq + copy * $2::int
             FROM ready_tasks CROSS JOIN generate_series(1, 19) AS copy WHERE run_id = $1`,
      values: [runId, tasks],
    });
  }

  it("gives a run its turn beside one that has 100 000 tasks waiting", async () => {
    const { runId } = await bench.kernel.start(tasksOf(5_000, "flood"));
    await multiply(runId, 5_000);
    queue.noteReady();
    expect(await queue.claim(request(worker))).toHaveLength(50);
    await bench.ready(queue, tasksOf(3, "small"));
    const next = names(await queue.claim(request(worker, { inlineLimit: 10 })));
    expect(next.filter((name) => name.startsWith("small"))).toEqual(["small0", "small1", "small2"]);
    expect(next.filter((name) => name.startsWith("flood"))).toHaveLength(7);
  });

  it("gives a job its turn beside one of which hundreds of runs wait, and keeps their order", async () => {
    const flood = await bench.kernel.start(tasksOf(1, "flood"));
    const started = [flood.runId];
    while (started.length < 300) started.push(await bench.kernel.startAgain(flood));
    const claimed: ClaimedTask[] = [];
    for (const name of ["first", "second", "third"]) {
      await bench.ready(queue, [{ name }]);
      const next = await queue.claim(request(worker, { inlineLimit: 4 }));
      expect(names(next)).toContain(name);
      claimed.push(...next.filter((task) => task.name !== name));
    }
    expect(claimed.map(({ runId }) => runId)).toEqual(started.slice(0, 9));
  });

  it("gives successors their turn beside a run that has thousands of tasks waiting", async () => {
    await bench.ready(queue, tasksOf(2_000, "flood"));
    await bench.kernel.start([{ name: "a" }, { name: "b", depends_on: ["a"] }]);
    queue.noteReady();
    const claimed = await queue.claim(request(worker, { inlineLimit: 4 }));
    const first = claimed.find(({ name }) => name === "a");
    expect(first).toBeDefined();
    await bench.kernel.settle(worker, first!);
    queue.noteReady();
    expect(names(await queue.claim(request(worker, { inlineLimit: 4 })))).toContain("b");
  });

  it("gives everybody a turn although a task that no worker can take is the first", async () => {
    await bench.ready(queue, [{ name: "stuck", runs_on: ["nowhere"] }]);
    await bench.ready(queue, tasksOf(500, "flood"));
    const seen: string[] = [];
    // One small run for each claim of two: half of what is claimed has to be of the flood.
    for (let turn = 0; turn < 20; turn += 1) {
      await bench.ready(queue, [{ name: `small${turn}` }, { name: `more${turn}` }]);
      seen.push(...names(await queue.claim(request(worker, { inlineLimit: 4 }))));
    }
    expect(seen.filter((name) => name.startsWith("flood")).length).toBeGreaterThanOrEqual(20);
    expect(seen.filter((name) => name.startsWith("small")).length).toBeGreaterThanOrEqual(18);
  });

  it("gives what became urgent before what waits already", async () => {
    await bench.ready(queue, tasksOf(5));
    expect(await queue.claim(request(worker, { inlineLimit: 1 }))).toHaveLength(1);
    await bench.ready(queue, [{ name: "urgent", priority: 9 }]);
    expect(names(await queue.claim(request(worker, { inlineLimit: 1 })))).toEqual(["urgent"]);
  });

  it("gives a process at once what it made ready itself, though nobody rang", async () => {
    expect(await queue.claim(request(worker))).toEqual([]);
    await bench.kernel.start(tasksOf(1));
    queue.noteReady();
    expect(names(await queue.claim(request(worker)))).toEqual(["t0"]);
  });

  it("gives a task run to workers that have all of its tags only", async () => {
    await bench.ready(queue, [
      { name: "any" },
      { name: "gpu", runs_on: ["gpu"] },
      { name: "both", runs_on: ["gpu", "arm"] },
    ]);
    expect(await claimInOrder({ tags: ["arm"] })).toEqual(["any"]);
    expect(await claimInOrder({ tags: ["gpu"] })).toEqual(["gpu"]);
    expect(await claimInOrder({ tags: ["x", "arm", "gpu"] })).toEqual(["both"]);
  });

  it("fills slots of each kind for themselves, up to their limits", async () => {
    await bench.ready(queue, [
      ...tasksOf(4, "inline"),
      ...tasksOf(4, "script").map(({ name }) => ({ name, uses: undefined, run: "true" })),
    ]);
    const tags = ["lang:bash"];
    const claim = (processLimit: number, inlineLimit: number): Promise<ClaimedTask[]> =>
      queue.claim(request(worker, { tags, processLimit, inlineLimit }));
    expect(names(await claim(2, 0))).toEqual(["script0", "script1"]);
    expect(names(await claim(0, 3))).toEqual(["inline0", "inline1", "inline2"]);
    expect(names(await claim(9, 9)).sort()).toEqual(["inline3", "script2", "script3"]);
    expect(await claim(9, 9)).toEqual([]);
  });

  it("serves several queues as one, and no others", async () => {
    await bench.ready(
      queue,
      [
        { name: "a1", queue: "a" },
        { name: "b1", queue: "b", priority: 9 },
        { name: "c1", queue: "c" },
        { name: "a2", queue: "a", priority: 7 },
      ],
      ["a", "b", "c"],
    );
    expect(await claimInOrder({ queues: ["a", "b"] })).toEqual(["b1", "a2", "a1"]);
    expect(await claimInOrder({ queues: ["c", "default"] })).toEqual(["c1"]);
  });

  it("never gives a task run to two of many workers", async () => {
    await bench.ready(queue, tasksOf(300));
    const workers = await Promise.all(
      Array.from({ length: 6 }, async () => ({
        queue: await bench.queue(),
        id: await bench.kernel.worker(),
      })),
    );
    const claimed: string[] = [];
    const take = async (each: { queue: Queue; id: string }): Promise<void> => {
      const got = await each.queue.claim(request(each.id, { inlineLimit: 7 }));
      claimed.push(...names(got));
    };
    // Whoever is told nothing while another one reads asks again, as a worker does.
    await until("everything is claimed", async () => {
      await Promise.all(workers.map(take));
      return claimed.length >= 300;
    });
    expect(new Set(claimed).size).toBe(300);
    expect(claimed).toHaveLength(300);
  });

  it("gives nothing of a paused queue, however it came there, until that is resumed", async () => {
    await bench.ready(queue, [...tasksOf(3), { name: "other", queue: "other" }], ["other"]);
    const queues = ["default", "other"];
    const first = await queue.claim(request(worker, { queues, inlineLimit: 1 }));
    expect(first).toHaveLength(1);
    expect(await pauseQueue(bench.database, "default", "test")).toBe(true);
    expect(await claimInOrder({ queues })).toEqual(["other"]);
    await bench.ready(queue, [{ name: "late" }]);
    expect(await claimInOrder({ queues })).toEqual([]);
    expect(await resumeQueue(bench.database, "default")).toBe(true);
    queue.ring("default");
    await queue.notifier.settled();
    // What was taken of the queue while it was paused may take its time to come back.
    const resumed: string[] = [];
    await until("everything is claimed", async () => {
      resumed.push(...(await claimInOrder({ queues })));
      return resumed.length >= 3;
    });
    expect(resumed.sort()).toEqual(["late", "t1", "t2"]);
  });

  it("gives nothing to a worker that was declared dead, and all of it to another one", async () => {
    await bench.ready(queue, tasksOf(3));
    await bench.database.query({
      text: "UPDATE workers SET status = 'dead' WHERE id = $1",
      values: [worker],
    });
    expect(await queue.claim(request(worker))).toEqual([]);
    const heir = await bench.kernel.worker();
    const claimed: string[] = [];
    await until("everything is claimed", async () => {
      claimed.push(...names(await queue.claim(request(heir))));
      return claimed.length >= 3;
    });
    expect(claimed.sort()).toEqual(["t0", "t1", "t2"]);
  });

  it("gives again what a worker handed back", async () => {
    await bench.ready(queue, tasksOf(1));
    const [task] = await queue.claim(request(worker));
    await bench.database.query({
      text: "UPDATE task_runs SET status = 'queued', worker_id = NULL WHERE run_id = $1",
      values: [task!.runId],
    });
    await bench.database.query({
      text: `INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, tags, run_id, seq)
             SELECT project_id, queue, slot_kind, priority, tags, run_id, seq FROM task_runs WHERE run_id = $1`,
      values: [task!.runId],
    });
    queue.ring("default");
    await queue.notifier.settled();
    expect((await queue.claim(request(worker))).map(({ attempt }) => attempt)).toEqual([2]);
  });

  it("rings who listens to the queue, in other processes, and nobody else", async () => {
    const rung: string[] = [];
    const other = await bench.queue();
    const mine = other.subscribe(["a"], () => rung.push("a"));
    const foreign = other.subscribe(["b"], () => rung.push("b"));
    await until("both listen", () => rung.includes("a") && rung.includes("b"));
    rung.length = 0;
    queue.ring("a");
    queue.ring("c");
    await until("the ring is heard", () => rung.length > 0);
    queue.ring("b");
    await until("the other ring is heard", () => rung.includes("b"));
    expect(rung).toEqual(["a", "b"]);
    await Promise.all([mine.close(), foreign.close()]);
  });

  it("carries the live channels, with their payloads", async () => {
    const heard: string[] = [];
    let connected = false;
    const listener = (await bench.queue()).listen({
      channels: ["stratal_run", "stratal_stop"],
      onNotification: (channel, payload) => heard.push(`${channel} ${payload}`),
      onReconnect: () => (connected = true),
      logger,
    });
    await until("it listens", () => connected);
    queue.notifier.ring("stratal_run", "r1");
    queue.notifier.ring("stratal_stop", "r2");
    queue.notifier.ring("stratal_ready", "default");
    await until("both are heard", () => heard.length >= 2);
    expect(heard.sort()).toEqual(["stratal_run r1", "stratal_stop r2"]);
    await listener.close();
  });
}
