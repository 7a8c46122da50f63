import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { fieldErrors } from "./field-message.ts";
import { answeredId, idParams, jsonObject, text } from "./fields.ts";
import { idempotencyKey } from "./job-runs.ts";
import { taskRun } from "./task-runs.ts";

const MAX_TASKS = 10_000;

const startedRerun = z
  .object({
    message: z.string(),
    job_run_id: answeredId.describe("The run itself, or the new run."),
    job_name: z.string(),
    attempt: z.int(),
    new_run: z
      .boolean()
      .describe("True if a new run was started: the inputs or the version are other ones."),
  })
  .meta({ id: "StartedRerun" });

const rerunRequest = z
  .object(
    {
      mode: z
        .enum(["all", "failed", "task"], fieldErrors)
        .default("failed")
        .describe(
          "Everything; what did not succeed and what depends on it; or `task` (or `tasks`) and what depends on it.",
        ),
      task: text(1_000)
        .optional()
        .describe("With mode `task`: the name of a task, or the id of a task run."),
      tasks: z
        .array(text(1_000), fieldErrors)
        .min(1)
        .max(MAX_TASKS)
        .optional()
        .describe(
          "With mode `task`: several of them, such as some items of a for_each. The other items keep what they came to.",
        ),
      inputs: jsonObject
        .optional()
        .describe("Inputs that replace those of the run; the others stay."),
      version: z
        .enum(["same", "latest"], fieldErrors)
        .default("same")
        .describe("The version of the job to run."),
    },
    fieldErrors,
  )
  .meta({ id: "RerunRequest" });
export type RerunRequest = z.output<typeof rerunRequest>;

export const rerunJobRun = defineEndpoint({
  method: "POST",
  path: "/api/v1/job-runs/{id}/rerun",
  operationId: "rerunJobRun",
  tag: "job-runs",
  summary: "Run an ended run again",
  description:
    "With the same inputs and version it is the run's next attempt; what completed is kept with its outputs unless `mode` says otherwise. With other ones it is a new run, which takes the results over that it can use.",
  permission: "runs:start",
  params: idParams,
  body: {
    schema: rerunRequest,
    examples: {
      failed: { mode: "failed" },
      from_a_task: { mode: "task", task: "build" },
      some_items: { mode: "task", tasks: ["build", "deploy"] },
      latest: { mode: "all", version: "latest" },
    },
  },
  requestHeaders: [idempotencyKey],
  status: 200,
  response: startedRerun,
  responseHeaders: {
    location: "The run's URL.",
    "idempotent-replayed": "`true` if the Idempotency-Key was known and nothing was started.",
  },
  errors: ["not_found", "state_conflict", "invalid_inputs", "idempotency_conflict"],
});

export const retryTaskRun = defineEndpoint({
  method: "POST",
  path: "/api/v1/task-runs/{id}/retry",
  operationId: "retryTaskRun",
  tag: "task-runs",
  summary: "Run a task run of an ended run again, and what depends on it",
  description: "The same as rerunJobRun with mode `task`.",
  permission: "runs:start",
  params: idParams,
  status: 200,
  response: startedRerun,
  responseHeaders: { location: "The run's URL." },
  errors: ["not_found", "state_conflict"],
});

export const overrideTaskRun = defineEndpoint({
  method: "POST",
  path: "/api/v1/task-runs/{id}/override",
  operationId: "overrideTaskRun",
  tag: "task-runs",
  summary: "Give a task run a final state by hand",
  description:
    "Of an open run: a task run that is not running; what waits for it goes on. Of an ended run: the run stays as it is, and a re-run with mode `failed` goes on behind the task run. Recorded as the event `task_overridden`.",
  permission: "runs:control",
  params: idParams,
  body: {
    schema: z
      .object(
        {
          status: z
            .enum(["completed", "skipped", "failed"], fieldErrors)
            .describe("The state to give."),
          reason: text(2_000).min(1).describe("Why, for the record."),
          outputs: jsonObject
            .optional()
            .describe("Outputs for later tasks to read; with `completed` only."),
        },
        fieldErrors,
      )
      .meta({ id: "OverrideRequest" }),
    examples: {
      completed: { status: "completed", reason: "Loaded by hand.", outputs: { rows: 42 } },
      skipped: { status: "skipped", reason: "Not needed today." },
    },
  },
  status: 200,
  response: z
    .object({ message: z.string(), previous_status: z.string(), task_run: taskRun })
    .meta({ id: "OverriddenTaskRun" }),
  errors: ["not_found", "state_conflict"],
});
