import type { Database } from "../store/database.ts";
import type { Notifier } from "../store/notifications.ts";
import { timeOutRun } from "../store/runs/change-run.ts";
import { findOverdueRuns } from "../store/runs/find-overdue-runs.ts";
import { cancelOrphans } from "./child-runs.ts";

/** Stops the runs whose clock passed their timeout; true when there may be more. */
export async function stopOverdueRuns(database: Database, notifier: Notifier): Promise<boolean> {
  const overdue = await findOverdueRuns(database);
  for (const address of overdue) {
    if (!(await timeOutRun(database, address))) continue;
    notifier.ring("stratal_stop", address.runId);
    notifier.ring("stratal_run", address.runId);
    await cancelOrphans(database, notifier, address.runId);
  }
  return overdue.length > 0;
}
