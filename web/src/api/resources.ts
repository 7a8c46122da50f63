/** The API's objects that this page reads, as the OpenAPI document describes them. */
import type { components } from "../../../src/client/schema.gen.ts";

type Schemas = components["schemas"];

export type Health = Schemas["Health"];
export type Job = Schemas["Job"];
export type JobVersion = Schemas["JobVersionDetail"];
export type Run = Schemas["JobRun"];
export type RunStatus = Schemas["JobRunStatus"];
export type TaskRun = Schemas["TaskRun"];
export type TaskRunStatus = Schemas["TaskRunStatus"];
export type LogMessage = Schemas["LogMessage"];
export type Problem = Schemas["Problem"];
