/**
 * Keeps partitions ready for the tables that grow with runs, one for each day from yesterday to some days ahead, and drops those that are
 * too old: dropping costs the same however much is in them, and leaves nothing to vacuum.
 *
 * 1. A partition with a run that is still open stays, however old.
 * 2. The time is the database's: a server whose clock is days ahead must not drop what is to be kept.
 * 3. Rows outside of all partitions (a clock far off) are in the default partition, and deleted from there in batches.
 */
import { databaseNow } from "../store/database-now.ts";
import type { Database } from "../store/database.ts";
import {
  dropPartition,
  ensurePartition,
  partitionDays,
  pruneDefaultPartition,
  type PartitionedTable,
} from "../store/partitions.ts";

const DAYS_AHEAD = 3;
const DAY_MS = 86_400_000;
const DELETE_BATCH = 1_000;
const tables = ["log_chunks", "run_events", "task_attempts"] as const;

/** How long what runs leave behind is kept, from their start. */
export interface Retention {
  logsMs: number;
  historyMs: number;
}

/** Creates what is missing; answers false. `nowMs`: another time than the database's. */
export async function ensureDayPartitions(database: Database, nowMs?: number): Promise<boolean> {
  const today = Math.floor((nowMs ?? (await databaseNow(database))) / DAY_MS);
  for (let day = today - 1; day <= today + DAYS_AHEAD; day += 1) {
    for (const table of tables) {
      await ensurePartition(database, table, day * DAY_MS, (day + 1) * DAY_MS);
    }
  }
  return false;
}

/** Removes what is older than it is kept; true when there may be more. `nowMs`: another time than the database's. */
export async function pruneHistory(
  database: Database,
  retention: Retention,
  nowMs?: number,
): Promise<boolean> {
  const now = nowMs ?? (await databaseNow(database));
  let hasMore = false;
  for (const table of tables) {
    const beforeMs = now - keptMs(table, retention);
    for (const day of await partitionDays(database, table))
      if (day + DAY_MS <= beforeMs) await dropPartition(database, table, day);
    const limits = { beforeMs, limit: DELETE_BATCH };
    const deleted = await pruneDefaultPartition(database, table, limits);
    if (deleted === DELETE_BATCH) hasMore = true;
  }
  return hasMore;
}

function keptMs(table: PartitionedTable, { logsMs, historyMs }: Retention): number {
  return table === "log_chunks" ? logsMs : historyMs;
}
