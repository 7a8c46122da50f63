/** Turns anything thrown into the problem that the caller gets: no stack trace, no SQL, and the right status. */
import type { z } from "zod";
import { errorCatalogue, StratalError, type ErrorCode, type ErrorDetail } from "../base/errors.ts";
import type { Problem } from "../api/problem.ts";
import { isDiskFull, isUnavailable, sqlStateOf } from "../store/database.ts";

/** SQLSTATEs of values that PostgreSQL cannot store: the net below the checks of the input. */
const BAD_VALUE_STATES = new Set(["22021", "22P05", "22P02", "22003", "22007", "22008"]);
const QUERY_CANCELED = "57014";

const codesOfFramework: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "body_too_large",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "unsupported_media_type",
  FST_ERR_NOT_FOUND: "not_found",
  FST_ERR_HANDLER_TIMEOUT: "unavailable",
};

const messagesOfFramework: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE:
    "The body is larger than this server accepts; STRATAL_MAX_BODY_SIZE is its limit.",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "Send the body as application/json.",
  FST_ERR_BAD_URL: "The URL is not valid: percent signs must start UTF-8 escapes.",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "The body is not as long as content-length says.",
  FST_ERR_HANDLER_TIMEOUT: "The request took too long; try again.",
};

/** What is wrong while PostgreSQL has no room, what still works, and what to do. */
export const DATABASE_FULL =
  "PostgreSQL has no room left on its disk, so nothing new can be stored; what is stored can still be read. Make room on the volume of its data " +
  "directory: enlarge it or delete what is not PostgreSQL's. Then shorten STRATAL_LOG_RETENTION or STRATAL_HISTORY_RETENTION. Nothing has to be " +
  "restarted: send the request again, with the same Idempotency-Key, and workers store the results that they kept.";

/** The error as one of the catalogue. */
export function stratalErrorOf(error: unknown): StratalError {
  if (error instanceof StratalError) return error;
  if (isDiskFull(error)) return new StratalError("database_full", DATABASE_FULL, { cause: error });
  if (isUnavailable(error) || sqlStateOf(error) === QUERY_CANCELED) {
    return new StratalError(
      "unavailable",
      "The database does not answer at the moment; try again.",
      {
        cause: error,
      },
    );
  }
  if (BAD_VALUE_STATES.has(sqlStateOf(error) ?? "")) {
    return new StratalError("invalid_request", "A value in the request cannot be stored.", {
      cause: error,
    });
  }
  return (
    frameworkError(error) ??
    new StratalError("internal_error", "The server failed; its log says why.", { cause: error })
  );
}

function frameworkError(error: unknown): StratalError | null {
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const known = codesOfFramework[String(code)];
  const isClientError = typeof statusCode === "number" && statusCode >= 400 && statusCode < 500;
  if (known === undefined && !isClientError) return null;
  const message = messagesOfFramework[String(code)] ?? "The request is not valid.";
  return new StratalError(
    known ?? (statusCode === 429 ? "rate_limited" : "invalid_request"),
    message,
    {
      cause: error,
    },
  );
}

/** The body of an error's answer. */
export function problemOf(error: StratalError): Problem {
  const { status, title } = errorCatalogue[error.code];
  return {
    type: `urn:stratal:error:${error.code}`,
    title,
    status,
    detail: error.message,
    code: error.code,
    error: error.message,
    errors: error.errors.map(({ path, message, line, column }) => ({
      path,
      message,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    })),
  };
}

const MAX_DETAILS = 20;

/** Validates a part of a request; throws `invalid_request` with each field that is wrong. */
export function validated<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  part: string,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.slice(0, MAX_DETAILS).map((issue): ErrorDetail => ({
    path: pathText(issue.path),
    message: issue.message,
  }));
  const first = errors[0]!;
  const place = first.path === "" ? `The ${part}` : `\`${first.path}\` in the ${part}`;
  throw new StratalError(
    "invalid_request",
    `${place} is not valid: ${first.message}.`.replace(/\.\.$/, "."),
    {
      errors,
    },
  );
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}
