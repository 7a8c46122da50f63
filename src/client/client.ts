/**
 * The typed client of the HTTP API, for Node and browsers: the public entry point `stratal/client`. Paths, parameters, bodies and
 * answers are typed by the OpenAPI document; an answer that is not a success is thrown as ApiError.
 */
import createFetchClient, {
  type Client,
  type FetchResponse,
  type MaybeOptionalInit,
} from "openapi-fetch";
import type { HttpMethod, MediaType, PathsWithMethod } from "openapi-typescript-helpers";
import { ConnectionError, errorOfAnswer } from "./api-error.ts";
import {
  followLog,
  type FollowOptions,
  type LogBatch,
  type LogMessage,
  type LogSource,
} from "./follow-logs.ts";
import type { components, paths } from "./schema.gen.ts";

export { ApiError, ConnectionError, type ApiErrorDetail } from "./api-error.ts";
export { isEndMarker, type FollowOptions, type LogBatch, type LogMessage } from "./follow-logs.ts";
export type { paths } from "./schema.gen.ts";

/** The API's objects by name, such as `Schemas["JobRunDetail"]`. */
export type Schemas = components["schemas"];

/** Where each page of a list and each answer is waited for, at most. */
const TIMEOUT_MS = 60_000;

export interface ClientOptions {
  /** Such as `http://127.0.0.1:8080`; empty in a page that the server itself delivered. */
  baseUrl: string;
  /** API token, sent as `Authorization: Bearer`. */
  token?: string;
  /** Another `fetch`, for tests, proxies or tracing. */
  fetch?: typeof globalThis.fetch;
  /** How long one request may take; a minute if left out. Log streams are not limited. */
  timeoutMs?: number;
}

type Call<Method extends HttpMethod> = <
  Path extends PathsWithMethod<paths, Method>,
  Init extends MaybeOptionalInit<paths[Path], Method>,
>(
  path: Path,
  ...init: InitParam<Init>
) => Promise<Answer<paths[Path][Method], Init>>;

type InitParam<Init> = undefined extends Init ? [Init?] : [Init];

type Answer<Operation, Init> = NonNullable<
  FetchResponse<
    Operation extends Record<string | number, unknown> ? Operation : never,
    Init,
    MediaType
  >["data"]
>;

export interface StratalClient {
  readonly baseUrl: string;
  /** Each returns the body of the answer, or throws ApiError or ConnectionError. */
  get: Call<"get">;
  post: Call<"post">;
  put: Call<"put">;
  delete: Call<"delete">;
  /** The same operations with the whole response, for its headers (openapi-fetch). Failures are thrown here, too. */
  http: Client<paths>;
  /** A run's log, line by line, from the start or a cursor, then live, up to and with the end marker. Reconnects by itself. */
  followLogs(runId: string, options?: FollowOptions): AsyncGenerator<LogMessage, void>;
  /** The same in larger pieces: much faster for long logs. */
  followLogBatches(
    runId: string,
    options?: FollowOptions,
  ): AsyncGenerator<LogMessage | LogBatch, void>;
}

/** A client of the server at `baseUrl`. */
export function createClient(options: ClientOptions): StratalClient {
  const baseUrl = options.baseUrl.replace(/\/+$/, "");
  const headers: Record<string, string> =
    options.token === undefined ? {} : { authorization: `Bearer ${options.token}` };
  const fetch = options.fetch ?? globalThis.fetch;
  const http = createHttp(baseUrl, headers, fetch, options.timeoutMs ?? TIMEOUT_MS);
  const source: LogSource = { baseUrl, headers, fetch: (input, init) => fetch(input, init) };
  // Call<> says the same as openapi-fetch's own types, without the error that createHttp throws instead.
  const call = (method: "GET" | "POST" | "PUT" | "DELETE"): unknown => {
    const send = http[method] as (path: string, init?: object) => Promise<{ data: unknown }>;
    return async (path: string, init?: object) => (await send(path, init)).data;
  };
  return {
    baseUrl,
    http,
    get: call("GET") as Call<"get">,
    post: call("POST") as Call<"post">,
    put: call("PUT") as Call<"put">,
    delete: call("DELETE") as Call<"delete">,
    // The server sends no batches unless asked for them.
    followLogs: (runId, follow = {}) =>
      followLog(source, runId, "line", follow) as AsyncGenerator<LogMessage, void>,
    followLogBatches: (runId, follow = {}) => followLog(source, runId, "block", follow),
  };
}

/**
 * Request options that send a job document as its author wrote it, YAML or JSON, so that errors name its lines:
 * `client.post("/api/v1/jobs", documentBody(text, "yaml"))`.
 */
export function documentBody(
  text: string,
  format: "yaml" | "json",
): TextBody<Schemas["JobDocument"]> {
  return textBody(text, format);
}

/** The same for the document of a template: `client.post("/api/v1/templates", templateBody(text, "yaml"))`. */
export function templateBody(
  text: string,
  format: "yaml" | "json",
): TextBody<Schemas["TemplateDocument"]> {
  return textBody(text, format);
}

interface TextBody<Document> {
  body: Document;
  bodySerializer: () => string;
  headers: { "content-type": string };
}

function textBody<Document>(text: string, format: "yaml" | "json"): TextBody<Document> {
  return {
    // The serializer sends the text; the typed body is the document that it stands for.
    body: {} as Document,
    bodySerializer: () => text,
    headers: { "content-type": `application/${format}` },
  };
}

function createHttp(
  baseUrl: string,
  headers: Record<string, string>,
  fetch: typeof globalThis.fetch,
  timeoutMs: number,
): Client<paths> {
  const http = createFetchClient<paths>({
    baseUrl,
    headers,
    fetch: (request) =>
      fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]) }),
  });
  http.use({
    async onResponse({ response }) {
      if (!response.ok) throw await errorOfAnswer(response);
    },
    onError: ({ request, error }) =>
      request.signal.aborted ? undefined : new ConnectionError(baseUrl, error),
  });
  return http;
}
