import { z } from "zod";
import { jobRunStatuses } from "../engine/states.ts";
import { defineEndpoint, type HeaderSpec } from "./endpoint.ts";
import { fieldErrors } from "./field-message.ts";
import { answeredId, id, idParams, jsonObject, text, timestamp } from "./fields.ts";
import { cursorField, limitField, MAX_PAGE, pageFields, pageQuery } from "./page.ts";
import { runEvent, taskRun } from "./task-runs.ts";

export const jobRunStatus = z.enum(jobRunStatuses, fieldErrors).meta({ id: "JobRunStatus" });

/** One state or several, separated by commas. */
const jobRunStatusList = z
  .string(fieldErrors)
  .max(500)
  .transform((list, context) =>
    list.split(",").flatMap((status) => {
      const parsed = jobRunStatus.safeParse(status.trim());
      if (parsed.success) return parsed.data;
      const [issue] = parsed.error.issues;
      // The place in the list says nothing that the message does not.
      context.addIssue({ code: "custom", message: issue!.message.replace(/^It/, "status") });
      return [];
    }),
  );

const jobRunFields = {
  id: answeredId,
  number: z.int().describe("A short name for it: rises over the runs of all jobs, with gaps."),
  job_id: answeredId,
  job_name: z.string(),
  version_id: answeredId,
  version: z.int().describe("Number of the job's version that runs."),
  status: jobRunStatus,
  reason: z.string().nullable().describe("Why it is in this state, where there is more to say."),
  warnings: z.boolean().describe("True if something failed that was allowed to."),
  rollback: z
    .enum(["none", "completed", "partial", "failed"])
    .describe("What the compensations came to; `none` if there were none to run."),
  triggered_by: z.string(),
  priority: z.int(),
  attempt: z.int(),
  total_tasks: z.int(),
  open_tasks: z.int().describe("Tasks that have not ended."),
  failed_tasks: z
    .int()
    .describe("Tasks that ended badly, including those that never ran because of it."),
  parent_task_run_id: answeredId
    .nullable()
    .describe("The task run of another run that started this one; null if none did."),
  error_message: z.string().nullable(),
  created_at: timestamp,
  started_at: timestamp.nullable(),
  finished_at: timestamp.nullable(),
  paused_at: timestamp.nullable(),
  cancel_requested_at: timestamp.nullable(),
  retry_at: timestamp
    .nullable()
    .describe("When a run that did not succeed is tried again by itself; null if it is not."),
  retries_left: z
    .int()
    .describe(
      "How often it may still be tried again by itself. While this is above 0, a run that failed or timed out is not over: either it is opened again or this becomes 0.",
    ),
  rerun_of: answeredId
    .nullable()
    .describe("The run that this one repeats with other inputs or another version."),
};

export const jobRun = z
  .object(jobRunFields)
  .meta({ id: "JobRun", description: "One execution of a job." });
export type JobRun = z.output<typeof jobRun>;

export const jobRunDetail = z
  .object({
    ...jobRunFields,
    inputs: jsonObject,
    outputs: jsonObject.nullable(),
    log_lines: z
      .int()
      .describe(
        "Lines that the run's log had when this was read, with all lines of every attempt that has ended here: a reader with so many lines misses none of them.",
      ),
    task_runs: z
      .array(taskRun)
      .describe(
        "All task runs; in large runs with the beginning of each output only (`output_truncated`).",
      ),
  })
  .meta({ id: "JobRunDetail" });
export type JobRunDetail = z.output<typeof jobRunDetail>;

export const runChange = z
  .object({
    message: z.string(),
    job_run_id: answeredId,
    job_name: z.string(),
    previous_status: jobRunStatus,
    new_status: jobRunStatus,
  })
  .meta({ id: "RunChange" });
export type RunChange = z.output<typeof runChange>;

export const idempotencyKey: HeaderSpec = {
  name: "Idempotency-Key",
  description:
    "1 to 255 characters. The same request with the same key within 24 hours answers with the first run and starts nothing.",
};

export const createJobRun = defineEndpoint({
  method: "POST",
  path: "/api/v1/job-runs",
  operationId: "createJobRun",
  tag: "job-runs",
  summary: "Start a run of a job",
  description: "Names the job by `job_id` or by `job_name`, and runs its newest version.",
  permission: "runs:start",
  body: {
    schema: z
      .object(
        {
          job_id: id.optional(),
          job_name: text(255).optional(),
          triggered_by: text(255).default("api").describe("Who or what asks, for the record."),
          inputs: jsonObject.default({}).describe("Values of the job's inputs."),
        },
        fieldErrors,
      )
      .meta({ id: "JobRunRequest" }),
    examples: {
      by_name: { job_name: "greeting", triggered_by: "docs" },
      by_id: { job_id: "01890000-0000-7000-8000-000000000001", triggered_by: "docs", inputs: {} },
    },
  },
  requestHeaders: [idempotencyKey],
  status: 201,
  response: z
    .object({
      message: z.string(),
      job_run_id: answeredId,
      JobRunID: answeredId.describe("Same as `job_run_id`, for clients of the Go system."),
      job_id: answeredId,
      job_name: z.string(),
      status: jobRunStatus,
    })
    .meta({ id: "StartedRun" }),
  responseHeaders: {
    location: "The run's URL.",
    "idempotent-replayed": "`true` if the Idempotency-Key was known and nothing was started.",
  },
  errors: ["not_found", "invalid_inputs", "idempotency_conflict"],
});

