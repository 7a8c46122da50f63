import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { fieldErrors } from "./field-message.ts";
import { answeredId, idParams, jsonObject, jsonValue, timestamp } from "./fields.ts";

const comment = z
  .string(fieldErrors)
  .max(10_000, fieldErrors)
  .default("")
  .describe("Why; kept with the decision and shown with the task.");

const decisionAnswer = z
  .object({
    message: z.string(),
    verdict: z
      .enum(["approved", "rejected"])
      .nullable()
      .describe("What the approval came to; null while more decisions are needed."),
    missing: z.int().describe("Approvals that are still needed."),
  })
  .meta({ id: "ApprovalDecision" });

export const openApproval = z
  .object({
    task_run_id: answeredId,
    task_name: z.string(),
    job_run_id: answeredId,
    run_number: z.int(),
    job_id: answeredId,
    job_name: z.string(),
    started_by: z.string().describe("Who started the run; empty if nobody did."),
    message: z.string(),
    since: timestamp.nullable(),
    expires_at: timestamp.describe("When it ends by itself, if the run is not paused until then."),
    min: z.int().describe("Approvals that it takes."),
    approvers: z.object({ users: z.array(z.string()), groups: z.array(z.string()) }),
    decisions: z.array(
      z.object({ by: z.string(), decision: z.string(), at: timestamp, comment: z.string() }),
    ),
    form: jsonObject.describe(
      "Inputs that an approval asks for, by name, as in a job's definition.",
    ),
    refusal: z
      .string()
      .nullable()
      .describe("Why the caller may not decide about it, as a sentence; null if they may."),
  })
  .meta({ id: "OpenApproval", description: "A task run that waits for people to decide." });
export type OpenApproval = z.output<typeof openApproval>;

export const listApprovals = defineEndpoint({
  method: "GET",
  path: "/api/v1/approvals",
  operationId: "listApprovals",
  tag: "task-runs",
  summary: "List the task runs that wait for approval",
  description: "Those with the nearest deadline first, 500 at most.",
  permission: "runs:read",
  status: 200,
  response: z
    .object({ approvals: z.array(openApproval), count: z.int() })
    .meta({ id: "OpenApprovalList" }),
});

export const approveTaskRun = defineEndpoint({
  method: "POST",
  path: "/api/v1/task-runs/{id}/approve",
  operationId: "approveTaskRun",
  tag: "task-runs",
  summary: "Approve a task that waits for it",
  description:
    "Answers `forbidden` to whoever is not an approver, has decided before, or started the run without `allow_self`.",
  permission: "runs:control",
  params: idParams,
  body: {
    schema: z.strictObject(
      {
        comment,
        form: z
          .record(z.string(), jsonValue, fieldErrors)
          .default({})
          .describe("Values of the approval's form, by name."),
      },
      fieldErrors,
    ),
    optional: true,
    examples: { approval: { comment: "Checked the numbers", form: {} } },
  },
  status: 200,
  response: decisionAnswer,
  errors: ["not_found", "state_conflict", "invalid_inputs", "forbidden"],
});

export const rejectTaskRun = defineEndpoint({
  method: "POST",
  path: "/api/v1/task-runs/{id}/reject",
  operationId: "rejectTaskRun",
  tag: "task-runs",
  summary: "Reject a task that waits for approval",
  description: "One rejection is enough.",
  permission: "runs:control",
  params: idParams,
  body: {
    schema: z.strictObject({ comment }, fieldErrors),
    optional: true,
    examples: { rejection: { comment: "The numbers are off" } },
  },
  status: 200,
  response: decisionAnswer,
  errors: ["not_found", "state_conflict", "forbidden"],
});
