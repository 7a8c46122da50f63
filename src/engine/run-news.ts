/** What has become of a run that people may want to hear (workflow-language.md §3, `notify` and `sla`). Pure: time is an argument. */
import type { JobRunStatus } from "./states.ts";

/** Everything that can be told about a run; each at most once. */
export type RunNews =
  | "started"
  | "waiting"
  | "completed"
  | "failed"
  | "timed_out"
  | "cancelled"
  | "recovered"
  | "warnings"
  | "long_running"
  | "sla_missed:start"
  | "sla_missed:finish";

export interface RunHistory {
  status: JobRunStatus;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** Failures that were let pass. */
  allowedFailures: number;
  /** What the last run of the job before this one came to; null if there was none. */
  previousStatus: JobRunStatus | null;
  startBy: Date | null;
  finishBy: Date | null;
  /** Time from which on it runs for unusually long; null if unknown. */
  longAfterMs: number | null;
}

/** All that is to be told of a run by now, in the order in which it happened as far as that is known. */
export function newsOf(run: RunHistory, now: Date): RunNews[] {
  const news: RunNews[] = [];
  if (isLate(run.startedAt ?? run.finishedAt ?? now, run.startBy)) news.push("sla_missed:start");
  if (run.startedAt !== null) news.push("started");
  if (run.status === "waiting") news.push("waiting");
  if (isLong(run, now)) news.push("long_running");
  if (isLate(run.finishedAt ?? now, run.finishBy)) news.push("sla_missed:finish");
  return [...news, ...endingNews(run)];
}

/** The name of what happened as `notify` has it. */
export function notifyEventOf(news: RunNews): string {
  return news.startsWith("sla_missed") ? "sla_missed" : news;
}

function isLate(at: Date, limit: Date | null): boolean {
  return limit !== null && at > limit;
}

function isLong({ startedAt, finishedAt, longAfterMs }: RunHistory, now: Date): boolean {
  if (startedAt === null || longAfterMs === null) return false;
  return (finishedAt ?? now).getTime() - startedAt.getTime() > longAfterMs;
}

function endingNews({ status, allowedFailures, previousStatus }: RunHistory): RunNews[] {
  switch (status) {
    case "completed": {
      const hasRecovered = previousStatus === "failed" || previousStatus === "timed_out";
      return [
        status,
        ...(hasRecovered ? (["recovered"] as const) : []),
        ...(allowedFailures > 0 ? (["warnings"] as const) : []),
      ];
    }
    case "failed":
    case "timed_out":
    case "cancelled":
      return [status];
    default:
      return [];
  }
}

/** Runs that make what is usual known; with fewer nothing is unusually long. */
const MIN_KNOWN_RUNS = 3;
const MIN_LONG_MS = 60_000;

/** From when on a run takes unusually long: twice the mean of the last completed ones, and at least a minute. */
export function longAfterMs(lastDurationsMs: readonly number[]): number | null {
  if (lastDurationsMs.length < MIN_KNOWN_RUNS) return null;
  const mean = lastDurationsMs.reduce((sum, each) => sum + each, 0) / lastDurationsMs.length;
  return Math.round(Math.max(2 * mean, MIN_LONG_MS));
}
