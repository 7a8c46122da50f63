import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { fieldErrors } from "./field-message.ts";
import { answeredId, id, idParams, text, timestamp } from "./fields.ts";
import { roles } from "./permissions.ts";
import { messageAnswer } from "./problem.ts";

export const token = z
  .object({
    id: answeredId,
    name: z.string(),
    user_id: answeredId,
    user_name: z.string(),
    role: z.enum(roles).describe("Role of the token's user: what the token may do."),
    created_at: timestamp,
    last_used_at: timestamp.nullable().describe("To the minute."),
    expires_at: timestamp.nullable(),
    revoked_at: timestamp.nullable(),
  })
  .meta({
    id: "Token",
    description: "An API token; the token itself is shown once, when it is created.",
  });
export type Token = z.output<typeof token>;

export const createToken = defineEndpoint({
  method: "POST",
  path: "/api/v1/tokens",
  operationId: "createToken",
  tag: "tokens",
  summary: "Create an API token",
  description:
    "For the user who asks, or for a user of the given name and role, who is created if there is none.",
  permission: "tokens:write",
  body: {
    schema: z
      .object(
        {
          name: text(255).min(1).describe("What the token is for."),
          user: text(255).min(1).optional().describe("Name of the user; the caller if left out."),
          role: z
            .enum(roles, fieldErrors)
            .optional()
            .describe("Role of a user that is created; `viewer` if left out."),
          expires_at: timestamp.optional().describe("When it stops working; never if left out."),
        },
        fieldErrors,
      )
      .meta({ id: "TokenRequest" }),
    examples: { ci: { name: "ci", user: "ci", role: "operator" } },
  },
  status: 201,
  response: z
    .object({ ...token.shape, token: z.string().describe("The token. It is not shown again.") })
    .meta({ id: "CreatedToken" }),
  errors: ["state_conflict"],
});

export const listTokens = defineEndpoint({
  method: "GET",
  path: "/api/v1/tokens",
  operationId: "listTokens",
  tag: "tokens",
  summary: "List API tokens, newest first",
  description: "The newest 500, without the tokens themselves.",
  permission: "tokens:read",
  status: 200,
  response: z.object({ tokens: z.array(token), count: z.int() }).meta({ id: "TokenList" }),
});

export const revokeToken = defineEndpoint({
  method: "DELETE",
  path: "/api/v1/tokens/{id}",
  operationId: "revokeToken",
  tag: "tokens",
  summary: "Revoke an API token",
  description: "It stops working at once; streams that were opened with it end within seconds.",
  permission: "tokens:write",
  params: idParams.extend({ id: id.describe("Id of the token.") }),
  status: 200,
  response: messageAnswer,
  errors: ["not_found"],
});
