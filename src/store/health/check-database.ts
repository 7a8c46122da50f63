import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import { checkDatabaseRow } from "./check-database.queries.ts";

/** The database's own version and that of our schema. */
export async function checkDatabase(
  on: Queryable,
): Promise<{ version: string; schema: string | null }> {
  const row = await runOne(checkDatabaseRow, undefined, on);
  return { version: row?.version ?? "", schema: null };
}
