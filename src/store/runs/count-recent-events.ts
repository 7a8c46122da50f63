import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import { countRecentEventRows } from "./count-recent-events.queries.ts";

/** How many events of all runs there are, counted up to `limit`. */
export async function countRecentEvents(
  on: Queryable,
  parameters: { projectId: string; limit: number },
): Promise<number> {
  return (await runOne(countRecentEventRows, parameters, on))?.total ?? 0;
}
