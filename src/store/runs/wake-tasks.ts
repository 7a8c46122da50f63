import { atFailpoint } from "../../base/failpoint.ts";
import { retryingConflicts, type Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { wakeDueTasks, type IWakeDueTasksResult } from "./wake-tasks.queries.ts";

/** Queues up to `limit` task runs whose timer is due and answers them. */
export function wakeTasks(on: Queryable, limit: number): Promise<IWakeDueTasksResult[]> {
  return atFailpoint("timers.wake", () =>
    retryingConflicts(() => run(wakeDueTasks, { limit }, on)),
  );
}
