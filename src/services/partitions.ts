/**
 * Keeps partitions ready for the tables that grow with runs: one for each day from yesterday to some days ahead. Run ids are ordered by time,
 * so a range of run ids is a day. Rows outside of them (a clock far off) go to the default partition.
 */
import { systemClock } from "../base/clock.ts";
import type { Database } from "../store/database.ts";
import { ensurePartition } from "../store/partitions.ts";

const DAYS_AHEAD = 3;
const DAY_MS = 86_400_000;
const tables = ["log_chunks", "run_events", "task_attempts"] as const;

/** Creates what is missing; answers false. */
export async function ensureDayPartitions(
  database: Database,
  nowMs = systemClock.now(),
): Promise<boolean> {
  const today = Math.floor(nowMs / DAY_MS);
  for (let day = today - 1; day <= today + DAYS_AHEAD; day += 1) {
    for (const table of tables) {
      await ensurePartition(database, table, day * DAY_MS, (day + 1) * DAY_MS);
    }
  }
  return false;
}
