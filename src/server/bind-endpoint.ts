/** Connects an endpoint of the contract with its handler: validation, permission metadata, timeout and status. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Endpoint } from "../api/endpoint.ts";
import { StratalError } from "../base/errors.ts";
import type { Principal } from "./principal.ts";
import { validated } from "./problem-of.ts";

/** Longest a handler may take; streams have no limit. */
export const HANDLER_TIMEOUT_MS = 60_000;

/** A validated request. */
export interface Call<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  principal: Principal;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Answers with the body, or with the reply if it has sent something else itself. */
export type Handler<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Response extends z.ZodType,
> = (
  call: Call<z.output<Params>, z.output<Query>, z.output<Body>>,
) => Promise<z.output<Response> | FastifyReply> | z.output<Response> | FastifyReply;

/** The path as the router writes it. */
export function routerPath(endpoint: Pick<Endpoint, "path">): string {
  return endpoint.path.replace(/\{(\w+)\}/g, ":$1");
}

/** What the hooks need to know of a route. */
export function routeConfig(endpoint: Endpoint) {
  return {
    permission: endpoint.permission,
    rawBody: endpoint.body?.raw === true,
    hasBody: endpoint.body !== undefined,
    isStream: endpoint.produces !== undefined,
  };
}

/** Adds the route of an endpoint that answers with JSON. */
export function bindEndpoint<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Response extends z.ZodType,
>(
  app: FastifyInstance,
  endpoint: Endpoint<Params, Query, Body, Response>,
  handle: Handler<Params, Query, Body, Response>,
): void {
  app.route({
    method: endpoint.method,
    url: routerPath(endpoint),
    config: routeConfig(endpoint),
    handlerTimeout: HANDLER_TIMEOUT_MS,
    handler: async (request, reply) => {
      const answer = await handle(validatedCall(endpoint, request, reply));
      if (answer === reply) return reply;
      // A handler may have chosen another status, such as 503 for an unhealthy service.
      if (reply.statusCode === 200) reply.code(endpoint.status);
      return reply.send(answer);
    },
  });
}

/** Checks the parts of a request against the endpoint's schemas; throws `invalid_request`. */
export function validatedCall<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
>(
  endpoint: Endpoint<Params, Query, Body>,
  request: FastifyRequest,
  reply: FastifyReply,
): Call<z.output<Params>, z.output<Query>, z.output<Body>> {
  const { params, query, body } = endpoint;
  return {
    params: checked(params, request.params, "path"),
    query: checked(query, request.query, "query"),
    body: body === undefined ? (undefined as z.output<Body>) : checkedBody(body, request.body),
    principal: request.principal,
    request,
    reply,
  };
}

function checked<Schema extends z.ZodType>(
  schema: Schema | undefined,
  value: unknown,
  part: string,
): z.output<Schema> {
  // Without a schema the part is not the handler's business, and its type says unknown.
  return schema === undefined ? (undefined as z.output<Schema>) : validated(schema, value, part);
}

function checkedBody<Body extends z.ZodType>(
  spec: NonNullable<Endpoint<z.ZodType, z.ZodType, Body>["body"]>,
  body: unknown,
): z.output<Body> {
  if (spec.raw === true) {
    if (typeof body === "string" && body !== "") return body as z.output<Body>;
    throw new StratalError(
      "invalid_request",
      "The body is empty: send a job document as JSON or YAML.",
    );
  }
  if (body === undefined && spec.optional !== true)
    throw new StratalError(
      "invalid_request",
      "The body is empty: send JSON with content-type application/json.",
    );
  return validated(spec.schema, body ?? {}, "body");
}
