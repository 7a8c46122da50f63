/** Trying out expressions, for editors. */
import { z } from "zod";
import { limits } from "../definition/expression/limits.ts";
import { defineEndpoint } from "./endpoint.ts";
import { fieldErrors } from "./field-message.ts";
import { jsonObject, jsonValue } from "./fields.ts";

/** A text is at most as long as one that an expression may make. */
const maxTextLength = limits.maxTextLength;

export const evaluateExpressionText = defineEndpoint({
  method: "POST",
  path: "/api/v1/expressions/evaluate",
  operationId: "evaluateExpression",
  tag: "schema",
  summary: "Evaluate an expression with given values",
  description:
    "Evaluates one expression, or a text with `${{ }}` in it, as a run would: the same engine and the same limits. It reads nothing " +
    "but the values that are sent. An expression that fails is an answer, not an error: `error` says what is wrong and where.",
  permission: "jobs:read",
  body: {
    schema: z
      .object(
        {
          text: z
            .string(fieldErrors)
            .max(maxTextLength)
            .describe("An expression; with `${{ }}` in it, a text as in `env`."),
          values: jsonObject
            .default({})
            .describe("What it may read, by root: `inputs`, `tasks`, `item` and so on."),
        },
        fieldErrors,
      )
      .meta({ id: "EvaluationRequest" }),
    examples: {
      expression: { text: "inputs.count * 2", values: { inputs: { count: 21 } } },
      text: { text: "Hello ${{ inputs.who }}", values: { inputs: { who: "world" } } },
    },
  },
  status: 200,
  response: z
    .object({
      value: jsonValue.describe("The result; null if the expression failed."),
      type: z
        .enum(["null", "boolean", "number", "string", "list", "map"])
        .nullable()
        .describe("The result's type; null if the expression failed."),
      work: z.int().describe("Units of work that it took."),
      max_work: z.int().describe("Units of work that it may take."),
      error: z
        .object({
          kind: z.enum(["expression_error", "expression_budget", "not_boolean"]),
          message: z.string(),
          issues: z
            .array(
              z.object({
                message: z.string(),
                offset: z.int().describe("Place in `text`, in UTF-16 units."),
              }),
            )
            .describe("Everything that is wrong."),
        })
        .nullable(),
    })
    .meta({ id: "Evaluation" }),
});
