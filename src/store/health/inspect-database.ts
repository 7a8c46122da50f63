import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import { inspectDatabaseRow, type IInspectDatabaseRowResult } from "./inspect-database.queries.ts";

/** Size, connections and the oldest transaction of the database. */
export async function inspectDatabase(on: Queryable): Promise<IInspectDatabaseRowResult> {
  const row = await runOne(inspectDatabaseRow, undefined, on);
  if (row === undefined) throw new Error("a statement that answers one row answered none");
  return row;
}
