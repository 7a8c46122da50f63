/** What a person at a terminal is told about a database that cannot be reached: which one, why, and what to do. */
import { messageOf } from "../base/errors.ts";

const ENCODING =
  "Special characters in the user's name and the password are percent-encoded in a URL, such as %40 for @, %2F for / and %23 for #.";

/** By Node's code or PostgreSQL's SQLSTATE; other reasons speak for themselves. */
const HINTS: Readonly<Record<string, string>> = {
  ENOTFOUND: `No machine has this name: check the host in DATABASE_URL. ${ENCODING}`,
  EAI_AGAIN: "The host's name cannot be looked up at the moment: check the host in DATABASE_URL.",
  ECONNREFUSED: "Nothing listens there: start PostgreSQL, or check host and port in DATABASE_URL.",
  ETIMEDOUT: "A firewall may be in between: check host and port in DATABASE_URL.",
  "28P01": `Check user and password in DATABASE_URL. ${ENCODING}`,
  "28000": "Check the user in DATABASE_URL, and the server's pg_hba.conf.",
  "3D000": "Create it, such as with `createdb`, or check the name in DATABASE_URL.",
};

/** One sentence for what and why, and one for what to do where that is known. Never the password. */
export function unreachableText(url: string, error: unknown): string {
  const hint = HINTS[codeOf(error) ?? ""];
  const text = `The database${placeOf(url)} cannot be reached: ${reasonOf(error)}`;
  return hint === undefined ? text : `${text.replace(/\.?$/, ".")} ${hint}`;
}

/** ` stratal at db.example.com:5432`, or nothing for a URL that names no host, such as one of a socket. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return "";
  const { hostname, port, pathname } = new URL(url);
  if (hostname === "") return "";
  const name = pathname.slice(1);
  // A slash in the password makes the rest of it a path: that is not shown.
  const shown = name === "" || name.includes("@") ? "" : ` ${name}`;
  return `${shown} at ${hostname}:${port === "" ? "5432" : port}`;
}

/** A refused name with several addresses is an AggregateError without a message; its parts have one. */
function reasonOf(error: unknown): string {
  return error instanceof AggregateError
    ? error.errors.map(messageOf).join(", ")
    : messageOf(error);
}

function codeOf(error: unknown): string | null {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (typeof first !== "object" || first === null || !("code" in first)) return null;
  return typeof first.code === "string" ? first.code : null;
}
