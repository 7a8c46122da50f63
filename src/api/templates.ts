/** Templates: parts of job documents that jobs share. */
import { z } from "zod";
import { defineEndpoint, type BodySpec } from "./endpoint.ts";
import { fieldErrors } from "./field-message.ts";
import { answeredId, jsonObject, text, timestamp } from "./fields.ts";
import { documentWarning } from "./jobs.ts";
import { pageFields, pageQuery } from "./page.ts";
import { messageAnswer } from "./problem.ts";

const MAX_NUMBER = 2_147_483_647;
const MAX_NAME = 63;

export const template = z
  .object({
    id: answeredId.describe("Id of this version."),
    name: z.string(),
    version: z.int().describe("Counts the versions of the name from 1, also over its deletion."),
    kind: z.enum(["task", "job"]).describe("Tasks use it with `uses`, jobs with `extends`."),
    description: z.string(),
    source_format: z.enum(["yaml", "json"]),
    content_hash: z.string().describe("SHA-256 of the canonical form, in hexadecimal."),
    created_by: z.string(),
    created_at: timestamp,
  })
  .meta({ id: "Template", description: "One version of a template." });
export type Template = z.output<typeof template>;

export const templateDetail = z
  .object({
    ...template.shape,
    latest: z.boolean().describe("True for the newest version of the name."),
    inputs: jsonObject.describe("Parameters of a task template, as they are declared."),
    body: jsonObject.describe("Keys of the task or the job, as they are written."),
    source_text: z.string().describe("The document as its author wrote it."),
  })
  .meta({ id: "TemplateDetail" });
export type TemplateDetail = z.output<typeof templateDetail>;

const templateDocument = z
  .looseObject({
    stratal: z.literal(1),
    name: z.string(),
    kind: z.enum(["task", "job"]),
  })
  .meta({
    id: "TemplateDocument",
    description: "A template's document, as JSON or YAML: `task` or `job` has the keys it gives.",
  });

const templateBody: BodySpec<typeof templateDocument> = {
  schema: templateDocument,
  mediaTypes: ["application/json", "application/yaml", "text/yaml", "text/plain"],
  raw: true,
  examples: {
    task: {
      stratal: 1,
      name: "greet",
      kind: "task",
      inputs: { who: { required: true } },
      task: { uses: "echo", parameters: { message: "Hello ${{ params.who }}!" } },
    },
    job: {
      stratal: 1,
      name: "careful",
      kind: "job",
      job: { timeout: "1h", defaults: { retry: { max: 2 } } },
    },
  },
};

const nameParams = z.object({
  name: text(MAX_NAME).min(1).describe("Name of the template."),
});

export const saveTemplate = defineEndpoint({
  method: "POST",
  path: "/api/v1/templates",
  operationId: "saveTemplate",
  tag: "templates",
  summary: "Save a template",
  description:
    "Creates the template or its next version. The same content as the newest version changes nothing and answers 200.",
  permission: "jobs:write",
  body: templateBody,
  status: 201,
  unchangedStatus: 200,
  response: z
    .object({
      template: templateDetail,
      outcome: z.enum(["created", "new_version", "unchanged"]),
      message: z.string(),
    })
    .meta({ id: "SavedTemplate" }),
  responseHeaders: { location: "URL of the version." },
  errors: ["invalid_definition", "invalid_json", "invalid_yaml"],
});

export const listTemplates = defineEndpoint({
  method: "GET",
  path: "/api/v1/templates",
  operationId: "listTemplates",
  tag: "templates",
  summary: "List the templates by name, each with its newest version",
  permission: "jobs:read",
  query: pageQuery,
  status: 200,
  response: z.object({ templates: z.array(template), ...pageFields }).meta({ id: "TemplateList" }),
  errors: ["invalid_cursor"],
});

export const getTemplate = defineEndpoint({
  method: "GET",
  path: "/api/v1/templates/{name}",
  operationId: "getTemplate",
  tag: "templates",
  summary: "Get the newest version of a template",
  permission: "jobs:read",
  params: nameParams,
  status: 200,
  response: templateDetail,
  errors: ["not_found"],
});

export const getTemplateVersion = defineEndpoint({
  method: "GET",
  path: "/api/v1/templates/{name}/versions/{version}",
  operationId: "getTemplateVersion",
  tag: "templates",
  summary: "Get one version of a template",
  permission: "jobs:read",
  params: nameParams.extend({
    version: z.coerce.number(fieldErrors).int().min(1).max(MAX_NUMBER),
  }),
  status: 200,
  response: templateDetail,
  errors: ["not_found"],
});

export const previewTemplate = defineEndpoint({
  method: "POST",
  path: "/api/v1/templates/{name}/preview",
  operationId: "previewTemplate",
  tag: "templates",
  summary: "Show what a template comes to with some parameters",
  description:
    "Answers with a job document without templates: the job, or a job of the one task. What is wrong with it is listed beside it; the " +
    "preview's job has no inputs and no other tasks to read.",
  permission: "jobs:read",
  params: nameParams,
  body: {
    schema: z
      .object(
        {
          version: z.int(fieldErrors).min(1).max(MAX_NUMBER).optional(),
          parameters: jsonObject.default({}).describe("Values of a task template's parameters."),
        },
        fieldErrors,
      )
      .meta({ id: "TemplatePreviewRequest" }),
    examples: { greet: { parameters: { who: "world" } } },
  },
  status: 200,
  response: z
    .object({
      name: z.string(),
      version: z.int(),
      kind: z.enum(["task", "job"]),
      valid: z.boolean(),
      text: z.string().describe("The job document, in YAML."),
      problems: z
        .array(documentWarning)
        .describe("Lines are those of `text`; mistakes in the parameters have none."),
    })
    .meta({ id: "TemplatePreview" }),
  errors: ["not_found", "invalid_definition"],
});

export const deleteTemplate = defineEndpoint({
  method: "DELETE",
  path: "/api/v1/templates/{name}",
  operationId: "deleteTemplate",
  tag: "templates",
  summary: "Delete a template with all its versions",
  description:
    "Refused while the newest version of a job uses it. Earlier versions of jobs, and runs, keep what they were made of.",
  permission: "jobs:delete",
  params: nameParams,
  status: 200,
  response: messageAnswer,
  errors: ["not_found", "template_in_use"],
});
