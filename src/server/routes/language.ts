import type { FastifyInstance } from "fastify";
import * as api from "../../api/language.ts";
import { jobJsonSchema } from "../../definition/json-schema.ts";
import { describeTaskTypes } from "../../tasks/describe-task-types.ts";
import { bindEndpoint } from "../bind-endpoint.ts";

/** Descriptions of the job language. */
export function addLanguageRoutes(app: FastifyInstance): void {
  const schema = jobJsonSchema();
  const taskTypes = describeTaskTypes();
  bindEndpoint(app, api.getJobSchema, () => schema);
  bindEndpoint(app, api.listTaskTypes, () => ({ task_types: taskTypes, count: taskTypes.length }));
}
