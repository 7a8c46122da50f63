import type { Options } from "../options.ts";
import type { Processes } from "../processes.ts";
import type { Side } from "../side.ts";
import { BullmqSide, whyNoBullmq } from "./bullmq-side.ts";
import { startGraphile } from "./graphile-side.ts";
import { startPeerDatabase } from "./peer-database.ts";
import { startPgBoss } from "./pg-boss-side.ts";
import { findRedisServer, startRedis } from "./redis-server.ts";

/** Tasks at once, as on Stratal's side: its default of inline slots. */
const CONCURRENCY = 64;

/** The job queues that Stratal is measured beside. Adds to `missing`, in one sentence, what this machine lacks. */
export async function startPeers(
  options: Options,
  processes: Processes,
  missing: string[],
): Promise<Side[]> {
  const bullmq = await startBullmq(options, processes);
  if (typeof bullmq === "string") {
    const message = `${bullmq}: STRATAL IS MEASURED WITHOUT BULLMQ`;
    console.error(`\n!!! ${message} !!!\n`);
    missing.push(message);
  }
  const database = await startPeerDatabase(processes, options.databaseUrl);
  return [
    ...(typeof bullmq === "string" ? [] : [bullmq]),
    await startGraphile(processes, database, CONCURRENCY),
    await startPgBoss(processes, database),
  ];
}

/** BullMQ, or in a few words why it cannot be measured. */
async function startBullmq(options: Options, processes: Processes): Promise<BullmqSide | string> {
  const program = findRedisServer();
  if (program === null) return "redis-server is not installed";
  const missing = whyNoBullmq();
  if (missing !== null) return missing;
  const { appendFsync } = options;
  const redis = await startRedis(processes, program, appendFsync);
  return BullmqSide.start(processes, { redis, concurrency: CONCURRENCY, appendFsync });
}
