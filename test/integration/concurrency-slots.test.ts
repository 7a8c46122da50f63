/** Slots of a concurrency key under losses of workers, cancels and failures: never more than the limit, and none is left at the end. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import { admitWaiting } from "../../src/services/admission.ts";
import { reap } from "../../src/services/reaper.ts";
import { Notifier } from "../../src/store/notifications.ts";
import { cancelRun } from "../../src/store/runs/change-run.ts";
import type { ClaimedTask } from "../../src/store/runs/claim-tasks.ts";
import { createRun } from "../../src/store/runs/create-run.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { Kernel, PROJECT } from "../support/kernel.ts";

const RUNS = 1_000;
const LIMIT = 3;
const SEED = 7;
const logger = createLogger({ level: "silent", pretty: false, name: "test" });
let db: TestDatabase;
let kernel: Kernel;

beforeAll(async () => {
  db = await createTestDatabase();
  kernel = new Kernel(db.database);
});
afterAll(() => db.drop());

async function count(text: string): Promise<number> {
  const { rows } = await db.database.query({ text, values: [] });
  return (rows[0] as { count: number }).count;
}

/** The worker dies; what it held starts again elsewhere. */
async function lose(workerId: string, notifier: Notifier): Promise<string> {
  await db.database.query({
    text: "UPDATE workers SET lease_expires_at = now() - interval '1 second' WHERE id = $1",
    values: [workerId],
  });
  await reap({ database: db.database, versions: kernel.versions, notifier, logger });
  return kernel.worker();
}

it(`keeps ${RUNS} runs to ${LIMIT} slots while workers die, runs fail and are cancelled`, async () => {
  const { runId: first, version } = await kernel.start([{ name: "a" }, { name: "b" }]);
  await cancelRun(db.database, { projectId: PROJECT, runId: first });
  const { rows } = await db.database.query({
    text: "SELECT version_id FROM job_runs WHERE id = $1",
    values: [first],
  });
  const { version_id: versionId } = rows[0] as { version_id: string };
  const rule = { key: "k", limit: LIMIT, onConflict: "queue", maxQueued: RUNS, queueOrder: "fifo" };
  const start = () =>
    createRun(db.database, {
      projectId: PROJECT,
      jobId: version.jobId,
      versionId,
      plan: version.plan,
      inputs: {},
      triggeredBy: "test",
      concurrency: rule as Parameters<typeof createRun>[1]["concurrency"] & object,
    });
  const runs: string[] = [];
  for (let number = 0; number < RUNS; number += 1) runs.push((await start()).runId);

  const random = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), {
    numRuns: 20_000,
    seed: SEED,
  });
  const chance = (): number => random.pop()!;
  const notifier = new Notifier(db.database, logger);
  let worker = await kernel.worker();
  let most = 0;
  for (;;) {
    await admitWaiting(db.database, notifier);
    most = Math.max(most, await count("SELECT count(*)::int FROM concurrency_slots"));
    const claimed: ClaimedTask[] = await kernel.claim(worker);
    const running = new Set(claimed.map((task) => task.runId)).size;
    expect(running).toBeLessThanOrEqual(LIMIT);
    if (claimed.length === 0) break;
    if (chance() < 0.05) {
      worker = await lose(worker, notifier);
      continue;
    }
    for (const task of claimed) {
      if (chance() < 0.05)
        await cancelRun(db.database, { projectId: PROJECT, runId: task.runId }).catch(() => null);
      await kernel.settle(worker, task, chance() < 0.1 ? "failed" : "completed");
    }
    if (chance() < 0.05)
      await cancelRun(db.database, { projectId: PROJECT, runId: runs[RUNS - 1]! }).catch(
        () => null,
      );
  }
  await notifier.settled();
  expect(most).toBe(LIMIT);
  expect(await count("SELECT count(*)::int FROM job_runs WHERE finished_at IS NULL")).toBe(0);
  expect(await count("SELECT count(*)::int FROM concurrency_slots")).toBe(0);
  expect(await count("SELECT count(*)::int FROM concurrency_waiters")).toBe(0);
}, 120_000);
