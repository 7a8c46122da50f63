/** What a claim tells of a run is what the database would have told. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadRunFacts } from "../../src/store/runs/load-task-results.ts";
import { KnownRuns } from "../../src/worker/known-runs.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { Kernel } from "../support/kernel.ts";

let db: TestDatabase;
let kernel: Kernel;
beforeAll(async () => {
  db = await createTestDatabase();
  kernel = new Kernel(db.database);
});
afterAll(() => db.drop());

it("tells of a run with its first task run, and of no other phase or attempt", async () => {
  const worker = await kernel.worker();
  const labels = { team: "data" };
  const { runId } = await kernel.start([{ name: "a" }, { name: "b" }], { labels });
  const claimed = await kernel.claim(worker);
  const runs = new KnownRuns();
  for (const task of claimed) runs.note(task);
  const asked = await loadRunFacts(db.database, runId);
  expect(runs.get(runId, 1)).toEqual(asked);
  expect(asked.labels).toEqual(labels);
  expect(claimed.map(({ mainAttempt }) => mainAttempt)).toEqual([1, 1]);
  expect(runs.get(runId, 2)).toBe(null);
  expect(runs.get(runId, null)).toBe(null);
});

it("tells nothing of long inputs, for which the database is asked", async () => {
  const worker = await kernel.worker();
  const { runId } = await kernel.start([{ name: "a" }]);
  // Random, or it would be stored compressed.
  await db.database.query({
    text: `UPDATE job_runs SET inputs = jsonb_build_object('long', (SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 400)))
      WHERE id = $1`,
    values: [runId],
  });
  const [task] = await kernel.claim(worker);
  expect(task).toMatchObject({ runId, mainAttempt: 1, runFacts: null });
});

it("forgets the run that was told first", async () => {
  const runs = new KnownRuns();
  const facts = { attempt: 1, started_ms: 1, created_ms: 1 };
  for (let index = 0; index <= 256; index += 1) runs.note({ runId: `${index}`, runFacts: facts });
  expect(runs.get("0", 1)).toBe(null);
  expect(runs.get("1", 1)).not.toBe(null);
});
