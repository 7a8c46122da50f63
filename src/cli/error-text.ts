import { StratalError, messageOf } from "../base/errors.ts";
import { ApiError, ConnectionError, type ApiErrorDetail } from "../client/api-error.ts";
import { CliError, DocumentError, HalfDoneError } from "./cli-error.ts";
import { connectionText } from "./connection-text.ts";
import { plainText } from "./output/safe-text.ts";
import type { Paint } from "./output/terminal.ts";

const MAX_PLACES = 50;

/** An error for the person at the terminal: what, where, and what to do. Only what nobody foresaw comes with its stack. */
export function errorText(error: unknown, paint: Paint): string {
  if (error instanceof HalfDoneError) return `${errorText(error.cause, paint)}\n${error.note}`;
  const { reason, document, places } = partsOf(error);
  const { head, hint } = sentences(reason, document, places);
  // Some messages list the places themselves.
  const untold = places.filter(({ message }) => !head.includes(plainText(message)));
  return [
    `${paint("red", "error:")} ${head}`,
    ...placeLines(untold, document),
    ...(hint === null ? [] : [hint]),
  ].join("\n");
}

/** The same for programs: always `code` and `message`, and whatever else is known. */
export function errorJson(error: unknown): Record<string, unknown> & { code: string } {
  if (error instanceof HalfDoneError) return { ...errorJson(error.cause), note: error.note };
  const { reason, document, places } = partsOf(error);
  const { head, hint } = sentences(reason, null, places);
  return {
    code: codeOf(reason),
    // A stack is for people.
    message: isExpected(reason) ? head : messageOf(reason),
    ...(reason instanceof ApiError ? { status: reason.status } : {}),
    ...(document === null ? {} : { document }),
    ...(places.length === 0 ? {} : { errors: places }),
    ...(hint === null ? {} : { hint }),
    ...(reason instanceof ApiError && reason.requestId !== null
      ? { request_id: reason.requestId }
      : {}),
  };
}

interface ErrorParts {
  reason: unknown;
  document: string | null;
  places: readonly ApiErrorDetail[];
}

function partsOf(error: unknown): ErrorParts {
  const document = error instanceof DocumentError ? error.document : null;
  const reason = error instanceof DocumentError ? error.cause : error;
  const places = reason instanceof ApiError || reason instanceof StratalError ? reason.errors : [];
  return { reason, document, places };
}

function codeOf(reason: unknown): string {
  if (reason instanceof ConnectionError) return "connection_failed";
  if (reason instanceof CliError || reason instanceof ApiError || reason instanceof StratalError)
    return reason.code;
  return "unexpected_error";
}

/** What is wrong, and what to do about it. */
function sentences(
  reason: unknown,
  document: string | null,
  places: readonly ApiErrorDetail[],
): { head: string; hint: string | null } {
  const message = plainText(messageOf(reason));
  if (document !== null && places.length > 0) {
    const mistakes = `${places.length} ${places.length === 1 ? "mistake" : "mistakes"}`;
    return { head: `${document} is not a valid job document (${mistakes}).`, hint: null };
  }
  if (reason instanceof CliError) return { head: message, hint: reason.hint };
  if (reason instanceof ConnectionError) return connectionText(reason);
  if (reason instanceof ApiError) return apiSentences(reason, message);
  return {
    head:
      isExpected(reason) || !(reason instanceof Error)
        ? message
        : plainText(reason.stack ?? message),
    hint: null,
  };
}

function apiSentences(reason: ApiError, message: string): { head: string; hint: string | null } {
  if (reason.status === 401)
    return {
      head: "This server lets nobody in without a valid API token: set STRATAL_TOKEN, or pass --token <token>.",
      hint: `The server says: ${message}`,
    };
  const isServersFault = reason.status >= 500 && reason.requestId !== null;
  return {
    head: message,
    hint: isServersFault ? `The server's log says more about request ${reason.requestId}.` : null,
  };
}

function isExpected(reason: unknown): boolean {
  return (
    reason instanceof CliError ||
    reason instanceof ApiError ||
    reason instanceof ConnectionError ||
    reason instanceof StratalError ||
    // The system's own errors (ENOENT, EACCES …) name the file themselves.
    (reason instanceof Error && "syscall" in reason)
  );
}

/** `  file:line:column path: message`, with as much of it as is known. */
function placeLines(places: readonly ApiErrorDetail[], document: string | null): string[] {
  const lines = places.slice(0, MAX_PLACES).map(({ path, line, column, message }) => {
    const position = [document, line, line === undefined ? undefined : column]
      .filter((part) => part !== null && part !== undefined)
      .join(":");
    const where = [position, path].filter((part) => part !== "").join(" ");
    return `  ${where === "" ? "" : `${where}: `}${plainText(message)}`;
  });
  if (places.length > MAX_PLACES) lines.push(`  … and ${places.length - MAX_PLACES} more`);
  return lines;
}
