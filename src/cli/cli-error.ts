/** What the caller got wrong, as `--json` names it; the API's own codes are used where they say the same. */
export type CliErrorCode =
  "usage" | "not_found" | "job_name_taken" | "state_conflict" | "connection_failed";

/** A mistake of the caller, told in one sentence and without a stack. */
export class CliError extends Error {
  /** What to do about it, on lines of its own. */
  readonly hint: string | null;
  readonly code: CliErrorCode;

  constructor(
    message: string,
    hint: string | null = null,
    options: { code?: CliErrorCode; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "CliError";
    this.hint = hint;
    this.code = options.code ?? "usage";
  }
}

/** An error about a document, which is shown with the document's name before each line and column. */
export class DocumentError extends Error {
  readonly document: string;
  override readonly cause: Error;

  constructor(document: string, cause: Error) {
    super(cause.message, { cause });
    this.name = "DocumentError";
    this.document = document;
    this.cause = cause;
  }
}

/** An error after a part of the work was done: the note says which. */
export class HalfDoneError extends Error {
  readonly note: string;

  constructor(note: string, cause: unknown) {
    super(note, { cause });
    this.name = "HalfDoneError";
    this.note = note;
  }
}
