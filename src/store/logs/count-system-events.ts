import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import { countSystemEventRows } from "./count-system-events.queries.ts";

/** How many system events there are, counted up to `limit`. */
export async function countSystemEvents(on: Queryable, limit: number): Promise<number> {
  return (await runOne(countSystemEventRows, { limit }, on))?.total ?? 0;
}
