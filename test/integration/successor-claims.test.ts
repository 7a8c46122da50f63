/** Claims that come with a result, and claims whose answer is lost. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import type { Queue } from "../../src/queue/queue.ts";
import type { Database } from "../../src/store/database.ts";
import { cancelRun, pauseRun } from "../../src/store/runs/change-run.ts";
import { claimTasks } from "../../src/store/runs/claim-tasks.ts";
import { findTasksOfWorker } from "../../src/store/runs/find-tasks-of-worker.ts";
import { JobVersions } from "../../src/store/versions/job-version.ts";
import { setWorkerStatus, startClaimEpoch } from "../../src/store/workers/workers.ts";
import { Claimer } from "../../src/worker/claimer.ts";
import { RunningTasks } from "../../src/worker/running-tasks.ts";
import { SuccessorClaims } from "../../src/worker/successor-claims.ts";
import type { WorkerParts } from "../../src/worker/worker-parts.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { until } from "../support/processes.ts";
import { Kernel, PROJECT, type TestTask } from "../support/kernel.ts";

const logger = createLogger({ level: "silent", pretty: false, name: "test" });
const CHAIN: TestTask[] = [{ name: "a" }, { name: "b", depends_on: ["a"] }];
const FOREVER = new AbortController().signal;
const REQUEST = { epoch: 0, queues: ["default"], tags: [], processLimit: 10, inlineLimit: 10 };
let db: TestDatabase;
let kernel: Kernel;

beforeAll(async () => {
  db = await createTestDatabase();
  kernel = new Kernel(db.database);
});
afterAll(() => db.drop());

async function readyCount(runId: string): Promise<number> {
  const { rows } = await db.database.query({
    text: "SELECT FROM ready_tasks WHERE run_id = $1",
    values: [runId],
  });
  return rows.length;
}

/** Resolves when a statement waits for a lock. */
async function untilBlocked(): Promise<void> {
  const text =
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
  await until(
    "a statement waits for a lock",
    async () => (await db.database.query({ text, values: [] })).rows.length > 0,
  );
}

/** The same database, where no run becomes `waiting`. */
function withoutWaiting(database: Database): Database {
  return new Proxy(database, {
    get: (target, key) => {
      // Any property of the class; its methods need the object itself.
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== "function") return value;
      return (...given: unknown[]): unknown => {
        const [statement] = given as [{ text?: string } | undefined];
        if (statement?.text?.includes("SET status = 'waiting'"))
          return Promise.reject(new Error("refused by the test"));
        return Reflect.apply(value, target, given);
      };
    },
  });
}

async function claimOne(worker: string, epoch = 0) {
  const [claimed] = await kernel.claim(worker, 1, epoch);
  return claimed!;
}

