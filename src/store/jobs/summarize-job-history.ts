import type { RunBucket } from "../dashboard/dashboard.ts";
import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  summarizeJobHistoryRow,
  type ISummarizeJobHistoryRowParams,
  type ISummarizeJobHistoryRowResult,
} from "./summarize-job-history.queries.ts";

/** What runs of one job came to. */
export interface JobHistory extends Omit<ISummarizeJobHistoryRowResult, "buckets"> {
  buckets: RunBucket[];
}

/** What the newest runs of a job since a run id came to. */
export async function summarizeJobHistory(
  on: Queryable,
  parameters: ISummarizeJobHistoryRowParams,
): Promise<JobHistory> {
  const row = await runOne(summarizeJobHistoryRow, parameters, on);
  // Aggregates without a group answer one row; its JSON is built by the statement in this form.
  return row as unknown as JobHistory;
}
