import { makeWorkerUtils } from "graphile-worker";
import type { Processes } from "../processes.ts";
import type { PeerDatabase } from "./peer-database.ts";
import { QueueSide } from "./queue-side.ts";
import { WorkerProcess } from "./worker-process.ts";

const CONNECTIONS = 5;

/** graphile-worker with its batches on. It deletes a job that has ended. */
export async function startGraphile(
  processes: Processes,
  database: PeerDatabase,
  concurrency: number,
): Promise<QueueSide> {
  const utils = await makeWorkerUtils({ connectionString: database.url, maxPoolSize: CONNECTIONS });
  await utils.migrate();
  const args = [database.url, String(concurrency)];
  const worker = await WorkerProcess.start(processes, "graphile-worker.ts", args);
  const queue = {
    add: (steps: readonly object[]) =>
      utils.addJobs(steps.map((payload) => ({ identifier: "step", payload }))),
    close: () => Promise.resolve(utils.release()),
  };
  return new QueueSide("graphile-worker", { database, queue, worker });
}
