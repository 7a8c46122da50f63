/** Starts a run of a job by its name or id: finds the version, prepares the run and creates it. The caller chooses the transaction. */
import { systemClock } from "../../base/clock.ts";
import { StratalError } from "../../base/errors.ts";
import type { JsonObject } from "../../base/json.ts";
import { ExpressionError } from "../../definition/expression/expression-error.ts";
import type { JobDefinition } from "../../definition/job-definition.ts";
import type { Plan } from "../../definition/plan.ts";
import { prepareRun, type RunStart } from "../../definition/run-start.ts";
import type { Queryable } from "../database.ts";
import { getVersion } from "../jobs/get-version.ts";
import { KnownJobs, type FoundJob, type JobName } from "../jobs/known-jobs.ts";
import type { JobVersions } from "../versions/job-version.ts";
import { JobHasChanged, type CreatedRun, type NewRun } from "./create-run.ts";

/** What a run is started with. */
export interface JobStart extends Pick<
  NewRun,
  "projectId" | "inputs" | "triggeredBy" | "startedBy" | "parent" | "idempotency" | "prepare"
> {
  job: JobName;
  /** Workers that listen to PostgreSQL hear of it with its commit; false if the caller rings them. */
  ringsWithCommit?: boolean;
  /** The version of the job to run, by its id or its number; its newest if left out. */
  version?: { id: string } | { number: number };
}

export interface StartedJob extends CreatedRun {
  job: { id: string; name: string };
  /** Queues that tasks of it go to. */
  queues: Set<string>;
}

/** Where a start looks: `known` may remember jobs from earlier starts. */
export interface StartSources {
  on: Queryable;
  versions: JobVersions;
  known?: KnownJobs;
}

/** Starts a run. Throws `not_found`, `invalid_inputs` or `idempotency_conflict`. */
export async function startJob(
  sources: StartSources,
  start: JobStart,
  create: (newRun: NewRun) => Promise<CreatedRun>,
): Promise<StartedJob> {
  const { on, known = new KnownJobs() } = sources;
  // A start of a version that was named needs no newest one.
  const job = start.version === undefined ? known.get(start.projectId, start.job) : undefined;
  if (job !== undefined) {
    const remembered = { name: job.name, latestVersion: job.latest_version };
    try {
      return await startFound(sources, start, job, (newRun) => create({ ...newRun, remembered }));
    } catch (error) {
      if (!(error instanceof JobHasChanged)) throw error;
    }
  }
  const found = await known.find(on, start.projectId, start.job);
  if (found === undefined) throw noSuchJob(start.job);
  return startFound(sources, start, found, create);
}

async function startFound(
  { on, versions }: StartSources,
  start: JobStart,
  job: FoundJob,
  create: (newRun: NewRun) => Promise<CreatedRun>,
): Promise<StartedJob> {
  const { version: _version, job: _job, ringsWithCommit = false, ...rest } = start;
  const versionId = await versionOf(on, start, job);
  const { definition, plan } = await versions.load(versionId);
  const prepared = prepare(definition, start, job);
  const queues = queuesOf(plan);
  const rings = ringsWithCommit ? [...queues] : [];
  const created = await create({ ...rest, jobId: job.id, versionId, plan, rings, ...prepared });
  return { ...created, job: { id: job.id, name: job.name }, queues };
}

/** The queues that tasks of a plan go to. */
export function queuesOf(plan: Plan): Set<string> {
  return new Set(plan.nodes.map((node) => node.task.queue));
}

function noSuchJob(job: JobName): StratalError {
  const which = "id" in job ? "with this id" : `named ${JSON.stringify(job.name)}`;
  return new StratalError("not_found", `There is no job ${which}.`);
}

async function versionOf(
  on: Queryable,
  { version, projectId }: JobStart,
  job: FoundJob,
): Promise<string> {
  if (version === undefined) return job.version_id;
  if ("id" in version) return version.id;
  const found = await getVersion(on, { projectId, jobId: job.id, number: version.number });
  if (found !== undefined) return found.id;
  throw new StratalError(
    "not_found",
    `The job ${JSON.stringify(job.name)} has no version ${version.number}.`,
  );
}

/** Defaults, `if` and the concurrency key may read a run that is about to exist. */
function prepare(
  definition: JobDefinition,
  { inputs, triggeredBy, parent }: JobStart,
  job: FoundJob,
): RunStart {
  const nowMs = systemClock.now();
  const run: JsonObject = {
    trigger: triggeredBy,
    scheduled_for: null,
    logical_time: new Date(nowMs).toISOString(),
    labels: definition.labels,
    depth: parent?.depth ?? 0,
    parent: parent?.runId ?? null,
  };
  try {
    return prepareRun(definition, inputs, { run, job: { id: job.id, name: job.name }, nowMs });
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new StratalError("invalid_inputs", `The run cannot start: ${error.message}`, {
      cause: error,
    });
  }
}
