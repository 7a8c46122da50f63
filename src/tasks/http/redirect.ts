import type { RequestMessage } from "./request-message.ts";

/** Statuses that name another place to ask. */
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Headers that belong to one origin and must not reach another. */
const CREDENTIAL_HEADERS: ReadonlySet<string> = new Set([
  "authorization",
  "cookie",
  "host",
  "proxy-authorization",
]);

/** Headers that describe a body. */
const BODY_HEADERS: ReadonlySet<string> = new Set([
  "content-encoding",
  "content-language",
  "content-location",
  "content-type",
]);

/** True when an answer with this status and Location is to be followed. */
export function isRedirect(status: number, location: string | undefined): location is string {
  return REDIRECTS.has(status) && location !== undefined;
}

/**
 * The request that follows a redirect, or null when `location` is no http or https address. As browsers do: 303 turns every
 * method but HEAD into GET, 301 and 302 only POST, and 307 and 308 repeat the request. Another origin gets no credentials,
 * and credentials written into the Location are dropped.
 */
export function followRedirect(
  request: RequestMessage,
  status: number,
  location: string,
): RequestMessage | null {
  const url = URL.canParse(location, request.url.href) ? new URL(location, request.url.href) : null;
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) return null;
  url.username = "";
  url.password = "";
  url.hash = "";
  const becomesGet =
    (status === 303 && request.method !== "HEAD" && request.method !== "GET") ||
    ((status === 301 || status === 302) && request.method === "POST");
  const crossOrigin = url.origin !== request.url.origin;
  const headers = Object.entries(request.headers).filter(
    ([name]) =>
      !(crossOrigin && CREDENTIAL_HEADERS.has(name)) && !(becomesGet && BODY_HEADERS.has(name)),
  );
  return {
    method: becomesGet ? "GET" : request.method,
    url,
    headers: Object.fromEntries(headers),
    body: becomesGet ? null : request.body,
  };
}