describe("a result that claims successors", () => {
  it("gives the worker what a claim would have given it", async () => {
    const worker = await kernel.worker();
    const started = await kernel.start(CHAIN);
    const [taken] = await kernel.settleAndClaim(worker, await claimOne(worker));
    const other = await kernel.start(CHAIN);
    const first = await claimOne(worker);
    await kernel.settle(worker, first);
    const claimed = await claimOne(worker);
    const { runId, readyAt, versionId, elapsedMs, runFacts, ...same } = claimed;
    expect(taken).toMatchObject({ ...same, runId: started.runId });
    // The worker was told of the run with the task before it.
    expect([taken?.runFacts, runFacts]).toMatchObject([null, { attempt: 1 }]);
    expect(Object.keys(claimed).every((key) => key in taken!)).toBe(true);
    expect(taken?.readyAt).toBeInstanceOf(Date);
    expect({ runId, readyAt: readyAt instanceof Date, elapsedMs }).toEqual({
      runId: other.runId,
      readyAt: true,
      elapsedMs: 0,
    });
    expect(versionId).not.toBe(taken?.versionId);
    expect(await readyCount(started.runId)).toBe(0);
    await kernel.settle(worker, claimed);
    await kernel.settle(worker, taken!);
    expect((await kernel.states(started.runId)).run).toBe("completed");
  });

  it("starts none before the end of what it waited for, however long the result waits for its turn", async () => {
    const [worker, other] = [await kernel.worker(), await kernel.worker()];
    const join = [{ name: "a" }, { name: "b" }, { name: "c", depends_on: ["a", "b"] }];
    const { runId } = await kernel.start(join);
    const [own, others] = [await claimOne(worker), await claimOne(other)];
    let settling: Promise<unknown> | null = null;
    await db.database.transaction(async (holding) => {
      const text = "SELECT FROM workers WHERE id = $1 FOR UPDATE";
      await holding.query({ text, values: [worker] });
      settling = kernel.settleAndClaim(worker, own);
      await untilBlocked();
      await kernel.settle(other, others);
    });
    expect(await settling).toMatchObject([{ runId, name: "c" }]);
    const text = `
      SELECT (SELECT max(finished_at) FROM task_runs WHERE run_id = $1) <= started_at AS "isAfter"
      FROM task_runs WHERE run_id = $1 AND name = 'c'`;
    expect((await db.database.query({ text, values: [runId] })).rows).toEqual([{ isAfter: true }]);
  });

  it("is not given up because the run could not be told to be waiting", async () => {
    const worker = await kernel.worker();
    const { runId } = await kernel.start(CHAIN);
    // As if another of its tasks had begun to wait for something.
    const text = "UPDATE job_runs SET has_waits = true WHERE id = $1";
    await db.database.query({ text, values: [runId] });
    const claimed = await kernel.claim(worker);
    const refusing = new Kernel(withoutWaiting(db.database));
    const first = claimed.find(({ name }) => name === "a")!;
    expect(await refusing.settleAndClaim(worker, first)).toMatchObject([{ name: "b" }]);
  });

  it("claims what still waits for others when the last of them ends", async () => {
    const worker = await kernel.worker();
    const { runId } = await kernel.start([
      { name: "a" },
      { name: "b" },
      { name: "c", depends_on: ["a", "b"] },
    ]);
    const [a, b] = await kernel.claim(worker);
    expect(await kernel.settleAndClaim(worker, a!)).toEqual([]);
    expect(await kernel.settleAndClaim(worker, b!)).toMatchObject([
      { runId, name: "c", goodDeps: 2, attempt: 1 },
    ]);
  });

  it("claims nothing in a run that is paused", async () => {
    const worker = await kernel.worker();
    const { runId } = await kernel.start(CHAIN);
    const claimed = await claimOne(worker);
    await pauseRun(db.database, { projectId: PROJECT, runId });
    expect(await kernel.settleAndClaim(worker, claimed)).toEqual([]);
    expect((await kernel.states(runId)).tasks).toEqual({ a: "completed", b: "queued" });
    expect(await readyCount(runId)).toBe(0);
    await cancelRun(db.database, { projectId: PROJECT, runId });
  });

  it("claims nothing for a worker that drains or has stopped, and nothing with a bad result", async () => {
    for (const status of ["draining", "stopped"] as const) {
      const worker = await kernel.worker();
      const { runId } = await kernel.start(CHAIN);
      const claimed = await claimOne(worker);
      await setWorkerStatus(db.database, { id: worker, status });
      expect(await kernel.settleAndClaim(worker, claimed)).toEqual([]);
      expect((await kernel.states(runId)).tasks).toEqual({ a: "completed", b: "queued" });
      await cancelRun(db.database, { projectId: PROJECT, runId });
    }
    const worker = await kernel.worker();
    const { runId } = await kernel.start([{ name: "a" }, { ...CHAIN[1]!, run_when: "all_done" }]);
    expect(await kernel.settleAndClaim(worker, await claimOne(worker), "failed")).toEqual([]);
    expect((await kernel.states(runId)).tasks).toEqual({ a: "failed", b: "queued" });
    await cancelRun(db.database, { projectId: PROJECT, runId });
  });
});

/** A claimer of a worker whose first claim is lost on the way back, with what it takes part in. */
async function withLostAnswer(workerId: string, meanwhile: () => Promise<void> = async () => {}) {
  const running = new RunningTasks({ process: 2, inline: 2 });
  const rung: string[] = [];
  let isLost = true;
  const queue: Pick<Queue, "claim" | "ring"> = {
    claim: async (request) => {
      const claimed = await claimTasks(db.database, request);
      if (!isLost) return claimed;
      isLost = false;
      throw new Error("Connection terminated unexpectedly");
    },
    ring: (name) => rung.push(name),
  };
  const parts = {
    database: db.database,
    hotDatabase: db.database,
    queue,
    queues: ["default"],
    tags: [],
    versions: new JobVersions(db.database),
    notifier: { ring: (_channel: string, runId: string) => rung.push(runId) },
    logger,
    // The claimer uses these parts and no others.
  } as unknown as WorkerParts;
  const settlesEnded = meanwhile;
  return { claimer: new Claimer({ workerId, parts, running, settlesEnded }), running, rung };
}

