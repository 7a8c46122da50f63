/** The first look at every request: its id, its URL, and the answers when there is no route. */
import type { FastifyInstance, FastifyRequest } from "fastify";
import { contract } from "../../api/contract.ts";
import { StratalError } from "../../base/errors.ts";

const PRINTABLE_ASCII = /^[\x21-\x7e]*$/;

/** Puts the request's id on the answer and refuses URLs that are not clean. */
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
