/** Every error leaves as a problem (RFC 9457) from here. */
import { STATUS_CODES, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { StratalError } from "../../base/errors.ts";
import { problemOf, stratalErrorOf } from "../problem-of.ts";
import { noRouteError } from "./request-checks.ts";
import { sendPage, type WebFiles } from "./web-files.ts";

const UNAVAILABLE = 503;
const RETRY_AFTER_SECONDS = "1";

/**
 * Installs the handlers for errors and for requests without a route. A browser that asks for a page where there is none gets the
 * page of the web UI, which knows its own paths.
 */
export function installErrorHandlers(app: FastifyInstance, files: WebFiles | null): void {
  app.setErrorHandler((error, request, reply) => {
    return sendProblem(stratalErrorOf(error), request, reply);
  });
  app.setNotFoundHandler((request, reply) => {
    const { error, allow } = noRouteError(request);
    if (files !== null && allow === null && isPageRequest(request)) return sendPage(reply, files);
    if (allow !== null) reply.header("allow", allow);
    return sendProblem(error, request, reply);
  });
}

function isPageRequest(request: FastifyRequest): boolean {
  return (
    (request.method === "GET" || request.method === "HEAD") &&
    !request.url.startsWith("/api/") &&
    (request.headers.accept ?? "").includes("text/html")
  );
}

/** Answers with an error. */
export function sendProblem(
  error: StratalError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error.status >= 500)
    request.log.error({ err: error.cause ?? error, url: request.url }, error.message);
  if (error.status === UNAVAILABLE) reply.header("retry-after", RETRY_AFTER_SECONDS);
  if (error.code === "unauthenticated") reply.header("www-authenticate", 'Bearer realm="stratal"');
  return reply
    .code(error.status)
    .header("x-request-id", request.id)
    .header("cache-control", "no-store")
    .removeHeader("etag")
    .type("application/problem+json")
    .send(problemOf(error));
}

/** Answers what is not even HTTP, or came too slowly, on the bare socket. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, detail] =
    error.code === "HPE_HEADER_OVERFLOW"
      ? [431, "The request's header is too large."]
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? [408, "The request did not arrive in time."]
        : [400, "The request is not valid HTTP."];
  const problem = {
    ...problemOf(new StratalError("invalid_request", detail)),
    status,
  };
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\ncontent-type: application/problem+json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

/** The id of a request: the caller's, if it is a harmless one, else a new one. */
export function requestIdOf(request: IncomingMessage, newId: () => string): string {
  const given = request.headers["x-request-id"];
  return typeof given === "string" && /^[\w.-]{1,64}$/.test(given) ? given : newId();
}
