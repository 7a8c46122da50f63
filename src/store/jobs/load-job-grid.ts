import type { TaskRunStatus } from "../../engine/states.ts";
import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { loadJobGridRows, type ILoadJobGridRowsResult } from "./load-job-grid.queries.ts";

/** A run of a job with one cell per task: `nodes`, `states` and `seqs` have the same length. */
export interface GridRun extends Omit<ILoadJobGridRowsResult, "nodes" | "states" | "seqs"> {
  nodes: number[];
  states: TaskRunStatus[];
  seqs: number[];
}

/** Which state speaks for several task runs of one task: the first of these. */
const ATTENTION: TaskRunStatus[] = [
  "failed",
  "timed_out",
  "running",
  "retrying",
  "waiting",
  "queued",
  "pending",
  "cancelled",
  "completed",
  "skipped",
];

/** The newest runs of a job, newest first, and how their tasks went. */
export async function loadJobGrid(
  on: Queryable,
  job: { projectId: string; jobId: string; limit: number },
): Promise<GridRun[]> {
  const rows = await run(loadJobGridRows, { ...job, attention: ATTENTION }, on);
  // The statement makes each of the three columns an array of its kind.
  return rows as unknown as GridRun[];
}
