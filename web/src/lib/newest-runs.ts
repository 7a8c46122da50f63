/** What the newest runs of a job say about it. */
import type { RunStatus } from "../api/resources.ts";

interface RunLike {
  status: RunStatus;
  finished_at: string | null;
}

/** True for a run that did not do what it was for. */
export function hasFailed({ status }: Pick<RunLike, "status">): boolean {
  return status === "failed" || status === "timed_out";
}

/**
 * The newest run that came to a result, and how many such runs in a row failed from there back; null without one. Runs that were
 * cancelled or skipped say nothing about the job.
 */
export function lastEnded<Run extends RunLike>(
  runs: readonly Run[],
): { run: Run; inARow: number } | null {
  const decided = runs.filter((run) => run.status === "completed" || hasFailed(run));
  const [run] = decided;
  if (run === undefined) return null;
  const firstGood = decided.findIndex((each) => !hasFailed(each));
  return { run, inARow: firstGood === -1 ? decided.length : firstGood };
}
