import { lowestRunIdAt } from "../base/ids.ts";
import type { Database } from "./database.ts";

export type PartitionedTable = "log_chunks" | "run_events" | "task_attempts";

const ADVISORY_LOCK = "stratal partitions";

/**
 * Creates the partition of a table for the runs created in [fromMs, toMs), unless it exists. Any number of servers may ask at once.
 * DDL takes no parameters; every part of the text below is ours: a table name of the union and ids made of digits.
 */
export async function ensurePartition(
  database: Database,
  table: PartitionedTable,
  fromMs: number,
  toMs: number,
): Promise<void> {
  const day = new Date(fromMs).toISOString().slice(0, 10).replaceAll("-", "");
  const name = `${table}_${day}`;
  const { rows } = await database.query({
    name: "partition_exists",
    text: "SELECT to_regclass($1) IS NOT NULL AS exists",
    values: [name],
  });
  if ((rows[0] as { exists: boolean }).exists) return;
  await database.transaction(async (connection) => {
    await connection.query({
      text: "SELECT pg_advisory_xact_lock(hashtext($1))",
      values: [ADVISORY_LOCK],
    });
    await connection.query({
      text: `CREATE TABLE IF NOT EXISTS ${name} PARTITION OF ${table} FOR VALUES FROM ('${lowestRunIdAt(fromMs)}') TO ('${lowestRunIdAt(toMs)}')`,
      values: [],
    });
  });
}
