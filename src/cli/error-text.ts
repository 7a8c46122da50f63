import { StratalError, messageOf } from "../base/errors.ts";
import { ApiError, ConnectionError, type ApiErrorDetail } from "../client/api-error.ts";
import { CliError, DocumentError } from "./cli-error.ts";
import { plainText } from "./output/safe-text.ts";
import type { Paint } from "./output/terminal.ts";

const MAX_PLACES = 50;

/** An error for the person at the terminal: what, where, and what to do. Only what nobody foresaw comes with its stack. */
export function errorText(error: unknown, paint: Paint): string {
  const document = error instanceof DocumentError ? error.document : null;
  const reason = error instanceof DocumentError ? error.cause : error;
  const places = reason instanceof ApiError || reason instanceof StratalError ? reason.errors : [];
  const hint = hintFor(reason);
  const head = headline(reason, document, places);
  // Some messages list the places themselves.
  const untold = places.filter(({ message }) => !head.includes(plainText(message)));
  return [
    `${paint("red", "error:")} ${head}`,
    ...placeLines(untold, document),
    ...(hint === null ? [] : [hint]),
  ].join("\n");
}

function headline(
  reason: unknown,
  document: string | null,
  places: readonly ApiErrorDetail[],
): string {
  const message = plainText(messageOf(reason));
  if (document !== null && places.length > 0)
    return `${document} is not a valid job document (${places.length} ${places.length === 1 ? "mistake" : "mistakes"}).`;
  return isExpected(reason) || !(reason instanceof Error) ? message : (reason.stack ?? message);
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

function hintFor(reason: unknown): string | null {
  if (reason instanceof CliError) return reason.hint;
  if (reason instanceof ConnectionError)
    return "Start a server with `stratal up`, or name another one with --server <url> or STRATAL_SERVER_URL.";
  if (!(reason instanceof ApiError)) return null;
  if (reason.status === 401)
    return "Pass an API token with --token <token> or, so that it stays out of the process list, STRATAL_TOKEN.";
  if (reason.status >= 500 && reason.requestId !== null)
    return `The server's log says more about request ${reason.requestId}.`;
  return null;
}
