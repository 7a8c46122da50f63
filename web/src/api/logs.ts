/** Logs of runs: lines by their places, places of matching lines, downloads and the live stream. */
import type { components } from "../../../src/client/schema.gen.ts";
import { get } from "./request.ts";

/** Lines with their place in the log. */
export type PlacedLogBlock = components["schemas"]["PlacedLogBlock"];
export type LogLines = components["schemas"]["LogLines"];
export type LogMatches = components["schemas"]["LogMatches"];

/** A run's log, or that of one of its task runs. */
export interface LogId {
  runId: string;
  taskRunId: string | null;
}

/** What lines must be like; null where it does not matter. */
export interface LineFilter {
  pattern: string | null;
  ignoreCase: boolean;
  stream: "stdout" | "stderr" | "system" | null;
  attempt: number | null;
}

/** The public id of a task run: the run's, with its sequence number + 1 in the last 24 bits. */
export function taskRunIdOf(runId: string, seq: number): string {
  return runId.slice(0, -6) + (seq + 1).toString(16).padStart(6, "0");
}

/** Lines of some ranges (`0-499,700`), or so many of the end. */
export function readLines(
  log: LogId,
  wanted: { ranges: string } | { tail: number },
  signal: AbortSignal,
): Promise<LogLines> {
  return get("/api/v1/logs/job-runs/{id}/lines", {
    path: { id: log.runId },
    query: { ...wanted, ...taskQuery(log) },
    signal,
  });
}

/** Places of lines; the search goes on after a cursor. */
export function findLines(
  log: LogId,
  { pattern, ignoreCase, stream, attempt }: LineFilter,
  after: string | null,
  signal: AbortSignal,
): Promise<LogMatches> {
  const query = {
    ...taskQuery(log),
    ...(pattern === null ? {} : ({ pattern, ignore_case: ignoreCase ? "true" : "false" } as const)),
    ...(stream === null ? {} : { stream }),
    ...(attempt === null ? {} : { attempt }),
    ...(after === null ? {} : { after }),
  };
  return get("/api/v1/logs/job-runs/{id}/matches", { path: { id: log.runId }, query, signal });
}

/** The first line of a time or later. */
export async function findPlace(log: LogId, atMs: number): Promise<number> {
  const query = { at: new Date(atMs).toISOString(), ...taskQuery(log) };
  const path = { id: log.runId };
  return (await get("/api/v1/logs/job-runs/{id}/place", { path, query })).offset;
}

/** Address of the log as a file; `lines` are first and last. */
export function downloadAddress(
  log: LogId,
  { gzip = false, lines }: { gzip?: boolean; lines?: readonly [number, number] },
): string {
  const query = new URLSearchParams(taskQuery(log));
  if (gzip) query.set("gzip", "true");
  if (lines !== undefined) {
    query.set("offset", String(lines[0]));
    query.set("limit", String(lines[1] - lines[0] + 1));
    query.set("plain", "true");
  }
  const text = query.toString();
  return `/api/v1/logs/job-runs/${log.runId}/download${text === "" ? "" : `?${text}`}`;
}

/** Address of the live stream, without the cursor. */
export function streamAddress(log: LogId): string {
  const address = new URL("/api/v1/logs/stream/ws", window.location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  const query = { job_run_id: log.runId, format: "block", ...taskQuery(log) };
  address.search = new URLSearchParams(query).toString();
  return address.href;
}

function taskQuery({ taskRunId }: LogId): { task_run_id?: string } {
  return taskRunId === null ? {} : { task_run_id: taskRunId };
}
