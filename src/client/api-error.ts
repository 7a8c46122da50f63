/** One place in what was sent that is wrong. */
export interface ApiErrorDetail {
  /** Path into the input, such as `tasks[2].retry.max`. */
  path: string;
  message: string;
  /** 1-based position in the text that was sent, where there is one. */
  line?: number;
  column?: number;
}

/** An answer of the API that is not a success, in the server's words. */
export class ApiError extends Error {
  /** HTTP status. */
  readonly status: number;
  /** Code of the error catalogue; `unexpected_answer` when the answer was not the API's. */
  readonly code: string;
  /** Each place in the input that is wrong; empty for other errors. */
  readonly errors: readonly ApiErrorDetail[];
  /** The server's `x-request-id`, to find the request in its log. */
  readonly requestId: string | null;
  /** The answer's body, where it is JSON: an unwell server says there what it lacks. */
  readonly body: unknown;

  constructor(
    message: string,
    details: {
      status: number;
      code: string;
      errors?: readonly ApiErrorDetail[];
      requestId?: string | null;
      body?: unknown;
    },
  ) {
    super(message);
    this.name = "ApiError";
    this.status = details.status;
    this.code = details.code;
    this.errors = details.errors ?? [];
    this.requestId = details.requestId ?? null;
    this.body = details.body;
  }
}

/** No answer came: the server is down, unreachable, or did not answer in time. */
export class ConnectionError extends Error {
  readonly url: string;

  constructor(url: string, cause: unknown) {
    super(`The server at ${url} cannot be reached: ${reasonOf(cause)}`, { cause });
    this.name = "ConnectionError";
    this.url = url;
  }
}

/** The error of an answer that is not a success. Reads the body; never throws. */
export async function errorOfAnswer(answer: Response): Promise<ApiError> {
  const requestId = answer.headers.get("x-request-id");
  const body = await readJson(answer);
  const problem = problemOf(answer, body);
  if (problem !== null) return new ApiError(problem.message, { ...problem, requestId, body });
  return new ApiError(
    `The server answered ${`${answer.status} ${answer.statusText}`.trim()} without saying why. ` +
      "Is this the address of a Stratal server?",
    { status: answer.status, code: "unexpected_answer", requestId, body },
  );
}

interface Problem {
  message: string;
  status: number;
  code: string;
  errors: ApiErrorDetail[];
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return undefined;
  }
}

function problemOf({ status }: Response, body: unknown): Problem | null {
  if (typeof body !== "object" || body === null) return null;
  // Any object may be read by any key; what is found there is checked.
  const { detail, error, code, errors } = body as Record<string, unknown>;
  const message = detail ?? error;
  if (typeof message !== "string" || typeof code !== "string") return null;
  return { message, status, code, errors: Array.isArray(errors) ? errors : [] };
}

/** `fetch` hides the reason of a failed connection in the cause, sometimes behind a list of one error per address. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "it did not answer in time";
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error.cause === undefined ? error.message : reasonOf(error.cause);
}
