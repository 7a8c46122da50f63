import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import { countWorkerRows } from "./count-workers.queries.ts";

/** How many workers are active and what they can run at once. */
export async function countWorkers(
  on: Queryable,
): Promise<{ active: number; process_slots: number; inline_slots: number }> {
  return (
    (await runOne(countWorkerRows, undefined, on)) ?? {
      active: 0,
      process_slots: 0,
      inline_slots: 0,
    }
  );
}
