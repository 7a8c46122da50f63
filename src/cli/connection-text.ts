import type { ConnectionError } from "../client/api-error.ts";
import { plainText } from "./output/safe-text.ts";

const OTHER_SERVER =
  "Start a server with `stratal up`, or name another one with --server <url> or STRATAL_SERVER_URL.";

/** Why no answer came, where the reason itself is a riddle, and what to do. */
export function connectionText(error: ConnectionError): { head: string; hint: string } {
  const causes = [...causesOf(error)];
  const says = (sign: string): boolean => causes.includes(sign);
  if (says("ERR_SSL_WRONG_VERSION_NUMBER") || says("ERR_SSL_PACKET_LENGTH_TOO_LONG"))
    return {
      head: `The server at ${error.url} does not speak https.`,
      hint: `Does the server speak plain http? Then it is ${error.url.replace(/^https:/, "http:")}.`,
    };
  // `fetch` knows this reason by its text only.
  if (says("bad port"))
    return {
      head: `The port of ${error.url} cannot be used: web clients refuse it, because other protocols own it.`,
      hint: `Let the server listen on another port, such as 8080. ${OTHER_SERVER}`,
    };
  return { head: plainText(error.message), hint: OTHER_SERVER };
}

/** Codes and messages of an error's causes; the depth is limited, for causes may go in circles. */
function* causesOf(error: unknown, depth = 5): Generator<string> {
  if (!(error instanceof Error) || depth === 0) return;
  if ("code" in error && typeof error.code === "string") yield error.code;
  yield error.message;
  yield* causesOf(error.cause, depth - 1);
}
