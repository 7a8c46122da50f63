/** Figures of a project for its first page. */
import type { JobRunStatus } from "../../engine/states.ts";
import type { Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { countOpenRunRows, type ICountOpenRunRowsResult } from "./count-open-runs.queries.ts";
import { summarizeRunRows, type ISummarizeRunRowsParams } from "./summarize-runs.queries.ts";

/** Runs that began within a span, by state. */
export interface RunBucket {
  /** Unix milliseconds. */
  start: number;
  status: JobRunStatus;
  runs: number;
}

export interface JobFigures {
  job_id: string;
  job_name: string;
  runs: number;
  failed: number;
  p50_ms: number | null;
}

export interface RunSummary {
  runs: number;
  completed: number;
  failed: number;
  oldest: Date | null;
  p50: number | null;
  p95: number | null;
  buckets: RunBucket[];
  failing: JobFigures[];
  slowest: JobFigures[];
  /** Newest runs of jobs whose newest run failed. */
  broken: string[];
}

/** What the newest runs since a run id came to. */
export async function summarizeRuns(
  on: Queryable,
  parameters: ISummarizeRunRowsParams,
): Promise<RunSummary> {
  const row = await runOne(summarizeRunRows, parameters, on);
  // Aggregates without a group answer one row; its JSON is built by the statement in these forms.
  return row as unknown as RunSummary;
}

/** Open runs by state. */
export function countOpenRuns(
  on: Queryable,
  projectId: string,
): Promise<ICountOpenRunRowsResult[]> {
  return run(countOpenRunRows, { projectId }, on);
}
