import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import { checkDatabaseRow } from "./check-database.queries.ts";

/** Asks the database for its version: the proof that it answers. */
export async function checkDatabase(on: Queryable): Promise<string> {
  return (await runOne(checkDatabaseRow, undefined, on))?.version ?? "";
}
