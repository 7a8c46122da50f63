/**
 * Starts runs for the routes. One at a time rings the workers with its commit, which saves a way to the database and back; commits that
 * ring wait for each other (notifications.ts), so when several starts are under way each rings after its commit, and rings are merged.
 */
import { cancelRun } from "../store/runs/change-run.ts";
import { createRun } from "../store/runs/create-run.ts";
import { startJob, type JobStart, type StartedJob } from "../store/runs/start-job.ts";
import type { ServerContext } from "./context.ts";

/** Starts a run of a job and tells the workers. Throws `not_found`, `invalid_inputs` or `idempotency_conflict`. */
export async function startRun(context: ServerContext, start: JobStart): Promise<StartedJob> {
  const { notifier, queue, starts } = context;
  const ringsWithCommit = queue.kind === "postgres" && starts.underWay === 0;
  starts.underWay += 1;
  const started = await createRunOf(context, { ...start, ringsWithCommit }).finally(() => {
    starts.underWay -= 1;
  });
  if (started.replayed) return started;
  if (!ringsWithCommit) for (const name of started.queues) notifier.ring("stratal_ready", name);
  for (const runId of started.toCancel) await cancelHolder(context, start.projectId, runId);
  return started;
}

function createRunOf(
  { database, versions, starts }: ServerContext,
  start: JobStart,
): Promise<StartedJob> {
  return startJob({ on: database, versions, known: starts.known }, start, (newRun) =>
    createRun(database, newRun),
  );
}

/** A holder that has ended meanwhile needs no cancel. */
async function cancelHolder(
  { database, notifier }: ServerContext,
  projectId: string,
  runId: string,
): Promise<void> {
  await cancelRun(database, { projectId, runId }).catch(() => undefined);
  notifier.ring("stratal_stop", runId);
  notifier.ring("stratal_run", runId);
}
