import { retryingConflicts, type Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { claimTakenTaskRows } from "./claim-taken-tasks.queries.ts";
import type { ClaimedTask, ClaimRequest } from "./claim-tasks.ts";
import { listReadyTaskRows, type IListReadyTaskRowsResult } from "./list-ready-tasks.queries.ts";

/** A ready row: its id, and its place in the table. */
export interface ReadyTask {
  id: number;
  place: string;
}

/** Lists the first task runs that a worker with these queues and tags may claim, in their order, and claims none. */
export function listReadyTasks(
  on: Queryable,
  offer: Omit<ClaimRequest, "workerId" | "epoch">,
): Promise<IListReadyTaskRowsResult[]> {
  return run(listReadyTaskRows, offer, on);
}

/** Claims those of the given task runs that are still offered; the request's limits were kept by whoever chose them. */
export function claimTakenTasks(
  on: Queryable,
  { workerId, epoch, queues, tags }: Omit<ClaimRequest, "processLimit" | "inlineLimit">,
  taken: readonly ReadyTask[],
): Promise<ClaimedTask[]> {
  const ids = taken.map(({ id }) => id);
  const places = taken.map(({ place }) => place);
  return retryingConflicts(() =>
    run(claimTakenTaskRows, { workerId, epoch, queues, tags, ids, places }, on),
  );
}
