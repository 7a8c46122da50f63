/** What editors need to know about the job language. */
import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { jsonObject } from "./fields.ts";

export const getJobSchema = defineEndpoint({
  method: "GET",
  path: "/api/v1/schema/job.json",
  operationId: "getJobSchema",
  tag: "schema",
  summary: "JSON Schema of job documents",
  permission: "public",
  status: 200,
  response: jsonObject,
});

export const listTaskTypes = defineEndpoint({
  method: "GET",
  path: "/api/v1/task-types",
  operationId: "listTaskTypes",
  tag: "schema",
  summary: "List the builtin task types with their parameters",
  permission: "jobs:read",
  status: 200,
  response: z
    .object({
      task_types: z.array(
        z.object({
          name: z.string(),
          description: z.string(),
          parameters: jsonObject.describe("JSON Schema of the parameters."),
        }),
      ),
      count: z.int(),
    })
    .meta({ id: "TaskTypeList" }),
});
