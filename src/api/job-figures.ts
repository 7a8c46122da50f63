/** What the runs of a job came to: over time, and task by task. */
import { z } from "zod";
import { jobRunStatuses, taskRunStatuses } from "../engine/states.ts";
import { defineEndpoint } from "./endpoint.ts";
import { fieldErrors } from "./field-message.ts";
import { answeredId, idParams, timestamp } from "./fields.ts";

const MAX_GRID_RUNS = 50;

const gridRun = z.object({
  id: answeredId,
  number: z.int(),
  status: z.enum(jobRunStatuses),
  version: z.int(),
  created_at: timestamp,
  started_at: timestamp.nullable(),
  finished_at: timestamp.nullable(),
  state: z
    .array(z.int())
    .describe("For each of `tasks`, in this order: index of `states`; -1 if the run has none."),
  seq: z
    .array(z.int())
    .describe("For each of `tasks`: sequence number of the task run that the state is of; or -1."),
});

const parts = ["main", "on_success", "on_failure", "on_cancel", "finally", "rollback"] as const;
const gridTasks = z.object({
  name: z.array(z.string()),
  group: z
    .array(z.int().nullable())
    .describe("Place in these columns of the group that each is inside of."),
  part: z.array(z.enum(parts)),
  allow_failure: z.array(z.boolean()).describe("Its failure is not one of the run."),
});

export const jobGrid = z
  .object({
    states: z.array(z.enum(taskRunStatuses)).describe("What `state` counts in."),
    tasks: gridTasks.describe(
      "As columns: tasks of the versions that these runs follow, those of the newest run's first, in the order of its plan.",
    ),
    runs: z.array(gridRun).describe("Newest first."),
  })
  .meta({
    id: "JobGrid",
    description:
      "Runs by tasks. The items of a `for_each` are one cell, as are repeated tasks of a group: the one that needs most attention.",
  });
export type JobGrid = z.output<typeof jobGrid>;

export const getJobGrid = defineEndpoint({
  method: "GET",
  path: "/api/v1/jobs/{id}/grid",
  operationId: "getJobGrid",
  tag: "jobs",
  summary: "Get a job's newest runs, task by task",
  permission: "runs:read",
  params: idParams,
  query: z.object({
    limit: z.coerce.number(fieldErrors).int().min(1).max(MAX_GRID_RUNS).default(25),
  }),
  status: 200,
  response: jobGrid,
  errors: ["not_found"],
});

export const jobHistory = z
  .object({
    since: timestamp.describe(
      "From when on runs are counted: later if there are more than 50 000.",
    ),
    until: timestamp,
    runs: z.int(),
    completed: z.int(),
    failed: z.int().describe("Runs that failed or timed out."),
    success_rate: z
      .number()
      .nullable()
      .describe("Completed ones among those that completed, failed or timed out, 0 to 1."),
    p50_ms: z
      .int()
      .nullable()
      .describe("Median duration of runs that were neither cancelled nor run again."),
    p95_ms: z.int().nullable(),
    bucket_ms: z.int(),
    buckets: z
      .array(z.object({ start: timestamp, counts: z.record(z.string(), z.int()) }))
      .describe("Runs by the day that they were created on and by state; empty days are left out."),
  })
  .meta({ id: "JobHistory" });
export type JobHistory = z.output<typeof jobHistory>;

export const getJobHistory = defineEndpoint({
  method: "GET",
  path: "/api/v1/jobs/{id}/history",
  operationId: "getJobHistory",
  tag: "jobs",
  summary: "Get what a job's runs of 30 days came to",
  description: "Of the newest 50 000 runs at most. Days are those of UTC.",
  permission: "runs:read",
  params: idParams,
  status: 200,
  response: jobHistory,
  errors: ["not_found"],
});
