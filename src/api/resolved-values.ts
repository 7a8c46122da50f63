import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { idParams, jsonObject, jsonValue } from "./fields.ts";

const MASKED =
  "Secrets are never read for it: `***` stands for them, and for sensitive inputs and outputs.";

const resolvedValue = z
  .object({
    name: z.string(),
    value: jsonValue.describe(`What the task was given. ${MASKED}`),
    expression: jsonValue.describe(
      "What the job's author wrote, if it has expressions or references; null if the value is as written.",
    ),
    from: z
      .enum(["job", "task", "parameter", "secret", "input", "task_output", "stratal"])
      .describe("Whose value it is: of two with one name, the later of this list is taken."),
    truncated: z.boolean().describe("True if only the beginning of a long value is shown."),
  })
  .meta({ id: "ResolvedValue" });
export type ResolvedValue = z.output<typeof resolvedValue>;

export const resolvedValues = z
  .object({
    state: z
      .enum(["resolved", "not_run", "no_values", "too_large", "failed"])
      .describe(
        "`not_run`: no worker has run it. `no_values`: it is a frame for others (a group, a for_each, a loop) or only waits. `too_large`: the outputs of the run are too many to evaluate here. `failed`: an expression cannot be evaluated.",
      ),
    message: z.string().nullable().describe("Why there are no values; null if there are."),
    attempt: z.int().describe("The attempt that was given these values, the newest."),
    inputs: jsonObject.describe("The run's inputs, which every task of it knows."),
    parameters: z.array(resolvedValue),
    env: z
      .array(resolvedValue)
      .describe(
        "The variables of a script, by name, without those that only its machine knows (`PATH`, `STRATAL_OUTPUT` and other files). Empty for a builtin task.",
      ),
    env_omitted: z.int().describe("Further variables, which are not shown."),
  })
  .meta({ id: "ResolvedValues" });
export type ResolvedValues = z.output<typeof resolvedValues>;

export const getResolvedValues = defineEndpoint({
  method: "GET",
  path: "/api/v1/task-runs/{id}/resolved",
  operationId: "getResolvedValues",
  tag: "task-runs",
  summary: "Get what a task run was given: inputs, parameters and environment",
  description:
    "Evaluated when it is asked for, by the code of the worker, from what the run has stored: what the tasks before it gave does not change any more. `now()` is the moment at which the task became ready, for every attempt. The labels of the job are those of today. The text of a script is never changed: it is that of the version.",
  permission: "runs:read",
  params: idParams,
  status: 200,
  response: resolvedValues,
  errors: ["not_found"],
});
