/** Owns turning the parameters of http_request into one request. Pure; it sends nothing. */
import type { JsonValue } from "../../base/json.ts";
import { parseJsonContainer } from "../json-text.ts";

/** One request, ready to send. Header names are in lower case. */
export interface RequestMessage {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: string | null;
}

/** What a request is made of; a subset of the parameters of http_request. */
export interface RequestParts {
  method: string;
  url: URL;
  query: Readonly<Record<string, readonly string[]>>;
  headers: readonly (readonly [name: string, value: string])[];
  contentType?: string;
  body?: JsonValue;
  json?: JsonValue;
  username?: string;
  password?: string;
  bearerToken?: string;
}

/** Headers that the client writes itself; a wrong one would corrupt the connection. */
const CLIENT_HEADERS: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "expect",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** Tab, printable ASCII and Latin-1: what a header line can carry without opening another one. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Why a header cannot be sent, or null when it can. The value is not repeated: it may be a secret. */
export function headerProblem(name: string, value: string): string | null {
  if (!HEADER_NAME.test(name)) return `${JSON.stringify(name)} is not a header name`;
  if (!HEADER_VALUE.test(value)) {
    return `the value of header ${name} holds a line break, a control character or a character outside Latin-1`;
  }
  return null;
}

/** True for a header that is left out because the client writes it itself. */
export function isClientHeader(name: string): boolean {
  return CLIENT_HEADERS.has(name.toLowerCase());
}

/** Builds the request. An explicit header wins over everything derived; credentials leave the URL. */
export function buildRequest(parts: RequestParts): RequestMessage {
  const url = withQuery(parts.url, parts.query);
  const { body, contentType } = bodyOf(parts);
  const authorization = authorizationOf(parts, url);
  const headers: Record<string, string> = {
    accept: "*/*",
    "accept-encoding": "gzip, deflate, br",
    "user-agent": "stratal",
    ...(contentType === null ? {} : { "content-type": contentType }),
    ...(authorization === null ? {} : { authorization }),
  };
  for (const [name, value] of parts.headers) {
    if (!isClientHeader(name)) headers[name.toLowerCase()] = value;
  }
  url.username = "";
  url.password = "";
  url.hash = "";
  return { method: parts.method, url, headers, body };
}

/** Adds to the query as text, because touching `searchParams` would rewrite what the author wrote. */
function withQuery(url: URL, query: RequestParts["query"]): URL {
  const added = new URLSearchParams(
    Object.entries(query).flatMap(([name, values]) =>
      values.map((value): [string, string] => [name, value]),
    ),
  ).toString();
  const result = new URL(url);
  if (added !== "") result.search = result.search === "" ? added : `${result.search}&${added}`;
  return result;
}

function bodyOf(parts: RequestParts): { body: string | null; contentType: string | null } {
  if (parts.json !== undefined) {
    return {
      body: JSON.stringify(parts.json),
      contentType: parts.contentType ?? "application/json",
    };
  }
  if (parts.body === undefined) return { body: null, contentType: parts.contentType ?? null };
  if (typeof parts.body !== "string") {
    return {
      body: JSON.stringify(parts.body),
      contentType: parts.contentType ?? "application/json",
    };
  }
  const looksLikeJson = parseJsonContainer(parts.body) !== undefined;
  const contentType = looksLikeJson ? "application/json" : "text/plain; charset=utf-8";
  return { body: parts.body, contentType: parts.contentType ?? contentType };
}

function authorizationOf(parts: RequestParts, url: URL): string | null {
  if (parts.bearerToken !== undefined) return `Bearer ${parts.bearerToken}`;
  const username = parts.username ?? decodePart(url.username);
  const password = parts.password ?? decodePart(url.password);
  if (username === "" && password === "") return null;
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

/** Percent-decoded, or as it is where the escapes are broken. */
function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
