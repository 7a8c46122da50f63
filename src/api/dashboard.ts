import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { fieldErrors } from "./field-message.ts";
import { answeredId, timestamp } from "./fields.ts";
import { jobRun } from "./job-runs.ts";
import { recentRuns } from "./jobs.ts";
import { unmatchedDemand } from "./queues.ts";

export const dashboardRanges = ["1h", "24h", "7d", "30d"] as const;

const jobFigures = z
  .object({
    job_id: answeredId,
    job_name: z.string(),
    runs: z.int(),
    failed: z.int(),
    p50_ms: z
      .int()
      .nullable()
      .describe("Median duration of runs that were neither cancelled nor run again."),
    recent_runs: recentRuns,
  })
  .meta({ id: "JobFigures" });

const tiles = z
  .object({
    running: z.int(),
    queued: z.int().describe("Runs of which nothing has started, those that wait for others, too."),
    oldest_queued_at: timestamp.nullable(),
    waiting: z.int().describe("Runs that wait for something outside, such as an approval."),
    paused: z.int(),
    approvals: z.int().describe("Task runs that wait for approval; 500 means 500 or more."),
    runs: z.int().describe("Runs that began in the range."),
    failed: z.int().describe("Of those, runs that failed or timed out."),
    success_rate: z
      .number()
      .nullable()
      .describe("Completed ones among those that completed, failed or timed out, 0 to 1."),
    p50_ms: z.int().nullable(),
    p95_ms: z.int().nullable(),
  })
  .meta({ id: "DashboardTiles" });

export const dashboard = z
  .object({
    range: z.enum(dashboardRanges),
    since: timestamp.describe(
      "From when on runs are counted: later than the range began if there are more than 50 000.",
    ),
    until: timestamp,
    tiles,
    bucket_ms: z.int(),
    buckets: z
      .array(z.object({ start: timestamp, counts: z.record(z.string(), z.int()) }))
      .describe(
        "Runs by the time that they were created at and by state; empty ones are left out.",
      ),
    top_failing: z.array(jobFigures),
    slowest: z.array(jobFigures),
    attention: z.object({
      failed_runs: z
        .array(jobRun)
        .describe("The newest run of each job whose newest run in the range failed."),
      unmatched: z.array(unmatchedDemand),
    }),
    workers: z.object({ active: z.int(), process_slots: z.int(), inline_slots: z.int() }),
    queues: z.array(
      z.object({ name: z.string(), depth: z.int(), oldest_queued_at: timestamp.nullable() }),
    ),
  })
  .meta({ id: "Dashboard" });
export type Dashboard = z.output<typeof dashboard>;

export const getDashboard = defineEndpoint({
  method: "GET",
  path: "/api/v1/dashboard",
  operationId: "getDashboard",
  tag: "job-runs",
  summary: "Get the figures of a project",
  description: "Of the newest 50 000 runs of the range at most.",
  permission: "runs:read",
  query: z.object({ range: z.enum(dashboardRanges, fieldErrors).default("24h") }),
  status: 200,
  response: dashboard,
});
