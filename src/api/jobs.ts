import { z } from "zod";
import { jobRunStatuses } from "../engine/states.ts";
import { fieldErrors } from "./field-message.ts";
import { defineEndpoint, type BodySpec, type HeaderSpec } from "./endpoint.ts";
import { answeredId, id, idParams, jsonObject, text, timestamp } from "./fields.ts";
import { pageFields, pageQuery } from "./page.ts";
import { messageAnswer } from "./problem.ts";

export const documentWarning = z
  .object({
    path: z.string(),
    message: z.string(),
    line: z.int().optional(),
    column: z.int().optional(),
  })
  .meta({ id: "DocumentWarning", description: "Something that a legacy document gets away with." });

export const jobTask = z
  .object({
    id: answeredId.describe("Id of the task within this version of the job."),
    job_id: answeredId,
    name: z.string(),
    type: z
      .enum(["custom", "builtin", "job", "approval", "wait", "group"])
      .describe("`custom` runs a script, `builtin` a task type."),
    order: z.int().nullable().describe("Stage number, if the job uses stages."),
    config: jsonObject.describe(
      "`parameters`, `secrets`, `depends_on` and, for custom tasks, `script`; and every other setting of the task.",
    ),
  })
  .meta({ id: "JobTask", description: "A task of a job, in the form of the Go system." });

const jobFields = {
  id: answeredId,
  name: z.string(),
  description: z.string(),
  source: z.string().describe("Where the job comes from, as its author says."),
  owner: z.string().nullable(),
  labels: z.record(z.string(), z.string()),
  enabled: z.boolean(),
  version: z.int().describe("Number of the newest version."),
  version_id: answeredId,
  task_count: z.int(),
  created_at: timestamp,
  updated_at: timestamp,
};

export const recentRuns = z
  .array(
    z.object({
      id: answeredId,
      status: z.enum(jobRunStatuses),
      duration_ms: z.int().nullable(),
      created_at: timestamp,
    }),
  )
  .describe("The newest 20 runs, newest first.");

const jobStats = z
  .object({
    recent_runs: recentRuns,
    last_status: z.enum(jobRunStatuses).nullable(),
    p50_ms: z
      .int()
      .nullable()
      .describe("Median duration of those of them that ran to an end in one attempt."),
    success_rate: z
      .number()
      .nullable()
      .describe("Completed ones among those that completed, failed or timed out, 0 to 1."),
  })
  .describe("What the newest runs of a job came to.");
export type JobStats = z.output<typeof jobStats>;

export const job = z.object({ ...jobFields, ...jobStats.partial().shape }).meta({
  id: "Job",
  description: "A job; what its newest runs came to is there in lists with `with=stats` only.",
});
export type Job = z.output<typeof job>;
export type JobTask = z.output<typeof jobTask>;

export const jobDetail = z
  .object({
    ...jobFields,
    mode: z.enum(["strict", "legacy"]).describe("`strict` documents say `stratal: 1`."),
    tasks: z.array(jobTask),
    definition: jsonObject.describe("The canonical form of the document, defaults filled in."),
    source_text: z.string().describe("The document as its author wrote it."),
    source_format: z.enum(["yaml", "json"]),
    content_hash: z.string().describe("SHA-256 of the canonical form."),
    warnings: z.array(documentWarning),
  })
  .meta({ id: "JobDetail" });
export type JobDetail = z.output<typeof jobDetail>;

/** What a saved document came to. */
export const savedJob = z
  .object({
    job: jobDetail.omit({ tasks: true }).meta({ id: "SavedJobHead" }),
    tasks: z.array(jobTask),
    warnings: z.array(documentWarning),
    message: z.string(),
    job_run_id: answeredId.optional().describe("The run, if `run_immediately` asked for one."),
    status: z.string().optional().describe("Says that the run was started."),
  })
  .meta({ id: "SavedJob" });
export type SavedJob = z.output<typeof savedJob>;

const jobDocument = z
  .looseObject({
    name: z.string(),
    tasks: z.array(z.looseObject({ name: z.string() })).optional(),
  })
  .meta({
    id: "JobDocument",
    description:
      "A job document, as JSON or YAML. With `stratal: 1` it is checked strictly, without it is read as the Go system's JSON. " +
      "The full schema is at /api/v1/schema/job.json.",
  });

