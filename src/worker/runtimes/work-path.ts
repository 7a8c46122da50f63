import { join } from "node:path";
import { UnusableRequest } from "./script-environment.ts";

const MAX_PATH_LENGTH = 1_024;
const MAX_DEPTH = 32;

/** The parts of a path that stays below its directory, without `.`; throws UnusableRequest for any other. */
export function partsOfWorkPath(path: string, what: string): string[] {
  const parts = path.split("/").filter((part) => part !== "." && part !== "");
  const problem = problemOf(path, parts);
  if (problem !== null) throw new UnusableRequest(`${what}: ${JSON.stringify(path)} ${problem}.`);
  return parts;
}

/** A path below a directory; throws UnusableRequest for one that leaves it. */
export function workPath(directory: string, path: string, what: string): string {
  return join(directory, ...partsOfWorkPath(path, what));
}

function problemOf(path: string, parts: readonly string[]): string | null {
  if (path.length > MAX_PATH_LENGTH) return `is longer than ${MAX_PATH_LENGTH} characters`;
  if (path.includes("\0")) return "contains a NUL character";
  if (path.startsWith("/")) return "must be relative to the work directory";
  if (parts.includes("..")) return 'must not leave the work directory by ".."';
  if (parts.length === 0 || path.endsWith("/")) return "does not name a file";
  return parts.length > MAX_DEPTH ? `has more than ${MAX_DEPTH} directories` : null;
}
