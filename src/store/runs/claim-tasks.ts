import { retryingConflicts, type Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { claimTaskRows, type IClaimTaskRowsResult } from "./claim-tasks.queries.ts";

/** A task run that a worker now holds: `attempt` is its fencing token. */
export type ClaimedTask = IClaimTaskRowsResult;

export interface ClaimRequest {
  workerId: string;
  /** The epoch of the worker's claims (startClaimEpoch): in another one nothing is claimed. */
  epoch: number;
  queues: string[];
  /** Tags the worker offers; a task run needs all of its own among them. */
  tags: string[];
  /** Free slots for scripts and for tasks that run inside the worker. */
  processLimit: number;
  inlineLimit: number;
}

/** Claims queued task runs, highest priority first; none when the worker is no longer active. */
export function claimTasks(on: Queryable, request: ClaimRequest): Promise<ClaimedTask[]> {
  return retryingConflicts(() => run(claimTaskRows, request, on));
}