export const listJobRuns = defineEndpoint({
  method: "GET",
  path: "/api/v1/job-runs",
  operationId: "listJobRuns",
  tag: "job-runs",
  summary: "List runs, newest first",
  description: "With `?id=` the answer is that run, as of getJobRun.",
  permission: "runs:read",
  query: pageQuery.extend({
    status: jobRunStatusList
      .optional()
      .describe("Only runs in this state, or in one of several: `failed,timed_out`."),
    job_id: id.optional().describe("Only runs of this job."),
    triggered_by: text(255).optional().describe("Only runs that this asked for."),
    q: text(255)
      .optional()
      .describe("Only runs whose job's name contains this, or whose id begins with it."),
    created_after: timestamp.optional().describe("Only runs created at this moment or later."),
    created_before: timestamp.optional().describe("Only runs created before this moment."),
    id: id.optional().describe("Answer with this run instead of a list."),
  }),
  status: 200,
  response: z.object({ job_runs: z.array(jobRun), ...pageFields }).meta({ id: "JobRunList" }),
  errors: ["not_found", "invalid_cursor"],
});

export const listPausedRuns = defineEndpoint({
  method: "GET",
  path: "/api/v1/job-runs/paused",
  operationId: "listPausedRuns",
  tag: "job-runs",
  summary: "List paused runs",
  description: "The newest 500.",
  permission: "runs:read",
  status: 200,
  response: z
    .object({ paused_job_runs: z.array(jobRun), count: z.int() })
    .meta({ id: "PausedRunList" }),
});

export const getJobRun = defineEndpoint({
  method: "GET",
  path: "/api/v1/job-runs/{id}",
  operationId: "getJobRun",
  tag: "job-runs",
  summary: "Get a run with its task runs",
  permission: "runs:read",
  params: idParams,
  query: z.object({
    task_runs: z
      .enum(["true", "false"], fieldErrors)
      .default("true")
      .describe("`false`: `task_runs` is empty, which makes the answer for a large run small."),
  }),
  status: 200,
  response: jobRunDetail,
  errors: ["not_found"],
});

export const pauseJobRun = defineEndpoint({
  method: "POST",
  path: "/api/v1/job-runs/{id}/pause",
  operationId: "pauseJobRun",
  tag: "job-runs",
  summary: "Pause a run",
  description: "Nothing new starts; running tasks finish; the run clock stops.",
  permission: "runs:control",
  params: idParams,
  status: 200,
  response: runChange,
  errors: ["not_found", "state_conflict"],
});

export const resumeJobRun = defineEndpoint({
  method: "POST",
  path: "/api/v1/job-runs/{id}/resume",
  operationId: "resumeJobRun",
  tag: "job-runs",
  summary: "Resume a paused run",
  permission: "runs:control",
  params: idParams,
  status: 200,
  response: runChange,
  errors: ["not_found", "state_conflict"],
});

export const cancelJobRun = defineEndpoint({
  method: "POST",
  path: "/api/v1/job-runs/{id}/cancel",
  operationId: "cancelJobRun",
  tag: "job-runs",
  summary: "Cancel a run",
  description:
    "Nothing new starts, running tasks are stopped with their whole process trees, and then `on_cancel` and `finally` run. A rollback that has begun goes on to its end. `force`, in the query or in the body, stops all of these, too, also in a run that is being cancelled.",
  permission: "runs:control",
  params: idParams,
  query: z.object({
    force: z
      .enum(["true", "false"], fieldErrors)
      .default("false")
      .describe("Leave out `on_cancel` and `finally`, and stop them and a rollback if they run."),
  }),
  body: {
    schema: z
      .strictObject({ force: z.boolean(fieldErrors).default(false) }, fieldErrors)
      .meta({ id: "CancelRequest" }),
    optional: true,
    examples: { cancel: { force: false }, force: { force: true } },
  },
  status: 200,
  response: runChange,
  errors: ["not_found", "state_conflict"],
});

export const listRunEvents = defineEndpoint({
  method: "GET",
  path: "/api/v1/job-runs/{id}/events",
  operationId: "listRunEvents",
  tag: "job-runs",
  summary: "List what happened in a run, oldest first",
  permission: "runs:read",
  params: idParams,
  query: z.object({ limit: limitField(100, MAX_PAGE), cursor: cursorField }),
  status: 200,
  response: z
    .object({
      events: z.array(runEvent),
      limit: z.int(),
      count: z.int(),
      next_cursor: pageFields.next_cursor,
    })
    .meta({ id: "RunEventList" }),
  errors: ["not_found", "invalid_cursor"],
});
