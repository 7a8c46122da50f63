import type { paths } from "../../../src/client/schema.gen.ts";
import type { Health, Problem } from "./resources.ts";

/** An answer of the API that is not a success, in the words the server chose. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** The server's `x-request-id`, to find the request in its log. */
  readonly requestId: string | null;
  /** Each place in what was sent that is wrong. */
  readonly errors: Problem["errors"];

  constructor(
    message: string,
    status: number,
    code: string,
    requestId: string | null,
    errors: Problem["errors"] = [],
  ) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.errors = errors;
  }
}

/** The server could not be reached at all. */
export class DisconnectedError extends Error {
  constructor(cause: unknown) {
    super("The server cannot be reached.", { cause });
    this.name = "DisconnectedError";
  }
}

const requestTimeoutMs = 15_000;

type Method = "get" | "post" | "put" | "delete";
type Operation<Path extends keyof paths, Verb extends Method> = NonNullable<paths[Path][Verb]>;
type PathWith<Verb extends Method> = {
  [Path in keyof paths]: Operation<Path, Verb> extends never ? never : Path;
}[keyof paths];

type Parameters<Op> = Op extends { parameters: infer All extends { path?: unknown } }
  ? Pick<All, "path" | ("query" & keyof All)>
  : never;
type BodySpec<Op> = Op extends { requestBody?: infer Spec } ? NonNullable<Spec> : never;
type Body<Op> = [BodySpec<Op>] extends [never]
  ? unknown
  : BodySpec<Op> extends { content: { "application/json": infer Sent } }
    ? Op extends { requestBody: unknown }
      ? { body: Sent }
      : { body?: Sent }
    : unknown;
type Options<Op> = Parameters<Op> &
  Body<Op> & { signal?: AbortSignal; headers?: Readonly<Record<string, string>> };

type Content<Response> = Response extends { content: { "application/json": infer Received } }
  ? Received
  : never;
type Answer<Op> = Op extends { responses: infer All }
  ? { [Status in keyof All & (200 | 201 | 202)]: Content<All[Status]> }[keyof All &
      (200 | 201 | 202)]
  : never;

/** Reads; path, parameters and answer are those of the OpenAPI document. */
export function get<Path extends PathWith<"get">>(
  path: Path,
  options: Options<Operation<Path, "get">>,
): Promise<Answer<Operation<Path, "get">>> {
  return request("GET", path, options);
}

/** Asks for something to be done. */
export function post<Path extends PathWith<"post">>(
  path: Path,
  options: Options<Operation<Path, "post">>,
): Promise<Answer<Operation<Path, "post">>> {
  return request("POST", path, options);
}

/** Replaces; `headers` carries an `If-Match`. */
export function put<Path extends PathWith<"put">>(
  path: Path,
  options: Options<Operation<Path, "put">>,
): Promise<Answer<Operation<Path, "put">>> {
  return request("PUT", path, options);
}

/** Deletes. */
export function del<Path extends PathWith<"delete">>(
  path: Path,
  options: Options<Operation<Path, "delete">>,
): Promise<Answer<Operation<Path, "delete">>> {
  return request("DELETE", path, options);
}

/** Sends the text of a document as its author wrote it. */
export function sendText<Received>(
  method: "POST" | "PUT",
  address: string,
  text: string,
  options: { mediaType: string; headers?: Record<string, string>; signal?: AbortSignal },
): Promise<Received> {
  const { mediaType, headers, ...rest } = options;
  return request(method, address, {
    ...rest,
    text,
    headers: { "content-type": mediaType, ...headers },
  });
}

/** The server's health. With its database down it answers 503, and says so in the same form. */
export async function getHealth(signal: AbortSignal): Promise<Health> {
  const response = await send("GET", "/health", { signal });
  const answer: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  if (isHealth(answer)) return answer;
  throw await errorFrom(response);
}

function isHealth(answer: unknown): answer is Health {
  return typeof answer === "object" && answer !== null && "database" in answer;
}

/** What the types above leave of a request. */
interface Sendable {
  path?: unknown;
  query?: unknown;
  body?: unknown;
  /** A body that is sent as it is; `headers` says what it is. */
  text?: string;
  signal?: AbortSignal;
  headers?: Readonly<Record<string, string>>;
}

async function request<Received>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  options: Sendable,
): Promise<Received> {
  const response = await send(method, addressOf(path, options), options);
  if (!response.ok) throw await errorFrom(response);
  // The server validates its answers against the same schemas that the types describe; 204 has none.
  return (response.status === 204 ? undefined : await response.json()) as Received;
}

function addressOf(path: string, { path: values = {}, query = {} }: Sendable): string {
  // Parameters are text and numbers by the OpenAPI document.
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((values as Record<string, unknown>)[name])),
  );
  const search = new URLSearchParams(
    Object.entries(query as object)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]): [string, string] => [name, String(value)]),
  );
  return search.size === 0 ? filled : `${filled}?${search}`;
}

async function send(method: string, address: string, options: Sendable): Promise<Response> {
  const timeout = AbortSignal.timeout(requestTimeoutMs);
  try {
    return await fetch(address, {
      method,
      headers: {
        accept: "application/json",
        ...(options.body === undefined ? {} : { "content-type": "application/json" }),
        ...options.headers,
      },
      ...bodyOf(options),
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new DisconnectedError(cause);
  }
}

function bodyOf({ body, text }: Sendable): { body?: string } {
  if (text !== undefined) return { body: text };
  return body === undefined ? {} : { body: JSON.stringify(body) };
}

/** A proxy in front of the server may answer in another form, so each part of a problem may be missing. */
async function errorFrom(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  const summary = problem.detail ?? problem.title ?? response.statusText;
  const details = (problem.errors ?? [])
    .map(({ path, message }) => (path === "" ? message : `${path}: ${message}`))
    .filter((text) => !summary.includes(text));
  const message = [summary, ...details].join(" ");
  return new ApiError(
    message === "" ? `The server answered ${response.status}.` : message,
    response.status,
    problem.code ?? "",
    response.headers.get("x-request-id"),
    problem.errors ?? [],
  );
}
