import type { JobRunStatus } from "../engine/states.ts";
import type { RunBucket } from "../store/dashboard/dashboard.ts";
import { isoTime } from "./iso-time.ts";

/** Counts of runs by stretches of time, oldest first. */
export function runBuckets(
  buckets: readonly RunBucket[],
): { start: string; counts: Record<string, number> }[] {
  const byStart = new Map<number, Partial<Record<JobRunStatus, number>>>();
  for (const { start, status, runs } of buckets) {
    const counts = byStart.get(start) ?? {};
    counts[status] = runs;
    byStart.set(start, counts);
  }
  return [...byStart]
    .sort(([a], [b]) => a - b)
    .map(([start, counts]) => ({ start: isoTime(new Date(start)), counts }));
}

/** Completed runs among those that came to a result; null if none did. */
export function successRate({ completed, failed }: { completed: number; failed: number }) {
  const decided = completed + failed;
  return decided === 0 ? null : completed / decided;
}
