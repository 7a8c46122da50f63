import type { JobRunStatus } from "../../engine/states.ts";
import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { summarizeJobRunRows } from "./summarize-job-runs.queries.ts";

/** What the newest runs of a job came to. */
export interface JobRunSummary {
  job_id: string;
  recent: { id: string; status: JobRunStatus; duration_ms: number | null; created_at: string }[];
  p50: number | null;
  completed: number;
  failed: number;
}

/** The newest runs of each of some jobs. */
export async function summarizeJobRuns(
  on: Queryable,
  parameters: { jobIds: string[]; newest: number },
): Promise<JobRunSummary[]> {
  const rows = await run(summarizeJobRunRows, parameters, on);
  // The statement builds the JSON in this form.
  return rows as unknown as JobRunSummary[];
}
