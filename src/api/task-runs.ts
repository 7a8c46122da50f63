import { z } from "zod";
import { taskRunStatuses } from "../engine/states.ts";
import { defineEndpoint } from "./endpoint.ts";
import { fieldErrors } from "./field-message.ts";
import { answeredId, idParams, jsonObject, jsonValue, timestamp } from "./fields.ts";
import { cursorField, limitField, MAX_PAGE, offsetField, pageFields } from "./page.ts";

export const taskRunStatus = z.enum(taskRunStatuses, fieldErrors).meta({ id: "TaskRunStatus" });

const figure = z.number().nonnegative().nullable();
/** What a script used, with all that it started. */
export const attemptUsage = z
  .object({
    cpu_seconds: figure,
    peak_memory_bytes: figure,
    read_bytes: figure.describe("From disks; what the system had in memory does not count."),
    written_bytes: figure,
  })
  .nullable()
  .describe(
    "What the script used, by its control group: a figure is null where the system does not keep it, all of it where the worker has no control group for the attempt.",
  );

export const taskRun = z
  .object({
    id: answeredId,
    job_run_id: answeredId,
    seq: z.int().describe("Number of the task run within its run, from 0."),
    name: z.string().describe("The task's name."),
    task_name: z.string().describe("Same as `name`."),
    parent_id: answeredId
      .nullable()
      .describe(
        "The task run that expanded into this one: a group, for_each or loop; null outside.",
      ),
    kind: z
      .enum(["task", "item", "iteration", "compensation"])
      .describe("What it is of its task: the task itself, an item, an iteration, or its undoing."),
    item_key: z.string().nullable().describe("Key of the item; null for others."),
    item_index: z.int().nullable().describe("Place of the item or iteration, from 0."),
    status: taskRunStatus,
    skip_reason: z.string().nullable(),
    ended_by: z
      .enum(["reuse", "override"])
      .nullable()
      .describe(
        "How it got its state if it did not run: taken over from the run that this one repeats, or set by a user.",
      ),
    failure_allowed: z
      .boolean()
      .describe("True if it failed or timed out and `allow_failure` lets that pass."),
    queue_reason: z
      .enum(["no_worker", "paused", "lock", "max_parallel"])
      .nullable()
      .describe("Why a queued task cannot start now; null if nothing but its turn is missing."),
    queue_message: z
      .string()
      .nullable()
      .describe("The same for people, such as `no worker offers lang:ruby`."),
    attempt: z.int().describe("Attempts so far; 0 before the first."),
    worker_id: answeredId
      .nullable()
      .describe("The worker of the current or the last attempt; null before the first."),
    tags: z.array(z.string()).describe("Tags that a worker needs for this task."),
    queue: z.string(),
    queued_at: timestamp.nullable(),
    retry_at: timestamp
      .nullable()
      .describe("When the next attempt is queued; null for a task run that is not retrying."),
    started_at: timestamp.nullable(),
    finished_at: timestamp.nullable(),
    exit_code: z.int().nullable(),
    output: z.string().nullable().describe("The task's output as text."),
    stdout_truncated: z
      .boolean()
      .describe("True if the task printed more than its output keeps; the log has all of it."),
    cached: z.boolean().describe("True if its result came from the cache and nothing was run."),
    progress: z
      .object({ percent: z.number(), text: z.string() })
      .nullable()
      .describe("What the script last wrote to `$STRATAL_PROGRESS`; null if nothing."),
    usage: attemptUsage,
    summary: z
      .string()
      .nullable()
      .describe(
        "Markdown that the script left in `$STRATAL_SUMMARY`. It is not trusted: no HTML of it may be shown. Long ones are cut in lists.",
      ),
    output_truncated: z
      .boolean()
      .describe("True if only the beginning of the output is shown; getTaskRun has all of it."),
    outputs: jsonObject
      .nullable()
      .describe("Structured outputs; left out (null) in lists of many tasks."),
    error: jsonObject.nullable().describe("`kind`, `message` and details of the failure."),
    error_message: z.string().nullable(),
  })
  .meta({ id: "TaskRun", description: "One task of one run." });
export type TaskRun = z.output<typeof taskRun>;

export const taskAttempt = z
  .object({
    attempt: z.int(),
    status: z
      .string()
      .describe(
        "A task run status, `lost` (the worker was lost) or `released` (handed back by a worker).",
      ),
    worker_id: answeredId.nullable(),
    started_at: timestamp.nullable(),
    finished_at: timestamp.nullable(),
    exit_code: z.int().nullable(),
    error: jsonObject.nullable(),
    error_message: z.string().nullable(),
    usage: attemptUsage,
  })
  .meta({ id: "TaskAttempt" });
export type TaskAttempt = z.output<typeof taskAttempt>;

export const runEvent = z
  .object({
    id: z.int(),
    type: z.string().describe("Such as `run_created`, `task_claimed`, `task_completed`."),
    at: timestamp,
    task_run_id: answeredId.nullable(),
    attempt: z.int().nullable(),
    worker_id: answeredId.nullable(),
    data: jsonValue,
  })
  .meta({ id: "RunEvent" });
export type RunEvent = z.output<typeof runEvent>;

export const listTaskRuns = defineEndpoint({
  method: "GET",
  path: "/api/v1/job-runs/{id}/task-runs",
  operationId: "listTaskRuns",
  tag: "task-runs",
  summary: "List the task runs of a run, in the order of the job",
  permission: "runs:read",
  params: idParams,
  query: z.object({
    limit: limitField(100, MAX_PAGE),
    offset: offsetField,
    cursor: cursorField,
    status: taskRunStatus.optional().describe("Only task runs in this state."),
  }),
  status: 200,
  response: z.object({ task_runs: z.array(taskRun), ...pageFields }).meta({ id: "TaskRunList" }),
  errors: ["not_found", "invalid_cursor"],
});

export const getTaskRun = defineEndpoint({
  method: "GET",
  path: "/api/v1/task-runs/{id}",
  operationId: "getTaskRun",
  tag: "task-runs",
  summary: "Get a task run",
  permission: "runs:read",
  params: idParams,
  status: 200,
  response: taskRun,
  errors: ["not_found"],
});

export const listTaskAttempts = defineEndpoint({
  method: "GET",
  path: "/api/v1/task-runs/{id}/attempts",
  operationId: "listTaskAttempts",
  tag: "task-runs",
  summary: "List the attempts of a task run, oldest first",
  permission: "runs:read",
  params: idParams,
  status: 200,
  response: z
    .object({ attempts: z.array(taskAttempt), count: z.int() })
    .meta({ id: "TaskAttemptList" }),
  errors: ["not_found"],
});
