import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { fieldErrors } from "./field-message.ts";
import { idParams, jsonValue } from "./fields.ts";

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
