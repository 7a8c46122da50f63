/** The time that everything is measured by: the database's. The clocks of servers and workers may be off. */
import type { Queryable } from "./database.ts";
import { databaseNowRow } from "./database-now.queries.ts";
import { runOne } from "./statement.ts";

/** Whole milliseconds since 1970 by the database's clock. */
export async function databaseNow(on: Queryable): Promise<number> {
  const row = await runOne(databaseNowRow, undefined, on);
  // A SELECT without FROM answers one row.
  return row!.nowMs;
}
