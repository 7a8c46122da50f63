import type { Database } from "../store/database.ts";
import type { Notifier } from "../store/notifications.ts";
import { wakeTasks } from "../store/runs/wake-tasks.ts";

/** Timers woken in one round. */
const MAX_WOKEN = 1_000;

/** Queues the task runs whose timer is due; true when there may be more. */
export async function wakeDueTasks(database: Database, notifier: Notifier): Promise<boolean> {
  const woken = await wakeTasks(database, MAX_WOKEN);
  for (const task of woken) {
    notifier.ring("stratal_ready", task.queue);
    notifier.ring("stratal_run", task.runId);
  }
  return woken.length === MAX_WOKEN;
}
