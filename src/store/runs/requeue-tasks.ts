import { atFailpoint } from "../../base/failpoint.ts";
import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { requeueTaskRows, type IRequeueTaskRowsResult } from "./requeue-tasks.queries.ts";

/** A task run that is queued again, and its queue. */
export type RequeuedTask = IRequeueTaskRowsResult;

/** A task run held by a worker, with its fencing token. */
export interface HeldTask {
  runId: string;
  seq: number;
  attempt: number;
}

/**
 * Puts running tasks of a worker back in the queue without consuming a retry: handed back by a draining worker (`lost` false)
 * or taken from a dead one (`lost` true, counted). Answers those that were requeued: not those that were no longer held, nor those of
 * a run that is being stopped, which the caller settles as cancelled.
 */
export function requeueTasks(
  on: Queryable,
  workerId: string,
  tasks: readonly HeldTask[],
  lost: boolean,
): Promise<RequeuedTask[]> {
  const parameters = {
    workerId,
    lost,
    runIds: tasks.map((task) => task.runId),
    seqs: tasks.map((task) => task.seq),
    attempts: tasks.map((task) => task.attempt),
  };
  return atFailpoint("task.requeue", () => run(requeueTaskRows, parameters, on));
}
