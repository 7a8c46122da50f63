/**
 * Owns sending one request and following its redirects, with limits on time, size and hops. There is no filter on where
 * requests go: whoever may edit a job may reach what the worker can reach.
 */
import type { Agent, Dispatcher } from "undici";
import { followRedirect, isRedirect } from "./redirect.ts";
import type { RequestMessage } from "./request-message.ts";
import { BodyTooLargeError, contentEncodings, readBody } from "./response-body.ts";

/** Most redirects that are followed. */
export const MAX_REDIRECTS = 5;

export interface ExchangeOptions {
  signal: AbortSignal;
  followRedirects: boolean;
  verifyTls: boolean;
  maxResponseBytes: number;
}

/** The last answer, and the request it answers. */
export interface Exchange {
  request: RequestMessage;
  status: number;
  statusText: string;
  headers: Record<string, string | string[] | undefined>;
  /** Decompressed, unless the encoding is not known. */
  body: Buffer;
  redirects: number;
}

/** A redirect that cannot be followed. */
export class RedirectError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "RedirectError";
    this.status = status;
  }
}

/** A failure, with the host that was being talked to: after redirects it is not the one the author wrote. */
export class ExchangeError extends Error {
  readonly request: RequestMessage;

  constructor(request: RequestMessage, cause: unknown) {
    super("the exchange failed", { cause });
    this.name = "ExchangeError";
    this.request = request;
  }
}

/** Sends the request; throws an ExchangeError when there is no answer that could be used. */
export async function exchange(first: RequestMessage, options: ExchangeOptions): Promise<Exchange> {
  // Not before it is needed: a worker starts sooner without it. Of a CommonJS library that is loaded so, the bundle has only the default.
  const { Agent } = (await import("undici")).default;
  // Limits on time are the signal's: one clock over all hops.
  const agent = new Agent({
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: 0, rejectUnauthorized: options.verifyTls },
  });
  let request = first;
  try {
    for (let redirects = 0; ; redirects += 1) {
      const response = await send(agent, request, options.signal);
      const location = oneValue(response.headers["location"]);
      if (!options.followRedirects || !isRedirect(response.statusCode, location)) {
        return await finish(request, response, redirects, options);
      }
      // Only the header matters; a body without end must not be waited for.
      response.body.on("error", () => undefined).destroy();
      request = nextRequest(request, response.statusCode, location, redirects);
    }
  } catch (error) {
    throw new ExchangeError(request, error);
  } finally {
    await agent.destroy();
  }
}

function send(
  agent: Agent,
  request: RequestMessage,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  return agent.request({
    origin: request.url.origin,
    path: request.url.pathname + request.url.search,
    // undici's type lists the common methods only; the parameter's schema allows Node's own list
    method: request.method as Dispatcher.HttpMethod,
    headers: request.headers,
    body: request.body,
    signal,
  });
}

function nextRequest(
  request: RequestMessage,
  status: number,
  location: string,
  redirects: number,
): RequestMessage {
  if (redirects >= MAX_REDIRECTS) {
    throw new RedirectError(status, `redirected more than ${MAX_REDIRECTS} times`);
  }
  const next = followRedirect(request, status, location);
  if (next === null) {
    throw new RedirectError(status, "redirected to an address that is neither http nor https");
  }
  return next;
}

async function finish(
  request: RequestMessage,
  response: Dispatcher.ResponseData,
  redirects: number,
  options: ExchangeOptions,
): Promise<Exchange> {
  const length = Number(oneValue(response.headers["content-length"]) ?? 0);
  if (request.method !== "HEAD" && length > options.maxResponseBytes) {
    response.body.on("error", () => undefined).destroy();
    throw new BodyTooLargeError(options.maxResponseBytes);
  }
  const hasBody = request.method !== "HEAD" && ![204, 304].includes(response.statusCode);
  const encodings = hasBody
    ? (contentEncodings(oneValue(response.headers["content-encoding"])) ?? [])
    : [];
  return {
    request,
    status: response.statusCode,
    statusText: response.statusText,
    headers: response.headers,
    body: await readBody(response.body, encodings, options.maxResponseBytes),
    redirects,
  };
}

/** A header as one text; repeated ones joined as HTTP has it. */
export function oneValue(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(", ") : value;
}
