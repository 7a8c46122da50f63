import PgBoss from "pg-boss";
import type { Processes } from "../processes.ts";
import type { PeerDatabase } from "./peer-database.ts";
import { QueueSide } from "./queue-side.ts";
import { WorkerProcess } from "./worker-process.ts";

/** The queue of the bench. */
export const PG_BOSS_QUEUE = "bench";

/** pg-boss. It keeps a job that has ended. */
export async function startPgBoss(
  processes: Processes,
  database: PeerDatabase,
): Promise<QueueSide> {
  const boss = new PgBoss(database.url);
  boss.on("error", (error) => {
    console.error(error);
  });
  await boss.start();
  await boss.createQueue(PG_BOSS_QUEUE);
  const worker = await WorkerProcess.start(processes, "pg-boss-worker.ts", [database.url]);
  const queue = {
    add: (steps: readonly object[]) =>
      boss.insert(steps.map((data) => ({ name: PG_BOSS_QUEUE, data }))),
    close: () => boss.stop({ graceful: false }),
  };
  return new QueueSide("pg-boss", { database, queue, worker });
}
