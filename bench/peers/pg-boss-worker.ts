/**
 * The process of pg-boss's worker. Its `work` fetches once per interval, of half a second at least, whatever waits; a loop of `fetch` and
 * `complete` is its best. The loop rests for that interval when there is nothing, as `work` does: pg-boss is not told of new jobs.
 */
import PgBoss from "pg-boss";
import { sleep, wallClock } from "../wait.ts";
import { PG_BOSS_QUEUE } from "./pg-boss-side.ts";
import { stepName, type ChainStep } from "./queue-side.ts";
import { record, serveRecords } from "./worker-records.ts";

const POLL_MS = 500;
const BATCH = 500;
const [connectionString = ""] = process.argv.slice(2);

const boss = new PgBoss({ connectionString, supervise: false, schedule: false });
boss.on("error", (error) => {
  console.error(error);
});
await boss.start();
let ending = false;
serveRecords(() => {
  ending = true;
  return boss.stop({ graceful: false });
});
while (!ending) if ((await runBatch()) === 0 && !ending) await sleep(POLL_MS);

/** How many jobs there were. */
async function runBatch(): Promise<number> {
  const jobs = await boss.fetch<ChainStep>(PG_BOSS_QUEUE, {
    batchSize: BATCH,
    includeMetadata: true,
  });
  if (jobs.length === 0) return 0;
  for (const { data, retryCount } of jobs) record(stepName(data), retryCount === 0, wallClock());
  const next = jobs.filter(({ data }) => data.step + 1 < data.length);
  if (next.length > 0)
    await boss.insert(
      next.map(({ data }) => ({ name: PG_BOSS_QUEUE, data: { ...data, step: data.step + 1 } })),
    );
  await boss.complete(
    PG_BOSS_QUEUE,
    jobs.map(({ id }) => id),
  );
  return jobs.length;
}
