/** The first look at every request: its id, its URL, the names in its query, and the answers when there is no route. */
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { contract } from "../../api/contract.ts";
import { didYouMean } from "../../base/did-you-mean.ts";
import { StratalError } from "../../base/errors.ts";
import { routerPath } from "../bind-endpoint.ts";

const MAX_DETAILS = 20;
const MAX_SHOWN_LENGTH = 100;
const PRINTABLE_ASCII = /^[\x21-\x7e]*$/;

/** Puts the request's id on the answer, and refuses URLs that are not clean and query parameters that the operation does not have. */
export function installRequestChecks(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    const url = request.raw.url ?? "/";
    if (!isCleanUrl(url)) {
      throw new StratalError(
        "invalid_request",
        "The URL is not valid: use percent escapes of UTF-8, and no NUL.",
      );
    }
  });
  // After the checks of who asks: a stranger learns nothing from it.
  app.addHook("preValidation", async (request) => {
    const known = queryNames.get(`${request.method} ${request.routeOptions.url}`);
    if (known !== undefined) refuseUnknownNames(Object.keys(request.query as object), known);
  });
}

/**
 * Names of the query parameters by method and route. Not of public operations: probes and browsers append what they like. Not of
 * operations whose schema refuses unknown names itself, in words of its own.
 */
const queryNames: ReadonlyMap<string, readonly string[]> = new Map(
  contract
    .filter(({ permission, query }) => permission !== "public" && !isStrict(query))
    .map(({ method, path, query }) => [
      `${method} ${routerPath({ path })}`,
      query instanceof z.ZodObject ? Object.keys(query.shape) : [],
    ]),
);

function isStrict(schema: z.ZodType | undefined): boolean {
  return schema instanceof z.ZodObject && schema.def.catchall instanceof z.ZodNever;
}

function refuseUnknownNames(given: readonly string[], known: readonly string[]): void {
  const errors = given
    .filter((name) => !known.includes(name))
    .slice(0, MAX_DETAILS)
    .map((name) => ({ path: name, message: unknownName(name, known) }));
  if (errors.length > 0) throw new StratalError("invalid_request", errors[0]!.message, { errors });
}

function unknownName(name: string, known: readonly string[]): string {
  const shown = JSON.stringify(name.slice(0, MAX_SHOWN_LENGTH));
  const possible = known.length === 0 ? "none" : known.join(", ");
  const hint = didYouMean(name.slice(0, MAX_SHOWN_LENGTH), known) || ` Possible: ${possible}.`;
  return `There is no query parameter ${shown} here.${hint}`;
}

function isCleanUrl(url: string): boolean {
  if (!PRINTABLE_ASCII.test(url)) return false;
  try {
    return !decodeURIComponent(url).includes("\0");
  } catch {
    return false;
  }
}

const patterns = contract.map((endpoint) => ({
  method: endpoint.method,
  pattern: new RegExp(`^${endpoint.path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`),
}));

/** The error for a request that no route takes: 405 if only the method is wrong, else 404. */
export function noRouteError(request: FastifyRequest): {
  error: StratalError;
  allow: string | null;
} {
  const path = (request.raw.url ?? "/").split("?")[0]!;
  const allowed = patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
  if (allowed.length === 0) {
    const message = `There is nothing at ${path.slice(0, 200)}; /api/docs describes the API.`;
    return { error: new StratalError("not_found", message), allow: null };
  }
  const allow = [...new Set(allowed)].join(", ");
  const message = `${request.method} is not possible here; use ${allow}.`;
  return { error: new StratalError("method_not_allowed", message), allow };
}
