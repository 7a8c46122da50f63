/** Looking at a job before it runs: whether its document is right, and what a run would do. */
import { z } from "zod";
import { handlerKinds } from "../definition/plan.ts";
import { defineEndpoint } from "./endpoint.ts";
import { fieldErrors } from "./field-message.ts";
import { id, jsonObject } from "./fields.ts";
import { documentBody, documentWarning } from "./jobs.ts";

export const validateJob = defineEndpoint({
  method: "POST",
  path: "/api/v1/jobs/validate",
  operationId: "validateJob",
  tag: "jobs",
  summary: "Check a job document",
  description:
    "Checks a document like createJob and saves nothing. Mistakes answer 400 with each place.",
  permission: "jobs:read",
  body: documentBody,
  status: 200,
  response: z
    .object({
      valid: z.literal(true),
      name: z.string(),
      mode: z.enum(["strict", "legacy"]),
      format: z.enum(["yaml", "json"]),
      task_count: z.int(),
      runnable: z.boolean().describe("False if every run would fail at once, such as by a cycle."),
      warnings: z.array(documentWarning),
      definition: jsonObject,
      message: z.string(),
    })
    .meta({ id: "CheckedJob" }),
  errors: ["invalid_definition", "invalid_json", "invalid_yaml"],
});

const plannedDependency = z
  .object({
    task: z.string(),
    because: z
      .enum(["depends_on", "reads", "order"])
      .describe(
        "What made it a dependency: its name in `depends_on`, a read of its result, or the stages of `order`.",
      ),
  })
  .meta({ id: "PlannedDependency" });

const plannedTask = z
  .object({
    name: z.string(),
    scope: z
      .enum(["main", ...handlerKinds, "rollback"])
      .describe("The list of tasks that it stands in, directly or inside of a group."),
    group: z.string().nullable().describe("Names of the groups around it, joined by `/`."),
    kind: z.enum(["script", "builtin", "group", "job", "approval", "wait"]),
    runs: z
      .string()
      .nullable()
      .describe("Language of a script, builtin task type, or name of a job."),
    stage: z.int().nullable().describe("1 for what starts at once; null within a cycle."),
    dependencies: z.array(plannedDependency).describe("In very large jobs not all of them."),
    dependency_count: z.int(),
    slot: z
      .enum(["process", "inline"])
      .describe("`process` takes a script slot of the worker, `inline` a slot for builtins."),
    queue: z.string(),
    tags: z.array(z.string()).describe("What a worker must offer."),
    workers: z.array(z.string()).describe("Active workers that could take it, at most ten."),
    worker_count: z.int(),
    queue_message: z.string().nullable().describe("Why no active worker could take it."),
    secrets: z.array(z.string()),
    evaluates: z
      .array(
        z.object({
          path: z.string().describe("Place within the task, such as `env.API` or `if`."),
          text: z.string(),
        }),
      )
      .describe("The expressions that the run would evaluate."),
  })
  .meta({ id: "PlannedTask" });
export type PlannedTask = z.output<typeof plannedTask>;

const dryRun = z
  .object({
    name: z.string(),
    version: z.int().nullable().describe("Null for a document that was sent."),
    mode: z.enum(["strict", "legacy"]),
    runnable: z.boolean().describe("False if every run would fail at once."),
    error: z.string().nullable().describe("Why no run can start."),
    inputs: jsonObject.describe(
      "As the run would get them: converted, defaults filled in, secrets masked.",
    ),
    warnings: z.array(documentWarning),
    stages: z
      .array(z.array(z.string()))
      .describe("Names of the main tasks by stage: those of one stage may run at the same time."),
    tasks: z.array(plannedTask),
    missing_secrets: z.array(z.object({ name: z.string(), tasks: z.array(z.string()) })),
    message: z.string(),
  })
  .meta({ id: "DryRun" });
export type DryRun = z.output<typeof dryRun>;

export const dryRunJob = defineEndpoint({
  method: "POST",
  path: "/api/v1/jobs/dry-run",
  operationId: "dryRunJob",
  tag: "jobs",
  summary: "Show what a run would do",
  description:
    "Reads a document, or takes a saved job, checks the inputs, and shows the plan: stages, dependencies, workers that could take " +
    "each task, missing secrets. Nothing is saved and nothing runs.",
  permission: "runs:start",
  body: {
    schema: z
      .object(
        {
          document: z
            .string(fieldErrors)
            .optional()
            .describe("Text of a job document; either this or `job_id`."),
          format: z.enum(["yaml", "json"], fieldErrors).optional(),
          job_id: id.optional().describe("A saved job; either this or `document`."),
          version: z.int(fieldErrors).min(1).max(2_147_483_647).optional(),
          inputs: jsonObject.default({}).describe("Values of the job's inputs."),
        },
        fieldErrors,
      )
      .refine((body) => (body.document === undefined) !== (body.job_id === undefined), {
        message: "Name either `document` or `job_id`.",
      })
      .meta({ id: "DryRunRequest" }),
    examples: {
      document: {
        document: "stratal: 1\nname: greeting\ntasks:\n  - {name: greet, run: echo hello}\n",
      },
      saved: { job_id: "01890000-0000-7000-8000-000000000001", inputs: {} },
    },
  },
  status: 200,
  response: dryRun,
  errors: ["not_found", "invalid_definition", "invalid_json", "invalid_yaml", "invalid_inputs"],
});
