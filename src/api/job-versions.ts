/** The versions of a job: what they say, how they differ, and going back to one. */
import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { fieldErrors } from "./field-message.ts";
import { answeredId, idParams, jsonObject, jsonValue, timestamp } from "./fields.ts";
import { basedOn, documentBody, documentWarning, jobTask, savedJob } from "./jobs.ts";
import { pageFields, pageQuery } from "./page.ts";

const MAX_NUMBER = 2_147_483_647;
/** The number of a version in a path or a query. */
const versionNumber = z.coerce.number(fieldErrors).int().min(1).max(MAX_NUMBER);

export const jobVersion = z
  .object({
    id: answeredId,
    job_id: answeredId,
    number: z.int(),
    latest: z.boolean().describe("True for the version that new runs get."),
    source_format: z.enum(["yaml", "json"]),
    content_hash: z.string().describe("SHA-256 of the canonical form, in hexadecimal."),
    warnings: z.array(documentWarning),
    created_by: z.string(),
    created_at: timestamp,
  })
  .meta({ id: "JobVersion" });
export type JobVersion = z.output<typeof jobVersion>;

export const jobVersionDetail = z
  .object({
    ...jobVersion.shape,
    definition: jsonObject,
    source_text: z.string().describe("The document as its author wrote it."),
    tasks: z.array(jobTask),
  })
  .meta({ id: "JobVersionDetail" });
export type JobVersionDetail = z.output<typeof jobVersionDetail>;

const definitionChange = z
  .object({
    path: z
      .string()
      .describe("Place in the canonical form, such as `tasks.build.retry.max`; tasks by name."),
    kind: z.enum(["added", "removed", "changed"]),
    before: jsonValue.describe("Null for what was added."),
    after: jsonValue.describe("Null for what was removed."),
  })
  .meta({ id: "DefinitionChange" });

const jobDifference = z
  .object({
    job_id: answeredId,
    from: z.int().describe("Number of the version that is compared."),
    to: z.int().nullable().describe("Number of the other version; null for a document sent."),
    text: z.string().describe("Unified diff of the authors' texts; empty if they are equal."),
    changes: z
      .array(definitionChange)
      .describe("What differs in meaning. Layout, comments and the order of tasks do not count."),
  })
  .meta({ id: "JobDifference" });
export type JobDifference = z.output<typeof jobDifference>;

export const listJobVersions = defineEndpoint({
  method: "GET",
  path: "/api/v1/jobs/{id}/versions",
  operationId: "listJobVersions",
  tag: "jobs",
  summary: "List the versions of a job, newest first",
  permission: "jobs:read",
  params: idParams,
  query: pageQuery,
  status: 200,
  response: z
    .object({ versions: z.array(jobVersion), ...pageFields })
    .meta({ id: "JobVersionList" }),
  errors: ["not_found", "invalid_cursor"],
});

export const getJobVersion = defineEndpoint({
  method: "GET",
  path: "/api/v1/jobs/{id}/versions/{number}",
  operationId: "getJobVersion",
  tag: "jobs",
  summary: "Get one version of a job",
  permission: "jobs:read",
  params: idParams.extend({ number: versionNumber }),
  status: 200,
  response: jobVersionDetail,
  errors: ["not_found"],
});

export const compareJobVersions = defineEndpoint({
  method: "GET",
  path: "/api/v1/jobs/{id}/diff",
  operationId: "compareJobVersions",
  tag: "jobs",
  summary: "Compare two versions of a job",
  description: "By their texts, and by what they mean.",
  permission: "jobs:read",
  params: idParams,
  query: z.object({
    from: versionNumber.optional().describe("The one before `to` if left out."),
    to: versionNumber.optional().describe("The newest if left out."),
  }),
  status: 200,
  response: jobDifference,
  errors: ["not_found"],
});

export const compareJobDocument = defineEndpoint({
  method: "POST",
  path: "/api/v1/jobs/{id}/diff",
  operationId: "compareJobDocument",
  tag: "jobs",
  summary: "Compare a version of a job with a document",
  description: "What saving the document would change; saves nothing.",
  permission: "jobs:read",
  params: idParams,
  query: z.object({
    from: versionNumber.optional().describe("The newest if left out."),
  }),
  body: documentBody,
  status: 200,
  response: jobDifference,
  errors: ["not_found", "invalid_definition", "invalid_json", "invalid_yaml"],
});

export const restoreJobVersion = defineEndpoint({
  method: "POST",
  path: "/api/v1/jobs/{id}/restore",
  operationId: "restoreJobVersion",
  tag: "jobs",
  summary: "Go back to an earlier version of a job",
  description:
    "Saves the earlier version's text as the newest version; the versions between stay. Changes nothing if the newest has this text.",
  permission: "jobs:write",
  params: idParams,
  body: {
    schema: z
      .object({ version: z.int(fieldErrors).min(1).max(MAX_NUMBER) }, fieldErrors)
      .meta({ id: "RestoreRequest" }),
    examples: { first: { version: 1 } },
  },
  requestHeaders: [basedOn],
  status: 200,
  response: savedJob,
  responseHeaders: { etag: "Revision of the job, for If-Match." },
  errors: ["not_found", "invalid_definition", "job_name_taken", "revision_conflict"],
});
