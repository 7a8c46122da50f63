import { z } from "zod";
import { runCauses, taskCauses } from "../engine/waiting/cause.ts";
import { defineEndpoint } from "./endpoint.ts";
import { answeredId, idParams, text, timestamp } from "./fields.ts";
import { jobRunStatus } from "./job-runs.ts";
import { cursorField, limitField, MAX_PAGE, pageFields } from "./page.ts";
import { taskRunStatus } from "./task-runs.ts";

const namedTask = z
  .object({
    task_run_id: answeredId,
    name: z.string(),
    status: taskRunStatus,
    since: timestamp.nullable(),
  })
  .meta({ id: "NamedTask" });

const lockHolder = z
  .object({
    job_run_id: answeredId,
    job_name: z.string(),
    task_run_id: answeredId.nullable().describe("Null if the run itself holds it."),
    task_name: z.string().nullable(),
    since: timestamp,
  })
  .meta({ id: "LockHolder" });

const decision = z.object({
  by: z.string(),
  decision: z.string(),
  at: z.string(),
  comment: z.string().nullable(),
});

export const waitingDetails = z
  .object({
    tasks: z
      .object({ open: z.int(), total: z.int(), named: z.array(namedTask) })
      .optional()
      .describe("Task runs that it waits for: how many, and the first 10 open ones."),
    window: z
      .object({ limit: z.int().nullable(), before: z.int().nullable() })
      .optional()
      .describe("`max_parallel`, and how many start before it."),
    queue: z
      .object({
        name: z.string(),
        tags: z.array(z.string()).describe("Tags that a worker needs for it."),
        before: z
          .int()
          .nullable()
          .describe("How many stand before it; null if not known, or more than 10000."),
        slots: z.int().describe("Slots of its kind of the workers that can take it."),
        busy: z.int(),
      })
      .optional(),
    lock: z
      .object({
        key: z.string(),
        before: z.int().describe("How many others get the key earlier."),
        holders: z.array(lockHolder).describe("The first 10."),
      })
      .optional(),
    timer: z
      .object({
        at: timestamp.nullable(),
        attempt: z.int().nullable().describe("The attempt that it starts."),
        iteration: z.int().nullable().describe("The iteration that it starts, from 0."),
      })
      .optional(),
    event: z.object({ name: z.string(), expires_at: timestamp.nullable() }).optional(),
    approval: z
      .object({
        message: z.string(),
        min: z.int(),
        approvers: z.object({ users: z.array(z.string()), groups: z.array(z.string()) }),
        decisions: z.array(decision),
        expires_at: z.string().nullable(),
      })
      .optional(),
    child_run: z
      .object({ job_run_id: answeredId, job_name: z.string(), status: jobRunStatus })
      .optional(),
    worker: z
      .object({
        id: answeredId,
        name: z.string(),
        attempt: z.int(),
        lease_expires_at: timestamp,
      })
      .optional(),
  })
  .meta({ id: "WaitingDetails", description: "Particulars; which ones depends on the cause." });
export type WaitingDetails = z.output<typeof waitingDetails>;

const explanation = {
  message: z.string().describe("What it waits for, to be read after its name."),
  since: timestamp.nullable(),
  releases: z.string().describe("What lets it go on."),
  details: waitingDetails,
};

export const waitingTask = z
  .object({
    task_run_id: answeredId,
    name: z.string(),
    path: z.string().describe("The names around it and its own, such as `regions[eu]/build`."),
    status: taskRunStatus,
    cause: z.enum(taskCauses),
    ...explanation,
  })
  .meta({ id: "WaitingTask" });
export type WaitingTask = z.output<typeof waitingTask>;

export const waitingRun = z
  .object({ cause: z.enum(runCauses), ...explanation })
  .meta({ id: "WaitingRun" });
export type WaitingRun = z.output<typeof waitingRun>;

export const getWaiting = defineEndpoint({
  method: "GET",
  path: "/api/v1/job-runs/{id}/waiting",
  operationId: "getWaiting",
  tag: "job-runs",
  summary: "Tell why a run is not at its end",
  description:
    "For the run and for each of its open task runs: the cause, who or what holds it up, since when, and what lets it go on.",
  permission: "runs:read",
  params: idParams,
  query: z.object({
    limit: limitField(100, MAX_PAGE),
    cursor: cursorField,
    task: text(500).optional().describe("Only task runs of this name, or the one with this id."),
  }),
  status: 200,
  response: z
    .object({
      job_run_id: answeredId,
      job_name: z.string(),
      status: jobRunStatus,
      run: waitingRun.nullable().describe("Null once the run has ended."),
      summary: z
        .array(z.object({ cause: z.enum(taskCauses), count: z.int(), message: z.string() }))
        .describe("All open task runs of the run by their causes, the most frequent first."),
      tasks: z
        .array(waitingTask)
        .describe("A page of the open task runs, in the order of the job."),
      limit: z.int(),
      count: pageFields.count,
      next_cursor: pageFields.next_cursor,
    })
    .meta({ id: "Waiting" }),
  errors: ["not_found", "invalid_cursor"],
});
