import { cancelRun } from "../store/runs/change-run.ts";
import { createRun } from "../store/runs/create-run.ts";
import { startJob, type JobStart, type StartedJob } from "../store/runs/start-job.ts";
import type { ServerContext } from "./context.ts";

/** Starts a run of a job and tells the workers. Throws `not_found`, `invalid_inputs` or `idempotency_conflict`. */
export async function startRun(context: ServerContext, start: JobStart): Promise<StartedJob> {
  const { database, versions, notifier } = context;
  const started = await startJob(database, versions, start, (newRun) =>
    createRun(database, newRun),
  );
  if (started.replayed) return started;
  for (const queue of started.queues) notifier.ring("stratal_ready", queue);
  for (const runId of started.toCancel) await cancelHolder(context, start.projectId, runId);
  return started;
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
