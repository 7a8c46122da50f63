/**
 * The one catalogue of errors. A code is never reused for another meaning; docs/reference/errors.md is generated from
 * this table and a test keeps the two together.
 */
export interface CatalogueEntry {
  /** HTTP status the API answers with. */
  status: number;
  /** Short text, the same for every occurrence. */
  title: string;
  /** True if the same request may succeed later without a change. */
  retryable: boolean;
}

export const errorCatalogue = {
  invalid_request: { status: 400, title: "The request is not valid", retryable: false },
  invalid_json: { status: 400, title: "The body is not valid JSON", retryable: false },
  invalid_yaml: { status: 400, title: "The document is not valid YAML", retryable: false },
  invalid_definition: { status: 400, title: "The job definition is not valid", retryable: false },
  invalid_inputs: { status: 400, title: "The run's inputs are not valid", retryable: false },
  invalid_cursor: { status: 400, title: "The cursor is not valid", retryable: false },
  unauthenticated: { status: 401, title: "Authentication is required", retryable: false },
  forbidden: { status: 403, title: "The permission is missing", retryable: false },
  forbidden_host: { status: 403, title: "The Host header is not allowed", retryable: false },
  forbidden_origin: { status: 403, title: "The Origin is not allowed", retryable: false },
  not_found: { status: 404, title: "Not found", retryable: false },
  method_not_allowed: { status: 405, title: "The method is not allowed", retryable: false },
  job_name_taken: { status: 409, title: "The job name is taken", retryable: false },
  secret_name_taken: { status: 409, title: "The secret name is taken", retryable: false },
  template_in_use: { status: 409, title: "The template is in use", retryable: false },
  state_conflict: { status: 409, title: "Not possible in the current state", retryable: false },
  idempotency_conflict: {
    status: 409,
    title: "The Idempotency-Key was used with another request",
    retryable: false,
  },
  revision_conflict: {
    status: 412,
    title: "The object was changed by someone else",
    retryable: false,
  },
  body_too_large: { status: 413, title: "The body is too large", retryable: false },
  unsupported_media_type: {
    status: 415,
    title: "The content type is not supported",
    retryable: false,
  },
  rate_limited: { status: 429, title: "Too many requests", retryable: true },
  internal_error: { status: 500, title: "Internal error", retryable: true },
  unavailable: { status: 503, title: "The service is not available", retryable: true },
  database_full: { status: 503, title: "The database's disk is full", retryable: true },
  invalid_settings: { status: 500, title: "The settings are not valid", retryable: false },
  migration_needed: {
    status: 503,
    title: "The database schema is not up to date",
    retryable: true,
  },
  decryption_failed: { status: 500, title: "A secret could not be decrypted", retryable: false },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof errorCatalogue;

/** One place in the input that is wrong: where (path, line, column) and what. */
export interface ErrorDetail {
  /** Path into the input, such as `tasks[2].retry.max`; empty for the whole input. */
  path: string;
  message: string;
  /** 1-based position in the author's text, where there is one. */
  line?: number;
  column?: number;
}

export class StratalError extends Error {
  readonly code: ErrorCode;
  readonly errors: readonly ErrorDetail[];

  /** `message` says what, where and how to fix it, in words for the caller; never SQL or a stack. */
  constructor(
    code: ErrorCode,
    message: string,
    options: { errors?: readonly ErrorDetail[]; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "StratalError";
    this.code = code;
    this.errors = options.errors ?? [];
  }

  get status(): number {
    return errorCatalogue[this.code].status;
  }
}

/** The message of anything thrown, for logs and for error fields. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
