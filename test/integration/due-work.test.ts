/** What is due is told in one statement, and wakes the services that see to it when it is. */
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { DueRounds } from "../../src/services/due-work.ts";
import { findDueWork, type DueKind } from "../../src/store/due/due-work.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { Kernel } from "../support/kernel.ts";

let db: TestDatabase;
let kernel: Kernel;

beforeAll(async () => {
  db = await createTestDatabase();
  kernel = new Kernel(db.database);
});
afterAll(() => db.drop());

const NOTHING = {
  timers: null,
  taskDeadlines: null,
  runDeadlines: null,
  runRetries: null,
  queueTimeouts: null,
  runWatches: null,
  leases: null,
};

/** Rounds that note which services they wake. */
function rounds(): { rounds: DueRounds; woken: DueKind[] } {
  const woken: DueKind[] = [];
  const kinds = Object.keys(NOTHING) as DueKind[];
  const services = Object.fromEntries(
    kinds.map((kind) => [kind, { wake: () => woken.push(kind) }]),
  );
  // Object.fromEntries forgets the names of the keys.
  return { rounds: new DueRounds(db.database, services as never), woken };
}

it("tells of nothing while nothing is due, and wakes nobody", async () => {
  expect(await findDueWork(db.database)).toEqual(NOTHING);
  const seen = rounds();
  await seen.rounds.runOnce();
  expect(seen.woken).toEqual([]);
});

it("wakes the services of what is due, at once or when it is", async () => {
  const worker = await kernel.worker(60_000);
  const { runId } = await kernel.start([{ name: "a", retry: { max: 1, delay: "1h" } }], {
    timeout: "1h",
  });
  const [claimed] = await kernel.claim(worker);
  await kernel.settle(worker, claimed!, "retrying", { delayMs: 3_600_000 });
  const far = await findDueWork(db.database);
  expect(far.timers).toBeGreaterThan(3_000_000);
  expect(far.runDeadlines).toBeGreaterThan(3_000_000);
  expect(far.leases).toBeGreaterThan(1_000);
  const seen = rounds();
  await seen.rounds.runOnce();
  expect(seen.woken).toEqual([]);

  const move = (text: string, by: string) => db.database.query({ text, values: [by, runId] });
  await move("UPDATE timers SET fire_at = now() + $1::interval WHERE run_id = $2", "200 ms");
  await move("UPDATE job_runs SET deadline_at = now() - $1::interval WHERE id = $2", "1 s");
  await seen.rounds.runOnce();
  expect(seen.woken).toEqual(["runDeadlines"]);
  await vi.waitFor(() => expect(seen.woken).toContain("timers"));
  const { rows } = await db.database.query({
    text: "SELECT FROM timers WHERE run_id = $1 AND fire_at <= now()",
    values: [runId],
  });
  expect(rows).toHaveLength(1);
  seen.rounds.close();
});
