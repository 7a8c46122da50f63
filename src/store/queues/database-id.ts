import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import { getDatabaseId } from "./get-database-id.queries.ts";

/** Tells this database from every other one, copies of it included: processes of one Stratal answer the same. */
export async function readDatabaseId(on: Queryable): Promise<string> {
  return (await runOne(getDatabaseId, undefined, on))!.id;
}
