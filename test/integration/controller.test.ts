/** The controller of a run when its worker is lost: it goes on at another one, and the lost one changes nothing any more. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import { reap } from "../../src/services/reaper.ts";
import { Notifier } from "../../src/store/notifications.ts";
import { graphTasks } from "../../src/engine/expand.ts";
import { cancelRun } from "../../src/store/runs/change-run.ts";
import { expandTask } from "../../src/store/runs/expand-task.ts";
import type { Database } from "../../src/store/database.ts";
import { setRunEnding } from "../../src/store/runs/run-phase.ts";
import type { Claim } from "../../src/worker/attempt.ts";
import { advanceRun } from "../../src/worker/steps/advance-run.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { Kernel, PROJECT } from "../support/kernel.ts";

let db: TestDatabase;
let kernel: Kernel;
beforeAll(async () => {
  db = await createTestDatabase();
  kernel = new Kernel(db.database);
});
afterAll(() => db.drop());

async function endingOf(runId: string): Promise<unknown> {
  const { rows } = await db.database.query({
    text: "SELECT rollback, error FROM job_runs WHERE id = $1",
    values: [runId],
  });
  return rows[0];
}

async function lose(workerId: string): Promise<void> {
  await db.database.query({
    text: "UPDATE workers SET lease_expires_at = now() - interval '1 second' WHERE id = $1",
    values: [workerId],
  });
  const logger = createLogger({ level: "silent", pretty: false, name: "test" });
  const notifier = new Notifier(db.database, logger);
  await reap({ database: db.database, versions: kernel.versions, notifier, logger });
  await notifier.settled();
}

it("writes what a run came to only while it is its worker's", async () => {
  const lost = await kernel.worker();
  const { runId } = await kernel.start([{ name: "a" }], {
    finally: [{ name: "last", uses: "echo" }],
  });
  const [main] = await kernel.claim(lost);
  await kernel.settle(lost, main!);
  const [before] = await kernel.claim(lost);
  expect(before).toMatchObject({ runId, node: -1 });
  await lose(lost);
  const worker = await kernel.worker();
  const [again] = await kernel.claim(worker);
  expect(again).toMatchObject({ runId, node: -1, attempt: before!.attempt + 1 });

  const error = { kind: "children_failed", message: "read from a phase that is over" } as const;
  await setRunEnding(db.database, { ...before!, workerId: lost }, { rollback: "failed", error });
  expect(await endingOf(runId)).toEqual({ rollback: "none", error: null });
  await setRunEnding(db.database, { ...again!, workerId: worker }, { rollback: "partial" });
  expect(await endingOf(runId)).toEqual({ rollback: "partial", error: null });
});

it("starts no further phase after a forced cancel, although it had decided on one", async () => {
  const worker = await kernel.worker();
  const { runId, version } = await kernel.start([{ name: "a" }], {
    finally: [{ name: "last", uses: "echo" }],
  });
  const [main] = await kernel.claim(worker);
  await kernel.settle(worker, main!);
  const [controller] = await kernel.claim(worker);
  await cancelRun(db.database, { projectId: PROJECT, runId }, { force: true });
  const tasks = graphTasks(version.plan, version.plan.handlers.finally!);
  const decidedOn = { cancelRequested: true, timedOut: false };
  const phase = { name: "finally", status: "running", timeoutMs: null, decidedOn } as const;
  const expansion = { tasks, progress: null, phase };
  expect(await expandTask(db.database, worker, controller!, expansion)).toBe(false);
  const { rows } = await db.database.query({
    text: "SELECT status, halted, phase, total_tasks FROM job_runs WHERE id = $1",
    values: [runId],
  });
  expect(rows[0]).toEqual({
    status: "cancelling",
    halted: "cancel",
    phase: "done",
    total_tasks: 1,
  });
});

it("rolls nothing back if a cancel comes after it has decided to, and before it does", async () => {
  const worker = await kernel.worker();
  const { runId, version } = await kernel.start([
    { name: "a", rollback: { uses: "echo" } },
    { name: "b", depends_on: ["a"] },
  ]);
  const [a] = await kernel.claim(worker);
  await kernel.settle(worker, a!);
  const [b] = await kernel.claim(worker);
  await kernel.settle(worker, b!, "failed");
  const [controller] = await kernel.claim(worker);
  expect(controller).toMatchObject({ runId, node: -1 });
  let cancels = 0;
  // The decision is read without the run's lock; the phase is begun in a transaction.
  const transaction: Database["transaction"] = async (work) => {
    if (cancels++ === 0) await cancelRun(db.database, { projectId: PROJECT, runId });
    return db.database.transaction(work);
  };
  // Of its context, a controller without outputs to evaluate uses these.
  const context = { on: db.database, database: { transaction } } as unknown as Claim["context"];
  const stop = new AbortController();
  const result = await advanceRun({
    claimed: controller!,
    version,
    workerId: worker,
    context,
    stop,
  });
  expect(cancels).toBeGreaterThan(0);
  expect(result).toMatchObject({ status: "completed" });
  const { rows } = await db.database.query({
    text: "SELECT status, phase, rollback, total_tasks FROM job_runs WHERE id = $1",
    values: [runId],
  });
  expect(rows).toEqual([{ status: "cancelling", phase: "main", rollback: "none", total_tasks: 2 }]);
});
