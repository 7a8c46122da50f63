/** Brings an event of the bus to the task runs that wait for one of its name. Whether it is the right one they decide themselves. */
import type { JsonObject } from "../../base/json.ts";
import type { Database } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { deleteEventWait } from "./delete-event-wait.queries.ts";
import { listEventWaits } from "./list-event-waits.queries.ts";
import { lockRun } from "./lock-run.queries.ts";
import { signalTaskRow } from "./signal-task.queries.ts";

/** A task run that was woken. */
export interface WokenTask {
  runId: string;
  queue: string;
}

/** Wakes every task run that waits for an event of this name, one transaction each. */
export async function deliverEvent(
  database: Database,
  projectId: string,
  name: string,
  event: JsonObject,
): Promise<WokenTask[]> {
  const woken: WokenTask[] = [];
  for (const { runId, seq } of await run(listEventWaits, { projectId, event: name }, database)) {
    const queue = await database.transaction(async (connection) => {
      await run(lockRun, { runId, projectId }, connection);
      if ((await runOne(deleteEventWait, { runId, seq }, connection)) === undefined) return null;
      const signal = { kind: "event", event };
      return (await runOne(signalTaskRow, { runId, seq, signal }, connection))?.queue ?? null;
    });
    if (queue !== null) woken.push({ runId, queue });
  }
  return woken;
}
