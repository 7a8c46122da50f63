import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { answeredId, idParams, timestamp } from "./fields.ts";
import { limitField, MAX_PAGE, offsetField } from "./page.ts";

export const artifact = z
  .object({
    id: answeredId,
    job_run_id: answeredId,
    task_run_id: answeredId,
    task_name: z.string(),
    attempt: z.int().describe("The attempt of the task run that left it."),
    name: z.string().describe("Name of its rule, or of the file in `$STRATAL_ARTIFACTS`."),
    path: z.string().describe("Where the task left it, relative to its directory."),
    size: z.int().describe("Bytes."),
    sha256: z.string().describe("SHA-256 of the content, in hexadecimal."),
    content_type: z.string(),
    created_at: timestamp,
    expires_at: timestamp.nullable().describe("Null if it is kept as long as its run."),
  })
  .meta({ id: "Artifact", description: "A file that a task left." });
export type Artifact = z.output<typeof artifact>;

export const listRunArtifacts = defineEndpoint({
  method: "GET",
  path: "/api/v1/job-runs/{id}/artifacts",
  operationId: "listRunArtifacts",
  tag: "artifacts",
  summary: "List the artifacts of a run, by task, newest attempt first",
  permission: "runs:read",
  params: idParams,
  query: z.object({ limit: limitField(100, MAX_PAGE), offset: offsetField }),
  status: 200,
  response: z
    .object({
      artifacts: z.array(artifact),
      count: z.int().describe("How many this page has."),
      limit: z.int(),
      offset: z.int(),
    })
    .meta({ id: "ArtifactList" }),
  errors: ["not_found"],
});

export const getArtifact = defineEndpoint({
  method: "GET",
  path: "/api/v1/artifacts/{id}",
  operationId: "getArtifact",
  tag: "artifacts",
  summary: "Get what is known of an artifact",
  permission: "runs:read",
  params: idParams,
  status: 200,
  response: artifact,
  errors: ["not_found"],
});

export const downloadArtifact = defineEndpoint({
  method: "GET",
  path: "/api/v1/artifacts/{id}/download",
  operationId: "downloadArtifact",
  tag: "artifacts",
  summary: "Download an artifact",
  description:
    "Always as an attachment and never with a type that a browser would show: what tasks leave is not trusted.",
  permission: "runs:read",
  params: idParams,
  status: 200,
  produces: "application/octet-stream",
  response: z.string().describe("The content."),
  responseHeaders: {
    "Content-Disposition": "An attachment with the file's name.",
    "Content-Length": "Size of the artifact.",
    ETag: "SHA-256 of the content.",
  },
  errors: ["not_found"],
});

export const deleteArtifact = defineEndpoint({
  method: "DELETE",
  path: "/api/v1/artifacts/{id}",
  operationId: "deleteArtifact",
  tag: "artifacts",
  summary: "Delete an artifact",
  permission: "runs:control",
  params: idParams,
  status: 200,
  response: z.object({ message: z.string() }).meta({ id: "ArtifactDeleted" }),
  errors: ["not_found"],
});
