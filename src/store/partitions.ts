/**
 * Partitions of the tables that grow with runs. Run ids are ordered by time, so a range of run ids is a span of time. DDL takes no parameters;
 * every part of the texts below is ours: a table name of the union, days and ids made of digits.
 */
import { lowestRunIdAt } from "../base/ids.ts";
import { sqlStateOf, type Database, type Queryable } from "./database.ts";

/** A table with a partition for each day. */
export type PartitionedTable = "log_chunks" | "run_events" | "task_attempts";

const ADVISORY_LOCK = "stratal partitions";
const DAY_MS = 86_400_000;
/** Whoever waits for the lock on a table holds up everybody who comes later: rather try again in the next round. */
const LOCK_TIMEOUT = "2s";
const CHECK_VIOLATION = "23514";
const LOCK_NOT_AVAILABLE = "55P03";

/**
 * Creates the partition of a table for the runs created in [fromMs, toMs), unless it exists. Any number of servers may ask at once.
 * False if it cannot be: rows of that time lie in the default partition and stay there.
 */
export async function ensurePartition(
  database: Database,
  table: PartitionedTable,
  fromMs: number,
  toMs: number,
): Promise<boolean> {
  const name = partitionName(table, fromMs);
  const { rows } = await database.query({
    name: "partition_exists",
    text: "SELECT to_regclass($1) IS NOT NULL AS exists",
    values: [name],
  });
  if ((rows[0] as { exists: boolean }).exists) return true;
  try {
    await database.transaction(async (connection) => {
      await lockPartitions(connection);
      await execute(
        connection,
        `CREATE TABLE IF NOT EXISTS ${name} PARTITION OF ${table} FOR VALUES FROM ('${lowestRunIdAt(fromMs)}') TO ('${lowestRunIdAt(toMs)}')`,
      );
    });
    return true;
  } catch (error) {
    if (sqlStateOf(error) === CHECK_VIOLATION) return false;
    throw error;
  }
}

/** Days, as Unix milliseconds of their beginning, for which a table has a partition; oldest first. */
export async function partitionDays(
  database: Database,
  table: PartitionedTable,
): Promise<number[]> {
  const { rows } = await database.query({
    name: "partition_names",
    text: "SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = $1::text::regclass ORDER BY 1",
    values: [table],
  });
  return (rows as { name: string }[]).flatMap(({ name }) => {
    const [, year, month, day] = /_(\d{4})(\d{2})(\d{2})$/.exec(name) ?? [];
    return year === undefined ? [] : [Date.UTC(Number(year), Number(month) - 1, Number(day))];
  });
}

/** Drops the partition of a day with all its rows; false if a run of that day is still open, or the table is too busy. */
export async function dropPartition(
  database: Database,
  table: PartitionedTable,
  dayMs: number,
): Promise<boolean> {
  try {
    return await database.transaction(async (connection) => {
      await lockPartitions(connection);
      await execute(connection, `SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
      if (await hasOpenRuns(connection, dayMs)) return false;
      await execute(connection, `DROP TABLE IF EXISTS ${partitionName(table, dayMs)}`);
      return true;
    });
  } catch (error) {
    if (sqlStateOf(error) === LOCK_NOT_AVAILABLE) return false;
    throw error;
  }
}

/** Deletes a batch of rows of ended runs before a moment from the default partition; answers how many. */
export async function pruneDefaultPartition(
  database: Database,
  table: PartitionedTable,
  options: { beforeMs: number; limit: number },
): Promise<number> {
  const { rowCount } = await database.query({
    name: `prune_${table}_default`,
    text: `DELETE FROM ${table}_default WHERE ctid = ANY (ARRAY(
      SELECT d.ctid FROM ${table}_default d
      WHERE d.run_id < $1
        AND NOT EXISTS (SELECT FROM job_runs r WHERE r.id = d.run_id AND r.finished_at IS NULL)
      LIMIT $2))`,
    values: [lowestRunIdAt(options.beforeMs), options.limit],
  });
  return rowCount ?? 0;
}

async function hasOpenRuns(connection: Queryable, dayMs: number): Promise<boolean> {
  const { rows } = await connection.query({
    name: "partition_has_open_runs",
    text: "SELECT EXISTS (SELECT FROM job_runs WHERE finished_at IS NULL AND id >= $1 AND id < $2) AS open",
    values: [lowestRunIdAt(dayMs), lowestRunIdAt(dayMs + DAY_MS)],
  });
  return (rows[0] as { open: boolean }).open;
}

async function lockPartitions(connection: Queryable): Promise<void> {
  await connection.query({
    text: "SELECT pg_advisory_xact_lock(hashtext($1))",
    values: [ADVISORY_LOCK],
  });
}

async function execute(connection: Queryable, text: string): Promise<void> {
  await connection.query({ text, values: [] });
}

function partitionName(table: PartitionedTable, dayMs: number): string {
  return `${table}_${new Date(dayMs).toISOString().slice(0, 10).replaceAll("-", "")}`;
}