describe("a claim whose answer is lost", () => {
  it("is found before the next claim and handed back without consuming an attempt", async () => {
    const workerId = await kernel.worker();
    const { runId } = await kernel.start([{ name: "a" }]);
    const { claimer, running, rung } = await withLostAnswer(workerId);
    expect(await claimer.claim(FOREVER)).toEqual([]);
    expect((await kernel.states(runId)).tasks).toEqual({ a: "running" });
    const again = await claimer.claim(FOREVER);
    expect(again).toMatchObject([{ runId, failures: 0, lost: 0 }]);
    expect(rung).toEqual(["default"]);
    expect(running.free("inline")).toBe(2);
  });

  it("is not forgotten when it is lost while an earlier one is looked for", async () => {
    const workerId = await kernel.worker();
    let runId = "";
    const { claimer } = await withLostAnswer(workerId, async () => {
      if (runId !== "") return;
      ({ runId } = await kernel.start([{ name: "late" }]));
      await claimOne(workerId, claimer.epoch);
      claimer.lostAnswer();
    });
    await claimer.claim(FOREVER);
    expect(await claimer.claim(FOREVER)).toEqual([]);
    expect((await kernel.states(runId)).tasks).toEqual({ late: "running" });
    expect(await claimer.claim(FOREVER)).toMatchObject([{ runId }]);
  });

  it("claims nothing when it arrives late, alone or with a result", async () => {
    const workerId = await kernel.worker();
    const { claimer } = await withLostAnswer(workerId);
    await claimer.claim(FOREVER);
    await claimer.claim(FOREVER);
    expect(claimer.epoch).toBe(1);
    const { runId } = await kernel.start(CHAIN);
    expect(await kernel.claim(workerId)).toEqual([]);
    const a = await claimOne(workerId, 1);
    expect(await kernel.settleAndClaim(workerId, a)).toEqual([]);
    expect((await kernel.states(runId)).tasks).toEqual({ a: "completed", b: "queued" });
    await cancelRun(db.database, { projectId: PROJECT, runId });
  });

  it("is not kept from claiming by an epoch that it gave up and that arrives after all", async () => {
    const workerId = await kernel.worker();
    const { runId } = await kernel.start([{ name: "a" }]);
    expect(await startClaimEpoch(db.database, { id: workerId, epoch: 2 })).toBe(true);
    expect(await startClaimEpoch(db.database, { id: workerId, epoch: 1 })).toBe(false);
    expect(await claimTasks(db.database, { ...REQUEST, workerId, epoch: 2 })).toHaveLength(1);
    await cancelRun(db.database, { projectId: PROJECT, runId });
  });

  it("is waited for if it is under way", async () => {
    const workerId = await kernel.worker();
    const { runId } = await kernel.start([{ name: "a" }]);
    const ended: string[] = [];
    let epoch: Promise<unknown> = Promise.resolve();
    await db.database.transaction(async (connection) => {
      await claimTasks(connection, { ...REQUEST, workerId });
      epoch = startClaimEpoch(db.database, { id: workerId, epoch: 1 }).then(() =>
        ended.push("epoch"),
      );
      await untilBlocked();
      ended.push("claim");
    });
    await epoch;
    expect(ended).toEqual(["claim", "epoch"]);
    expect(await findTasksOfWorker(db.database, workerId)).toMatchObject([{ runId }]);
    await cancelRun(db.database, { projectId: PROJECT, runId });
  });

  it("ends as cancelled when its run is being stopped", async () => {
    const workerId = await kernel.worker();
    const { runId } = await kernel.start([{ name: "a" }, { name: "b", depends_on: ["a"] }]);
    const { claimer, rung } = await withLostAnswer(workerId);
    await claimer.claim(FOREVER);
    await cancelRun(db.database, { projectId: PROJECT, runId });
    expect(await kernel.states(runId)).toMatchObject({ run: "cancelling" });
    await claimer.claim(FOREVER);
    expect(await kernel.states(runId)).toEqual({
      run: "cancelled",
      tasks: { a: "cancelled", b: "cancelled" },
    });
    expect(rung).toEqual([runId]);
  });

  it("leaves what the worker knows of alone", async () => {
    const workerId = await kernel.worker();
    const { runId } = await kernel.start([{ name: "a" }]);
    const { claimer, running } = await withLostAnswer(workerId);
    const held = await claimOne(workerId);
    running.add(held);
    await claimer.claim(FOREVER);
    expect(await claimer.claim(FOREVER)).toEqual([]);
    expect((await kernel.states(runId)).tasks).toEqual({ a: "running" });
    await kernel.settle(workerId, held);
  });
});

describe("the choice of successors", () => {
  const running = new RunningTasks({ process: 1, inline: 2 });
  const open = { process: true, inline: true };
  const successors = new SuccessorClaims({
    running,
    queues: ["default"],
    tags: ["lang:bash"],
    mayClaim: (kind) => open[kind],
    epoch: () => 7,
  });

  async function choiceAfter(...following: TestTask[]) {
    const worker = await kernel.worker();
    const tasks = following.map((task) => ({ ...task, depends_on: ["a"] }));
    const { version } = await kernel.start([{ name: "a" }, ...tasks]);
    const claimed = await claimOne(worker);
    const result = await kernel.result(claimed, "completed", {
      successors: version.successors[0]!,
    });
    await kernel.settle(worker, claimed);
    return successors.choose([{ result, claimed, version }]);
  }

  it("reserves a slot for each, and no more than are free", async () => {
    const chosen = await choiceAfter({ name: "b" }, { name: "c" }, { name: "d" });
    expect(chosen?.takes).toEqual({ epoch: 7, wanted: [[true, true, false]] });
    expect(running.free("inline")).toBe(0);
    chosen?.release();
    expect(running.free("inline")).toBe(2);
  });

  it("leaves alone what this worker does not take, and everything while others wait", async () => {
    const elsewhere = { name: "b", queue: "other" };
    const tagged = { name: "c", runs_on: ["gpu"] };
    expect(await choiceAfter(elsewhere)).toBeNull();
    // What sees to a builtin task needs no tags but those it asks for.
    expect(await choiceAfter(tagged)).toBeNull();
    open.inline = false;
    expect(await choiceAfter({ name: "b" })).toBeNull();
    open.inline = true;
  });
});
