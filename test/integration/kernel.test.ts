import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reap } from "../../src/services/reaper.ts";
import { linesOf } from "../../src/store/logs/log-chunk.ts";
import { readRunLogChunks } from "../../src/store/logs/read-log-chunks.ts";
import { logChunk, storeChunks } from "../support/log-lines.ts";
import { cancelRun, pauseRun, resumeRun, timeOutRun } from "../../src/store/runs/change-run.ts";
import { requeueTasks } from "../../src/store/runs/requeue-tasks.ts";
import { settleTasks } from "../../src/store/runs/settle-tasks.ts";
import { wakeTasks } from "../../src/store/runs/wake-tasks.ts";
import { heartbeatWorker } from "../../src/store/workers/workers.ts";
import { Notifier } from "../../src/store/notifications.ts";
import { createLogger } from "../../src/base/logger.ts";
import { Settler } from "../../src/worker/settler.ts";
import { cancelledResult } from "../../src/worker/task-result.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { Kernel, PROJECT } from "../support/kernel.ts";

const logger = createLogger({ level: "silent", pretty: false, name: "test" });
let db: TestDatabase;
let kernel: Kernel;

beforeAll(async () => {
  db = await createTestDatabase();
  kernel = new Kernel(db.database);
});
afterAll(async () => {
  await db.drop();
});

async function expireLease(workerId: string): Promise<void> {
  await db.database.query({
    text: "UPDATE workers SET lease_expires_at = now() - interval '1 second' WHERE id = $1",
    values: [workerId],
  });
}

async function reapNow(): Promise<void> {
  const notifier = new Notifier(db.database, logger);
  await reap({ database: db.database, versions: kernel.versions, notifier, logger });
  await notifier.settled();
}

async function eventTypes(runId: string): Promise<string[]> {
  const { rows } = await db.database.query({
    text: "SELECT type FROM run_events WHERE run_id = $1 ORDER BY id",
    values: [runId],
  });
  return (rows as { type: string }[]).map((row) => row.type);
}

