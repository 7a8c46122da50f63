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

/** The table of the help and of docs/guides/cli.md; a test keeps the two together. */
export const exitCodeMeanings: readonly (readonly [code: number, meaning: string])[] = [
  [exitCodes.ok, "done; with `run --follow`, the run completed or was skipped"],
  [exitCodes.runFailed, "`run --follow`: the run failed; `migrate status`: migrations are pending"],
  [exitCodes.error, "wrong usage, or an error of the server or of the connection"],
  [exitCodes.runCancelled, "`run --follow`: the run was cancelled"],
  [exitCodes.runTimedOut, "`run --follow`: the run timed out"],
  [exitCodes.interrupted, "Ctrl-C ended the watching; the run goes on"],
];

/** The exit status of a command that waited for a run. A skipped run is no failure. */
export function exitCodeOfRun(status: Schemas["JobRunStatus"]): number {
  if (status === "completed" || status === "skipped") return exitCodes.ok;
  if (status === "cancelled") return exitCodes.runCancelled;
  return status === "timed_out" ? exitCodes.runTimedOut : exitCodes.runFailed;
}
