/**
 * Tries runs again that did not succeed, as the job's `retry` says. Any number of servers may do it, without a leader.
 *
 * 1. First it is decided whether and when, once per attempt, and stored with the run; then, when that time has come, the run is reopened.
 *    A crash between the two, or before, leaves the run to the next round.
 */
import { StratalError } from "../base/errors.ts";
import { runRetryDelayMs } from "../engine/run-retry.ts";
import type { Database } from "../store/database.ts";
import type { Notifier } from "../store/notifications.ts";
import { rerunRun } from "../store/runs/rerun-run.ts";
import {
  decideRetry,
  findDueRetries,
  findUndecidedRetries,
  listTaskErrors,
  type UndecidedRetry,
} from "../store/runs/run-retries.ts";
import type { JobVersion, JobVersions } from "../store/versions/job-version.ts";

interface RunRetriesOptions {
  database: Database;
  versions: JobVersions;
  notifier: Notifier;
}

/** One round; true when there may be more. */
export async function retryRuns(options: RunRetriesOptions): Promise<boolean> {
  const { database, versions } = options;
  const undecided = await findUndecidedRetries(database);
  for (const run of undecided) {
    const version = await versions.load(run.versionId);
    await decideRetry(database, run, await retryTime(database, run, version));
    options.notifier.ring("stratal_run", run.runId);
  }
  const due = await findDueRetries(database);
  for (const run of due) await startAttempt(run, options);
  return undecided.length + due.length > 0;
}

async function retryTime(
  database: Database,
  run: UndecidedRetry,
  { definition, plan, jobId, jobName }: JobVersion,
): Promise<Date | null> {
  const policy = definition.retry;
  if (policy === null) return null;
  const { startedAt, finishedAt, status, error, retriesLeft, inputs, attempt } = run;
  const ownError = error === null ? [] : [error];
  const found = status === "timed_out" ? [] : await listTaskErrors(database, run.runId, plan);
  const delayMs = runRetryDelayMs(
    policy,
    {
      errors: found.length > 0 ? found : ownError,
      retriesLeft,
      roots: {
        inputs,
        run: { id: run.runId, attempt, status },
        job: { id: jobId, name: jobName },
        tasks: {},
        vars: {},
      },
      elapsedMs: finishedAt.getTime() - (startedAt ?? finishedAt).getTime(),
      nowMs: finishedAt.getTime(),
    },
    Math.random,
  );
  return delayMs === null ? null : new Date(finishedAt.getTime() + delayMs);
}

async function startAttempt(
  run: { runId: string; projectId: string; versionId: string; attempt: number },
  { database, versions, notifier }: RunRetriesOptions,
): Promise<void> {
  const { definition } = await versions.load(run.versionId);
  const mode = definition.retry?.mode ?? "failed";
  try {
    const rerun = { asked: { mode }, by: "retry", retryOf: run.attempt };
    const { queues } = await rerunRun(database, versions, run, rerun);
    for (const queue of queues) notifier.ring("stratal_ready", queue);
    notifier.ring("stratal_run", run.runId);
  } catch (error) {
    if (!(error instanceof StratalError)) throw error;
    // Reopened by someone else meanwhile, or nothing of it is left to run.
    await decideRetry(database, run, null);
  }
}
