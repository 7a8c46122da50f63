import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { fieldErrors } from "./field-message.ts";
import { permissions, roles } from "./permissions.ts";
import { messageAnswer } from "./problem.ts";

export const session = z
  .object({
    mode: z
      .enum(["local", "token"])
      .describe("`local`: this server needs no login. `token`: it needs one."),
    name: z.string().describe("The user's name."),
    role: z.enum(roles),
    permissions: z.array(z.enum(permissions)).describe("What the user may do."),
  })
  .meta({ id: "Session", description: "Who asks, and what they may do." });
export type Session = z.output<typeof session>;

export const createSession = defineEndpoint({
  method: "POST",
  path: "/api/v1/sessions",
  operationId: "createSession",
  tag: "sessions",
  summary: "Log a browser in",
  description:
    "Takes an API token and sets the cookie `stratal_session` (HttpOnly, SameSite=Strict; Secure over TLS), which stands for it: until " +
    "12 hours without a request, for 7 days at most, and not longer than the token works. After 5 failures within 15 minutes the " +
    "address has to wait. In local mode it sets none.",
  permission: "public",
  body: {
    schema: z
      .strictObject({ token: z.string(fieldErrors).min(1).max(512) }, fieldErrors)
      .meta({ id: "SessionRequest" }),
    examples: { login: { token: "stratal_pat_…" } },
  },
  status: 201,
  response: session,
  responseHeaders: { "set-cookie": "The session's cookie." },
  errors: ["unauthenticated", "rate_limited", "forbidden_origin"],
});

export const getCurrentSession = defineEndpoint({
  method: "GET",
  path: "/api/v1/sessions/current",
  operationId: "getCurrentSession",
  tag: "sessions",
  summary: "Tell who asks",
  description: "Of the cookie as of an API token; 401 if a login is needed.",
  // Every role has it.
  permission: "runs:read",
  status: 200,
  response: session,
});

export const deleteCurrentSession = defineEndpoint({
  method: "DELETE",
  path: "/api/v1/sessions/current",
  operationId: "deleteCurrentSession",
  tag: "sessions",
  summary: "Log the browser out",
  description: "Ends the session of the cookie, with its open streams; the token goes on working.",
  permission: "runs:read",
  status: 200,
  response: messageAnswer,
  responseHeaders: { "set-cookie": "Takes the cookie away." },
});
