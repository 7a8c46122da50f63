import { systemClock } from "../base/clock.ts";
import { StratalError } from "../base/errors.ts";
import type { JsonObject } from "../base/json.ts";
import type { JobDefinition } from "../definition/job-definition.ts";
import type { Plan } from "../definition/plan.ts";
import { resolveInputs, type DefaultsContext } from "../definition/validate-inputs.ts";
import type { JobRunStatus } from "../engine/states.ts";
import { findJob } from "../store/jobs/find-job.ts";
import { createRun } from "../store/runs/create-run.ts";
import type { ServerContext } from "./context.ts";

/** What a run is started with. */
export interface RunRequest {
  projectId: string;
  /** One of the two. */
  job: { id: string } | { name: string };
  /** The version of the job to run; its newest if left out. */
  versionId?: string;
  inputs: JsonObject;
  triggeredBy: string;
  idempotency?: { scope: string; key: string; requestHash: Buffer };
}

export interface StartedRun {
  runId: string;
  status: JobRunStatus;
  replayed: boolean;
  job: { id: string; name: string };
}

/** Starts a run of a job. Throws `not_found`, `invalid_inputs` or `idempotency_conflict`. */
export async function startRun(context: ServerContext, request: RunRequest): Promise<StartedRun> {
  const { database, versions } = context;
  const { projectId } = request;
  const jobId = "id" in request.job ? request.job.id : null;
  const name = "name" in request.job ? request.job.name : null;
  const job = await findJob(database, { projectId, jobId, name });
  if (job === undefined) {
    const which = name === null ? "with this id" : `named ${JSON.stringify(name)}`;
    throw new StratalError("not_found", `There is no job ${which}.`);
  }
  const versionId = request.versionId ?? job.version_id;
  const { definition, plan } = await versions.load(versionId);
  const inputs = resolveInputs(
    definition.inputs,
    request.inputs,
    definition.mode,
    defaultsContext(request.triggeredBy, { id: job.id, name: job.name }, definition),
  );
  const started = await createRun(database, {
    projectId,
    jobId: job.id,
    versionId,
    plan,
    inputs,
    triggeredBy: request.triggeredBy,
    ...(request.idempotency === undefined ? {} : { idempotency: request.idempotency }),
  });
  if (!started.replayed) {
    for (const queue of queuesOf(plan)) context.notifier.ring("stratal_ready", queue);
  }
  return { ...started, job: { id: job.id, name: job.name } };
}

/** What the defaults of inputs may read of a run that is about to exist. */
function defaultsContext(
  triggeredBy: string,
  job: { id: string; name: string },
  { labels }: JobDefinition,
): DefaultsContext {
  const nowMs = systemClock.now();
  const logicalTime = new Date(nowMs).toISOString();
  return {
    run: { trigger: triggeredBy, logical_time: logicalTime, labels },
    job,
    nowMs,
  };
}

/** The queues that tasks of a plan go to. */
export function queuesOf(plan: Plan): Set<string> {
  return new Set(plan.nodes.map((node) => node.task.queue));
}
