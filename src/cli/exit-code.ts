import type { Schemas } from "../client/client.ts";

/** What the program's exit status means. */
export const exitCodes = {
  ok: 0,
  runFailed: 1,
  /** Wrong usage, or an error of the API or of the connection. */
  error: 2,
  runCancelled: 3,
  runTimedOut: 4,
  /** Ctrl-C, as shells report it. */
  interrupted: 130,
} as const;

/** The exit status of a command that waited for a run. A skipped run is no failure. */
export function exitCodeOfRun(status: Schemas["JobRunStatus"]): number {
  if (status === "completed" || status === "skipped") return exitCodes.ok;
  if (status === "cancelled") return exitCodes.runCancelled;
  return status === "timed_out" ? exitCodes.runTimedOut : exitCodes.runFailed;
}
