/**
 * Runs a run again: as its next attempt, or as a new run that repeats it.
 *
 * 1. A run is pinned to its version and its inputs for life, so what changes one of them makes a new run.
 */
import type { JsonObject } from "../base/json.ts";
import { planReuse, type ReusePlan } from "../engine/reuse.ts";
import { findJob } from "../store/jobs/find-job.ts";
import type { IGetRunRowResult } from "../store/runs/get-run.queries.ts";
import { repeatRun } from "../store/runs/repeat-run.ts";
import {
  askedData,
  endedRun,
  loadRerun,
  nothingToRun,
  rerunRun,
  type RerunAsked,
} from "../store/runs/rerun-run.ts";
import type { ServerContext } from "./context.ts";
import type { JobStart } from "../store/runs/start-job.ts";
import { startRun } from "./start-run.ts";

/** What to run again, of which run, and with what that differs from it. */
export interface RerunRequest {
  projectId: string;
  runId: string;
  asked: RerunAsked;
  by: string;
  /** Inputs that replace those of the run; the others stay. */
  inputs?: JsonObject;
  /** Use the newest version of the job instead of the run's own. */
  latest?: boolean;
  idempotency?: JobStart["idempotency"];
}

export interface StartedRerun {
  runId: string;
  attempt: number;
  newRun: boolean;
  /** An earlier request with the same key started the new run. */
  replayed: boolean;
  jobName: string;
}

/** Throws `not_found`, `state_conflict`, `invalid_inputs` or `idempotency_conflict`. */
export async function startRerun(
  context: ServerContext,
  request: RerunRequest,
): Promise<StartedRerun> {
  const { database, versions, notifier } = context;
  const { projectId, runId, asked, by } = request;
  const row = await endedRun(database, { projectId, runId });
  const versionId = request.latest === true ? await latestVersion(context, row, projectId) : null;
  if (request.inputs !== undefined || (versionId !== null && versionId !== row.version_id))
    return startRepeat(context, request, row, versionId ?? row.version_id);
  const address = { projectId, runId };
  const { attempt, jobName, queues } = await rerunRun(database, versions, address, { asked, by });
  for (const queue of queues) notifier.ring("stratal_ready", queue);
  notifier.ring("stratal_run", runId);
  return { runId, attempt, newRun: false, replayed: false, jobName };
}

async function latestVersion(
  { database }: ServerContext,
  row: IGetRunRowResult,
  projectId: string,
): Promise<string | null> {
  const job = await findJob(database, { projectId, jobId: row.job_id, name: null });
  return job?.version_id ?? null;
}

async function startRepeat(
  context: ServerContext,
  request: RerunRequest,
  row: IGetRunRowResult,
  versionId: string,
): Promise<StartedRerun> {
  const { projectId, asked, by, idempotency } = request;
  const reuse = await reuseOf(context, request, row, versionId);
  const data = { ...askedData(asked, by), of: row.id };
  const { runId, replayed, job } = await startRun(context, {
    projectId,
    job: { id: row.job_id },
    version: { id: versionId },
    startedBy: by,
    // The column holds what resolving the inputs of the run gave: an object.
    inputs: { ...(row.inputs as JsonObject), ...request.inputs },
    triggeredBy: "rerun",
    ...(idempotency === undefined ? {} : { idempotency }),
    prepare: (connection, id) => repeatRun(connection, id, row.id, reuse, data),
  });
  return { runId, attempt: 1, newRun: true, replayed, jobName: job.name };
}

async function reuseOf(
  { database, versions }: ServerContext,
  { asked }: RerunRequest,
  row: IGetRunRowResult,
  versionId: string,
): Promise<ReusePlan | null> {
  if (asked.mode === "all") return null;
  const { plan } = await versions.load(row.version_id);
  const { ended, start } = await loadRerun(database, row, plan, asked);
  const reuse = planReuse(ended, start, (await versions.load(versionId)).plan);
  if (reuse === null) throw nothingToRun();
  return reuse;
}
