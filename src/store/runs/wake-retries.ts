import { retryingConflicts, type Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { wakeRetries as statement, type IWakeRetriesResult } from "./wake-retries.queries.ts";

/** Queues up to `limit` task runs whose retry timer is due, and answers them. */
export function wakeRetries(on: Queryable, limit: number): Promise<IWakeRetriesResult[]> {
  return retryingConflicts(() => run(statement, { limit }, on));
}
