import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PostgresQueue } from "../../src/queue/postgres.ts";
import { openQueue } from "../../src/queue/open-queue.ts";
import type { Queue } from "../../src/queue/queue.ts";
import { claimTaskRows } from "../../src/store/runs/claim-tasks.queries.ts";
import { claimTakenTaskRows } from "../../src/store/runs/claim-taken-tasks.queries.ts";
import { until } from "../support/processes.ts";
import { describeWithRedis, startTestRedis, type TestRedis } from "../support/redis.ts";
import { conformsToQueue, logger, names, QueueBench, request, tasksOf } from "./queue.ts";

describe("the queue in PostgreSQL", () => {
  conformsToQueue((database) =>
    Promise.resolve(new PostgresQueue({ database, claimDatabase: database, logger })),
  );
});

describeWithRedis("the queue in Redis", (program) => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startTestRedis(program);
  });
  afterAll(() => redis.close());
  conformsToQueue((database) =>
    openQueue({ redisUrl: redis.url, database, claimDatabase: database, logger }),
  );
});

describeWithRedis("a Redis that fails", (program) => {
  let redis: TestRedis;
  let bench: QueueBench;
  let queue: Queue;
  let worker: string;
  beforeEach(async () => {
    redis = await startTestRedis(program);
    bench = await QueueBench.start((database) =>
      openQueue({ redisUrl: redis.url, database, claimDatabase: database, logger }),
    );
    queue = await bench.queue();
    worker = await bench.kernel.worker();
  });
  afterEach(async () => {
    await bench.close();
    await redis.close();
  });

  async function readyRows(): Promise<number> {
    const text = "SELECT count(*)::int AS count FROM ready_tasks";
    const { rows } = await bench.database.query({ text, values: [] });
    return (rows[0] as { count: number }).count;
  }

  it("holds the next task runs, and workers take them from there", async () => {
    await bench.ready(queue, tasksOf(20));
    await queue.claim(request(worker, { inlineLimit: 5 }));
    const keys = (await redis.command("KEYS", "stratal:*:inline:*")) as string[];
    expect(await redis.command("ZCARD", keys[0]!)).toBe(15);
    await queue.claim(request(worker, { inlineLimit: 5 }));
    expect(await redis.command("ZCARD", keys[0]!)).toBe(10);
  });

  it("loses nothing when it is flushed", async () => {
    await bench.ready(queue, tasksOf(30));
    const claimed: string[] = [];
    while (claimed.length < 30) {
      claimed.push(...names(await queue.claim(request(worker, { inlineLimit: 4 }))));
      await redis.flush();
    }
    expect(claimed).toEqual(tasksOf(30).map(({ name }) => name));
  });

  it("gives back what was taken from it but never claimed", async () => {
    await bench.ready(queue, tasksOf(8));
    await queue.claim(request(worker, { inlineLimit: 1 }));
    // A worker that died between the two leaves the same as one that is not known, which takes and then claims nothing.
    const nobody = "00000000-0000-7000-8000-00000000dead";
    expect(await queue.claim(request(nobody, { inlineLimit: 3 }))).toEqual([]);
    const rest = names(await queue.claim(request(worker)));
    expect(rest).toEqual(["t4", "t5", "t6", "t7"]);
    const late: string[] = [];
    await until("the others are claimed", async () => {
      late.push(...names(await queue.claim(request(worker))));
      return late.length === 3;
    });
    expect(late.sort()).toEqual(["t1", "t2", "t3"]);
  });

  it("finds what was never rung", async () => {
    expect(await queue.claim(request(worker))).toEqual([]);
    await bench.kernel.start(tasksOf(1));
    await until("it is claimed", async () => (await queue.claim(request(worker))).length === 1);
  });

  it("is done without while it is away, and used again when it is back", async () => {
    expect(await queue.isReachable()).toBe(true);
    await redis.kill();
    await bench.ready(queue, tasksOf(3));
    expect(names(await queue.claim(request(worker)))).toEqual(["t0", "t1", "t2"]);
    expect(await queue.isReachable()).toBe(false);
    const rung: string[] = [];
    const subscription = queue.subscribe(["default"], () => rung.push("ring"));
    await redis.start();
    await until("it is reachable", () => queue.isReachable());
    // The reconnection rings once.
    await until("it is listened to", () => rung.length === 1);
    await bench.ready(queue, tasksOf(20));
    await until("the ring is heard", () => rung.length >= 2);
    await until("tasks are claimed", async () => {
      return (await queue.claim(request(worker, { inlineLimit: 2 }))).length > 0;
    });
    expect(await redis.command("KEYS", "stratal:*:inline:*")).toHaveLength(1);
    await subscription.close();
  });

  it("is done without while it does not answer, and does not make each claim wait for it", async () => {
    await bench.ready(queue, tasksOf(6));
    await queue.claim(request(worker, { inlineLimit: 1 }));
    redis.freeze();
    const claimed: string[] = [];
    for (let count = 0; count < 3; count += 1)
      claimed.push(...names(await queue.claim(request(worker, { inlineLimit: 1 }))));
    expect(claimed).toEqual(["t1", "t2", "t3"]);
    expect(await queue.isReachable()).toBe(false);
    redis.thaw();
    await until("it is reachable", () => queue.isReachable());
    await until("the rest is claimed", async () => {
      claimed.push(...names(await queue.claim(request(worker))));
      return claimed.length === 5;
    });
  });

  it("loses and doubles nothing when it is killed again and again while many take", async () => {
    await bench.kernel.start(tasksOf(500));
    const takers = await Promise.all(
      Array.from({ length: 4 }, async () => ({
        queue: await bench.queue(),
        id: await bench.kernel.worker(),
      })),
    );
    const claimed: string[] = [];
    let kills = 0;
    const take = async (taker: { queue: Queue; id: string }): Promise<void> => {
      while ((await readyRows()) > 0)
        claimed.push(...names(await taker.queue.claim(request(taker.id, { inlineLimit: 3 }))));
    };
    const taking = Promise.all(takers.map(take));
    const nemesis = async (): Promise<void> => {
      for (; kills < 4; kills += 1) {
        const soFar = claimed.length;
        await until("some more are claimed", () => claimed.length > soFar + 30);
        await redis.kill();
        await redis.start();
      }
    };
    await Promise.all([nemesis(), taking]);
    expect(kills).toBe(4);
    expect(new Set(claimed).size).toBe(500);
    expect(claimed).toHaveLength(500);
  });

  it("serves two databases without mixing them up", async () => {
    const other = await QueueBench.start((database) =>
      openQueue({ redisUrl: redis.url, database, claimDatabase: database, logger }),
    );
    try {
      const otherQueue = await other.queue();
      const otherWorker = await other.kernel.worker();
      await bench.ready(queue, tasksOf(4, "mine"));
      await other.ready(otherQueue, tasksOf(4, "theirs"));
      const mine = [
        ...(await queue.claim(request(worker, { inlineLimit: 2 }))),
        ...(await queue.claim(request(worker))),
      ];
      expect(names(mine)).toEqual(["mine0", "mine1", "mine2", "mine3"]);
      expect(names(await otherQueue.claim(request(otherWorker)))).toHaveLength(4);
    } finally {
      await other.close();
    }
  });
});

it("claims what Redis chose in the same way as what PostgreSQL chose", () => {
  // pgtyped keeps the statement in a private field and offers no other access to it.
  const textOf = (statement: object): string =>
    (statement as { queryIR: { statement: string } }).queryIR.statement;
  const afterTaken = (text: string): string => text.slice(text.indexOf("), started AS ("));
  expect(afterTaken(textOf(claimTakenTaskRows))).toBe(afterTaken(textOf(claimTaskRows)));
});
