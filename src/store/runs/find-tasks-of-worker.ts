import { atFailpoint } from "../../base/failpoint.ts";
import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  findTasksOfWorker as statement,
  type IFindTasksOfWorkerResult,
} from "./find-tasks-of-worker.queries.ts";

/** A task run that a worker held. */
export type LostTask = IFindTasksOfWorkerResult;

/** The task runs that a worker holds, by run and sequence number. */
export function findTasksOfWorker(on: Queryable, workerId: string): Promise<LostTask[]> {
  return atFailpoint("worker.held", () => run(statement, { workerId }, on));
}