describe("the kernel", () => {
  it("runs a diamond in dependency order and completes the run with its last task", async () => {
    const worker = await kernel.worker();
    const { runId } = await kernel.start([
      { name: "a" },
      { name: "b", depends_on: ["a"] },
      { name: "c", depends_on: ["a"] },
      { name: "d", depends_on: ["b", "c"] },
    ]);
    const order = await kernel.runAll(worker);
    expect(order[0]).toBe(0);
    expect(order[3]).toBe(3);
    expect(await kernel.states(runId)).toEqual({
      run: "completed",
      tasks: { a: "completed", b: "completed", c: "completed", d: "completed" },
    });
    const events = await eventTypes(runId);
    expect(events.filter((type) => type.startsWith("run_"))).toEqual([
      "run_created",
      "run_started",
      "run_completed",
    ]);
    expect(events.filter((type) => type === "task_claimed")).toHaveLength(4);
    expect(events.filter((type) => type === "task_completed")).toHaveLength(4);
  });

  it("completes a run without tasks at once", async () => {
    const worker = await kernel.worker();
    expect(worker).not.toBe("");
    const { createRun } = await import("../../src/store/runs/create-run.ts");
    const { version, runId } = await kernel.start([{ name: "a" }]);
    await kernel.runAll(worker);
    const { rows } = await db.database.query({
      text: "SELECT version_id FROM job_runs WHERE id = $1",
      values: [runId],
    });
    const created = await createRun(db.database, {
      projectId: PROJECT,
      jobId: version.jobId,
      versionId: (rows[0] as { version_id: string }).version_id,
      plan: { ...version.plan, nodes: [], graphs: [{ ...version.plan.graphs[0]!, size: 0 }] },
      inputs: {},
      triggeredBy: "test",
    });
    expect(created.status).toBe("completed");
  });

  it("refuses the late result of an attempt that was taken away, and counts the new one once", async () => {
    const dead = await kernel.worker();
    const { runId } = await kernel.start([{ name: "a" }]);
    const [lost] = await kernel.claim(dead);
    await expireLease(dead);
    await reapNow();
    expect(await heartbeatWorker(db.database, { id: dead, leaseMs: 1_000 })).toBeNull();
    expect(await kernel.claim(dead)).toEqual([]);
    const alive = await kernel.worker();
    const [again] = await kernel.claim(alive);
    expect(again).toMatchObject({ runId, seq: 0, attempt: 2, lost: 1 });
    expect(await kernel.settle(dead, lost!)).toEqual([]);
    expect(await kernel.settle(alive, again!)).toHaveLength(1);
    expect(await kernel.settle(alive, again!)).toEqual([]);
    expect((await kernel.states(runId)).run).toBe("completed");
  });

  it("ends the log of a lost attempt with what may be missing, once, and keeps what its worker still stores", async () => {
    const dead = await kernel.worker();
    const { runId } = await kernel.start([{ name: "a" }]);
    await kernel.claim(dead);
    const place = { projectId: PROJECT, runId, seq: 0 };
    await storeChunks(db.database, [logChunk({ ...place, chunk: 0, firstLine: 0 }, ["l0", "l1"])]);
    await expireLease(dead);
    await reapNow();
    await reapNow();
    await storeChunks(db.database, [logChunk({ ...place, chunk: 1, firstLine: 2 }, ["l2"])]);
    const chunks = await readRunLogChunks(db.database, { runId, afterPosition: -1, limit: 10 });
    const lines = chunks.flatMap(linesOf);
    expect(lines.map(({ stream, line }) => [stream, line])).toEqual([
      ["stdout", 0],
      ["stdout", 1],
      ["system", 2],
      ["stdout", 2],
    ]);
    expect(lines[2]!.text).toContain("was lost: the last lines that this attempt printed");
    const alive = await kernel.worker();
    const [again] = await kernel.claim(alive);
    await kernel.settle(alive, again!);
  });

  it("gives a task up that has cost three workers", async () => {
    const { runId } = await kernel.start([{ name: "a" }]);
    for (let loss = 1; loss <= 3; loss += 1) {
      const worker = await kernel.worker();
      expect(await kernel.claim(worker)).toHaveLength(1);
      await expireLease(worker);
      await reapNow();
    }
    expect(await kernel.states(runId)).toEqual({ run: "failed", tasks: { a: "failed" } });
  });

  it("hands a released task back without consuming a retry", async () => {
    const worker = await kernel.worker();
    await kernel.start([{ name: "a" }]);
    const claimed = await kernel.claim(worker);
    expect(await requeueTasks(db.database, worker, claimed, false)).toHaveLength(1);
    const { rows } = await db.database.query({
      text: "SELECT status, started_at IS NOT NULL AS started FROM task_attempts WHERE run_id = $1",
      values: [claimed[0]!.runId],
    });
    expect(rows).toEqual([{ status: "released", started: true }]);
    const [again] = await kernel.claim(worker);
    expect(again).toMatchObject({ attempt: 2, lost: 0, failures: 0 });
    await kernel.settle(worker, again!);
  });

  it("skips what depends on a failure and goes on with the rest under failure_policy continue", async () => {
    const worker = await kernel.worker();
    const { runId } = await kernel.start([
      { name: "bad" },
      { name: "after_bad", depends_on: ["bad"] },
      { name: "good" },
      { name: "after_good", depends_on: ["good"] },
    ]);
    await kernel.runAll(worker, (task) => (task.seq === 0 ? "failed" : "completed"));
    expect(await kernel.states(runId)).toEqual({
      run: "failed",
      tasks: {
        bad: "failed",
        after_bad: "skipped(upstream_failed)",
        good: "completed",
        after_good: "completed",
      },
    });
  });

  it("starts nothing new under failure_policy stop, lets running tasks finish, then fails the run", async () => {
    const worker = await kernel.worker();
    const { runId } = await kernel.start(
      [{ name: "bad" }, { name: "slow" }, { name: "later", depends_on: ["slow"] }],
      { failure_policy: "stop" },
    );
    const claimed = await kernel.claim(worker);
    const [bad, slow] = claimed.sort((a, b) => a.seq - b.seq);
    const [settled] = await kernel.settle(worker, bad!, "failed");
    expect(settled).toMatchObject({ mustHalt: true, runFinished: false });
    expect((await kernel.states(runId)).tasks).toEqual({
      bad: "failed",
      slow: "running",
      later: "skipped(run_stopped)",
    });
    await kernel.settle(worker, slow!);
    expect(await kernel.states(runId)).toMatchObject({ run: "failed" });
  });

  it("counts an allowed failure as good and completes the run", async () => {
    const worker = await kernel.worker();
    const { runId } = await kernel.start([
      { name: "shaky", allow_failure: true },
      { name: "after", depends_on: ["shaky"] },
    ]);
    await kernel.runAll(worker, (task) => (task.seq === 0 ? "failed" : "completed"));
    expect(await kernel.states(runId)).toEqual({
      run: "completed",
      tasks: { shaky: "failed", after: "completed" },
    });
  });

  it("queues a retry when its timer is due, and counts the failure", async () => {
    const worker = await kernel.worker();
    const { runId } = await kernel.start([{ name: "a" }]);
    const [first] = await kernel.claim(worker);
    await kernel.settle(worker, first!, "retrying");
    expect((await kernel.states(runId)).tasks).toEqual({ a: "retrying" });
    expect(await wakeTasks(db.database, 100)).toHaveLength(1);
    const [second] = await kernel.claim(worker);
    expect(second).toMatchObject({ attempt: 2, failures: 1 });
    await kernel.settle(worker, second!);
    expect((await kernel.states(runId)).run).toBe("completed");
  });

  it("makes a retry in a run that was stopped meanwhile the failure that it was", async () => {
    const worker = await kernel.worker();
    const cancelled = await kernel.start([{ name: "a" }]);
    const halted = await kernel.start([{ name: "a" }, { name: "b" }], { failure_policy: "stop" });
    const [first, second, third] = await kernel.claim(worker);
    await cancelRun(db.database, { projectId: PROJECT, runId: cancelled.runId });
    await kernel.settle(worker, first!, "retrying");
    expect(await kernel.states(cancelled.runId)).toEqual({
      run: "cancelled",
      tasks: { a: "failed" },
    });
    await kernel.settle(worker, second!, "failed");
    await kernel.settle(worker, third!, "retrying");
    expect(await kernel.states(halted.runId)).toEqual({
      run: "failed",
      tasks: { a: "failed", b: "failed" },
    });
    expect(await wakeTasks(db.database, 100)).toEqual([]);
  });

  it("hands nothing back to a run that is being stopped", async () => {
    const worker = await kernel.worker();
    const { runId, version } = await kernel.start([{ name: "a" }]);
    const claimed = await kernel.claim(worker);
    await cancelRun(db.database, { projectId: PROJECT, runId });
    expect(await requeueTasks(db.database, worker, claimed, false)).toEqual([]);
    await settleTasks(db.database, worker, [cancelledResult(claimed[0]!, version)]);
    expect(await kernel.states(runId)).toEqual({ run: "cancelled", tasks: { a: "cancelled" } });
  });

  it("cancels the tasks of a lost worker in a run that is being stopped", async () => {
    const worker = await kernel.worker();
    const { runId } = await kernel.start([{ name: "a" }]);
    await kernel.claim(worker);
    await cancelRun(db.database, { projectId: PROJECT, runId });
    await expireLease(worker);
    await reapNow();
    expect(await kernel.states(runId)).toEqual({ run: "cancelled", tasks: { a: "cancelled" } });
  });

  it("settles the rest of a batch when the database refuses one result, and fails that one", async () => {
    const worker = await kernel.worker();
    const { runId, version } = await kernel.start([{ name: "a" }, { name: "b" }, { name: "c" }]);
    const claimed = await kernel.claim(worker);
    const settler = new Settler({
      database: db.database,
      workerId: worker,
      logger,
      signal: new AbortController().signal,
      choose: () => null,
      onLostAnswer: () => undefined,
      onSettled: () => undefined,
    });
    const outputs = ["one", "no PostgreSQL text holds \0", "three"];
    const results = await Promise.all(
      claimed.map((task, index) => kernel.result(task, "completed", { output: outputs[index]! })),
    );
    await Promise.all(
      results.map((result, index) => settler.settle({ result, claimed: claimed[index]!, version })),
    );
    expect(await kernel.states(runId)).toEqual({
      run: "failed",
      tasks: { a: "completed", b: "failed", c: "completed" },
    });
  });

  it("offers nothing of a paused run, finishes what runs, and goes on after resume", async () => {
    const worker = await kernel.worker();
    const { runId } = await kernel.start([
      { name: "a" },
      { name: "b", depends_on: ["a"] },
      { name: "c" },
    ]);
    const [first] = await kernel.claim(worker, 1);
    const address = { projectId: PROJECT, runId };
    expect(await pauseRun(db.database, address)).toMatchObject({
      previousStatus: "running",
      newStatus: "paused",
    });
    await kernel.settle(worker, first!);
    expect(await kernel.claim(worker)).toEqual([]);
    await expect(pauseRun(db.database, address)).rejects.toMatchObject({ code: "state_conflict" });
    expect(await resumeRun(db.database, address)).toMatchObject({ newStatus: "queued" });
    await kernel.runAll(worker);
    expect((await kernel.states(runId)).run).toBe("completed");
    expect((await eventTypes(runId)).filter((type) => type === "run_started")).toHaveLength(1);
  });

  it("cancels what has not started at once and the rest when its worker settles it", async () => {
    const worker = await kernel.worker();
    const { runId } = await kernel.start([{ name: "a" }, { name: "b", depends_on: ["a"] }]);
    const [running] = await kernel.claim(worker);
    expect(await cancelRun(db.database, { projectId: PROJECT, runId })).toMatchObject({
      newStatus: "cancelling",
    });
    expect((await kernel.states(runId)).tasks).toEqual({ a: "running", b: "cancelled" });
    await kernel.settle(worker, running!, "cancelled");
    expect((await kernel.states(runId)).run).toBe("cancelled");
    await expect(cancelRun(db.database, { projectId: PROJECT, runId })).rejects.toMatchObject({
      code: "state_conflict",
    });
  });

  it("times a run out once its clock has passed, not while it is paused", async () => {
    const worker = await kernel.worker();
    const { runId } = await kernel.start([{ name: "a" }, { name: "b", depends_on: ["a"] }], {
      timeout: "1h",
    });
    const [running] = await kernel.claim(worker);
    const address = { projectId: PROJECT, runId };
    expect(await timeOutRun(db.database, address)).toBe(false);
    await db.database.query({
      text: "UPDATE job_runs SET deadline_at = now() WHERE id = $1",
      values: [runId],
    });
    expect(await timeOutRun(db.database, address)).toBe(true);
    await kernel.settle(worker, running!, "cancelled");
    expect(await kernel.states(runId)).toEqual({
      run: "timed_out",
      tasks: { a: "cancelled", b: "skipped(run_stopped)" },
    });
  });

  it("never lets a terminal state change, whatever a statement says", async () => {
    const worker = await kernel.worker();
    const { runId } = await kernel.start([{ name: "a" }]);
    await kernel.runAll(worker);
    const change = (table: string, key: string) =>
      db.database.query({
        text: `UPDATE ${table} SET status = 'failed' WHERE ${key} = $1`,
        values: [runId],
      });
    await expect(change("task_runs", "run_id")).rejects.toThrow(/final state/);
    await expect(change("job_runs", "id")).rejects.toThrow(/final state/);
  });

  it("loses no task and counts each once when workers settle the same runs at the same time", async () => {
    const workers = await Promise.all(Array.from({ length: 4 }, () => kernel.worker()));
    const wide = Array.from({ length: 20 }, (_, index) => ({ name: `w${String(index)}` }));
    const names = wide.map((task) => task.name);
    const runs = await Promise.all(
      Array.from({ length: 5 }, () =>
        kernel.start([
          ...wide,
          ...names.map((name) => ({ name: `x_${name}`, depends_on: names })),
          { name: "end", depends_on: names.map((name) => `x_${name}`) },
        ]),
      ),
    );
    await Promise.all(
      workers.map(async (worker) => {
        for (let idle = 0; idle < 20;) {
          const claimed = await kernel.claim(worker, 7);
          idle = claimed.length === 0 ? idle + 1 : 0;
          const results = await Promise.all(
            claimed.map((task) => kernel.result(task, "completed")),
          );
          if (results.length > 0) await settleTasks(db.database, worker, results);
        }
      }),
    );
    for (const { runId } of runs) {
      const states = await kernel.states(runId);
      expect(states.run).toBe("completed");
      expect(new Set(Object.values(states.tasks))).toEqual(new Set(["completed"]));
    }
    const { rows } = await db.database.query({
      text: "SELECT count(*)::int AS attempts FROM task_attempts WHERE run_id = ANY ($1)",
      values: [runs.map((run) => run.runId)],
    });
    expect(rows).toEqual([{ attempts: 5 * 41 }]);
  });
});

describe("control requests during claims", () => {
  it("do not deadlock with them", async () => {
    const workers = await Promise.all([kernel.worker(), kernel.worker()]);
    const tasks = Array.from({ length: 60 }, (_, index) => ({ name: `t${index}` }));
    const runs = await Promise.all(Array.from({ length: 8 }, () => kernel.start(tasks)));
    let open = true;
    const work = workers.map(async (worker) => {
      while (open)
        for (const task of await kernel.claim(worker, 5)) await kernel.settle(worker, task);
    });
    const control = runs.map(async ({ runId }) => {
      const address = { projectId: PROJECT, runId };
      for (let round = 0; round < 15; round += 1) {
        await pauseRun(db.database, address).catch(() => undefined);
        await resumeRun(db.database, address).catch(() => undefined);
      }
      await cancelRun(db.database, address).catch(() => undefined);
    });
    await Promise.all(control);
    open = false;
    await Promise.all(work);
    const { rows } = await db.database.query({
      text: "SELECT deadlocks::int AS deadlocks FROM pg_stat_database WHERE datname = current_database()",
      values: [],
    });
    expect(rows).toEqual([{ deadlocks: 0 }]);
  });
});
