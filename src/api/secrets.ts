import { z } from "zod";
import { defineEndpoint, type BodySpec } from "./endpoint.ts";
import { fieldErrors } from "./field-message.ts";
import { answeredId, id, idParams, idQuery, text, timestamp } from "./fields.ts";
import { creationKey, replayedHeader } from "./jobs.ts";
import { messageAnswer } from "./problem.ts";

const MAX_SECRET_LENGTH = 65_536;

export const secret = z
  .object({
    id: answeredId,
    name: z.string(),
    version: z.int().describe("Raised by every new value."),
    created_at: timestamp,
    updated_at: timestamp,
    last_used_at: timestamp.nullable(),
  })
  .meta({ id: "Secret", description: "A secret without its value, which no operation returns." });
export type Secret = z.output<typeof secret>;

const secretUsage = z
  .object({
    name: z.string(),
    exists: z.boolean().describe("False: the tasks that need it fail until it is created."),
    jobs: z.array(z.object({ id: answeredId, name: z.string() })).describe("By name."),
  })
  .meta({ id: "SecretUsage", description: "A secret and the jobs that ask for it." });
export type SecretUsage = z.output<typeof secretUsage>;

const secretValue = text(MAX_SECRET_LENGTH)
  .min(1)
  .meta({ writeOnly: true, description: "At most 65 536 characters." });

const valueBody = {
  schema: z.object({ value: secretValue }, fieldErrors).meta({ id: "SecretValue" }),
  examples: { value: { value: "a-new-value" } },
} satisfies BodySpec<z.ZodType>;

const changed = z.object({ message: z.string(), ...secret.shape }).meta({ id: "ChangedSecret" });

export const createSecret = defineEndpoint({
  method: "POST",
  path: "/api/v1/secrets",
  operationId: "createSecret",
  tag: "secrets",
  summary: "Create a secret",
  permission: "secrets:write",
  body: {
    schema: z
      .object(
        { name: text(255).min(1).describe("The name that jobs use."), value: secretValue },
        fieldErrors,
      )
      .meta({ id: "SecretRequest" }),
    examples: { password: { name: "DB_PASSWORD", value: "not-a-real-password" } },
  },
  requestHeaders: [creationKey],
  status: 201,
  response: secret,
  responseHeaders: replayedHeader,
  errors: ["secret_name_taken", "idempotency_conflict"],
});

export const listSecrets = defineEndpoint({
  method: "GET",
  path: "/api/v1/secrets",
  operationId: "listSecrets",
  tag: "secrets",
  summary: "List secrets by name",
  description: "With `?id=` the answer is that secret, as of getSecret.",
  permission: "secrets:read",
  query: z.object({
    id: id.optional().describe("Answer with this secret instead of a list."),
  }),
  status: 200,
  response: z.object({ secrets: z.array(secret), count: z.int() }).meta({ id: "SecretList" }),
  errors: ["not_found"],
});

export const getSecret = defineEndpoint({
  method: "GET",
  path: "/api/v1/secrets/{id}",
  operationId: "getSecret",
  tag: "secrets",
  summary: "Get a secret without its value",
  permission: "secrets:read",
  params: idParams,
  status: 200,
  response: secret,
  errors: ["not_found"],
});

export const updateSecret = defineEndpoint({
  method: "PUT",
  path: "/api/v1/secrets/{id}",
  operationId: "updateSecret",
  tag: "secrets",
  summary: "Give a secret a new value",
  permission: "secrets:write",
  params: idParams,
  body: valueBody,
  status: 200,
  response: changed,
  errors: ["not_found"],
});

export const updateSecretByQuery = defineEndpoint({
  method: "PUT",
  path: "/api/v1/secrets",
  operationId: "updateSecretByQuery",
  tag: "secrets",
  summary: "Give a secret a new value (`?id=`)",
  description: "The Go system's form of updateSecret.",
  permission: "secrets:write",
  query: idQuery,
  body: valueBody,
  status: 200,
  response: changed,
  errors: ["not_found"],
});

export const deleteSecret = defineEndpoint({
  method: "DELETE",
  path: "/api/v1/secrets/{id}",
  operationId: "deleteSecret",
  tag: "secrets",
  summary: "Delete a secret",
  permission: "secrets:write",
  params: idParams,
  status: 200,
  response: messageAnswer,
  errors: ["not_found"],
});

export const deleteSecretByQuery = defineEndpoint({
  method: "DELETE",
  path: "/api/v1/secrets",
  operationId: "deleteSecretByQuery",
  tag: "secrets",
  summary: "Delete a secret (`?id=`)",
  description: "The Go system's form of deleteSecret.",
  permission: "secrets:write",
  query: idQuery,
  status: 200,
  response: messageAnswer,
  errors: ["not_found"],
});

export const listSecretUsages = defineEndpoint({
  method: "GET",
  path: "/api/v1/secret-usages",
  operationId: "listSecretUsages",
  tag: "secrets",
  summary: "List which jobs use which secrets",
  description:
    "What the newest versions of the jobs declare or read, also secrets that do not exist. It reads every document that names a secret: ask for it when somebody looks, not all the time. A secret that only the inputs of a run name is not seen.",
  permission: "secrets:read",
  status: 200,
  response: z
    .object({ usages: z.array(secretUsage), count: z.int() })
    .meta({ id: "SecretUsageList" }),
});
