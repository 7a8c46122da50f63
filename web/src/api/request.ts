/** An answer of the API that is not a success, in the words the server chose. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** The server's `x-request-id`, to find the request in its log. */
  readonly requestId: string | null;

  constructor(message: string, status: number, code: string, requestId: string | null) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.requestId = requestId;
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

/** One JSON request to the API. The caller names the type of the answer. */
export async function request<Answer>(
  path: string,
  options: { method?: "GET" | "POST"; body?: unknown; signal?: AbortSignal } = {},
): Promise<Answer> {
  const response = await send(path, options);
  if (!response.ok) throw await errorFrom(response);
  // The server validates its answers against the same schemas that the types describe.
  return (await response.json()) as Answer;
}

async function send(
  path: string,
  options: { method?: "GET" | "POST"; body?: unknown; signal?: AbortSignal },
): Promise<Response> {
  const timeout = AbortSignal.timeout(requestTimeoutMs);
  try {
    return await fetch(path, {
      method: options.method ?? "GET",
      headers: {
        accept: "application/json",
        ...(options.body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new DisconnectedError(cause);
  }
}

interface Problem {
  title?: string;
  detail?: string;
  code?: string;
  errors?: { path: string; message: string }[];
}

async function errorFrom(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => ({}))) as Problem;
  const details = (problem.errors ?? []).map((entry) =>
    entry.path === "" ? entry.message : `${entry.path}: ${entry.message}`,
  );
  const message = [problem.detail ?? problem.title ?? response.statusText, ...details].join(" ");
  return new ApiError(
    message === "" ? `The server answered ${response.status}.` : message,
    response.status,
    problem.code ?? "",
    response.headers.get("x-request-id"),
  );
}
