/** A mistake of the caller, told in one sentence and without a stack. */
export class CliError extends Error {
  /** What to do about it, on lines of its own. */
  readonly hint: string | null;

  constructor(message: string, hint: string | null = null, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "CliError";
    this.hint = hint;
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