/** A job document as its author wrote it. */
export const documentBody: BodySpec<typeof jobDocument> = {
  schema: jobDocument,
  mediaTypes: ["application/json", "application/yaml", "text/yaml", "text/plain"],
  raw: true,
  examples: {
    strict: {
      stratal: 1,
      name: "greeting",
      tasks: [
        { name: "greet", run: "echo hello" },
        {
          name: "answer",
          uses: "echo",
          depends_on: ["greet"],
          parameters: { message: "${greet.output}" },
        },
      ],
    },
    legacy: {
      name: "sum",
      description: "Three generators and a sum",
      source: "api",
      tasks: [
        {
          name: "generate",
          type: "custom",
          order: 1,
          config: { script: { language: "bash", code: "echo 41" } },
        },
        {
          name: "sum",
          type: "custom",
          order: 2,
          config: {
            depends_on: ["generate"],
            script: {
              language: "python",
              code: 'import os\nprint(int(os.environ["TASK_OUTPUT_GENERATE"]) + 1)',
            },
          },
        },
      ],
    },
  },
};

/** For requests that create something. */
export const creationKey: HeaderSpec = {
  name: "Idempotency-Key",
  description:
    "1 to 255 characters. The same request with the same key within 24 hours answers with what the first one made and makes nothing.",
};

/** For changes of a job. */
export const basedOn: HeaderSpec = {
  name: "If-Match",
  description: "ETag of the version that the change is based on; 412 if it is not the newest.",
};

/** Header of the answer to a request whose key was known. */
export const replayedHeader = {
  "idempotent-replayed": "`true` if the Idempotency-Key was known and nothing was made.",
};

export const createJob = defineEndpoint({
  method: "POST",
  path: "/api/v1/jobs",
  operationId: "createJob",
  tag: "jobs",
  summary: "Create a job",
  description:
    "Takes a job document as JSON or YAML. A legacy document (without `stratal`) with the name of an existing job becomes that " +
    "job's next version; the same content again changes nothing. `run_immediately: true` starts one run of what was saved.",
  permission: "jobs:write",
  body: documentBody,
  requestHeaders: [creationKey],
  status: 201,
  response: savedJob,
  responseHeaders: {
    etag: "Revision of the job, for If-Match.",
    location: "The job's URL.",
    ...replayedHeader,
  },
  errors: [
    "invalid_definition",
    "invalid_json",
    "invalid_yaml",
    "job_name_taken",
    "idempotency_conflict",
  ],
});

export const listJobs = defineEndpoint({
  method: "GET",
  path: "/api/v1/jobs",
  operationId: "listJobs",
  tag: "jobs",
  summary: "List jobs",
  description: "Newest first, or by name. With `?id=` the answer is that job, as of getJob.",
  permission: "jobs:read",
  query: pageQuery.extend({
    name: text(255).optional().describe("Only the job of exactly this name."),
    q: text(255).optional().describe("Only jobs whose name or description contains this."),
    sort: z.enum(["newest", "name"], fieldErrors).default("newest"),
    with: z
      .enum(["stats"], fieldErrors)
      .optional()
      .describe("`stats` adds what each job's newest 20 runs came to."),
    id: id.optional().describe("Answer with this job instead of a list."),
  }),
  status: 200,
  response: z.object({ jobs: z.array(job), ...pageFields }).meta({ id: "JobList" }),
  errors: ["not_found", "invalid_cursor"],
});

export const getJob = defineEndpoint({
  method: "GET",
  path: "/api/v1/jobs/{id}",
  operationId: "getJob",
  tag: "jobs",
  summary: "Get a job with its tasks",
  permission: "jobs:read",
  params: idParams,
  status: 200,
  response: jobDetail,
  responseHeaders: { etag: "Revision of the job, for If-Match." },
  errors: ["not_found"],
});

export const updateJob = defineEndpoint({
  method: "PUT",
  path: "/api/v1/jobs/{id}",
  operationId: "updateJob",
  tag: "jobs",
  summary: "Save a new version of a job",
  description:
    "Runs that exist keep their version. The same content as the newest version changes nothing.",
  permission: "jobs:write",
  params: idParams,
  body: documentBody,
  requestHeaders: [basedOn],
  status: 200,
  response: savedJob,
  responseHeaders: { etag: "Revision of the job, for If-Match." },
  errors: [
    "not_found",
    "invalid_definition",
    "invalid_json",
    "invalid_yaml",
    "job_name_taken",
    "revision_conflict",
  ],
});

export const deleteJob = defineEndpoint({
  method: "DELETE",
  path: "/api/v1/jobs/{id}",
  operationId: "deleteJob",
  tag: "jobs",
  summary: "Delete a job",
  description: "Its runs and their logs stay; open runs go on. The name is free again.",
  permission: "jobs:delete",
  params: idParams,
  status: 200,
  response: messageAnswer,
  errors: ["not_found"],
});
