import { createHash } from "node:crypto";
import type { z } from "zod";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as api from "../../api/job-runs.ts";
import type { TaskRun } from "../../api/task-runs.ts";
import { StratalError } from "../../base/errors.ts";
import { lowestRunIdAt } from "../../base/ids.ts";
import type { JsonObject } from "../../base/json.ts";
import type { JobRunStatus } from "../../engine/states.ts";
import {
  cancelRun,
  pauseRun,
  resumeRun,
  type RunAddress,
  type RunChange,
} from "../../store/runs/change-run.ts";
import type { IGetRunRowResult } from "../../store/runs/get-run.queries.ts";
import { readLogTotals } from "../../store/logs/read-log-chunks.ts";
import { getRun } from "../../store/runs/get-run.ts";
import { listRunEvents } from "../../store/runs/list-run-events.ts";
import type { IListRunRowsParams } from "../../store/runs/list-runs.queries.ts";
import { listRuns } from "../../store/runs/list-runs.ts";
import { listTaskRuns } from "../../store/runs/list-task-runs.ts";
import { loadTaskDetails } from "../../store/details/task-details.ts";
import { getRunState } from "../../store/runs/get-run-state.ts";
import { queuesOf, type JobStart } from "../../store/runs/start-job.ts";
import { listWorkerOffers } from "../../store/workers/list-worker-offers.ts";
import { containing, idsBeginningWith } from "../text-search.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { idempotencyKeyOf } from "../idempotency-key.ts";
import { startRun } from "../start-run.ts";
import { idCursor, numberCursor, pageOf } from "./page-cursor.ts";
import {
  eventAnswer,
  runAnswer,
  runDetailAnswer,
  taskRunAnswer,
  type TaskRunSurroundings,
} from "./run-answers.ts";
import type { IGetRunStateRowResult } from "../../store/runs/get-run-state.queries.ts";

const MAX_PAUSED = 500;
/** How far the clocks of a server, which makes ids, and of the database may be apart. */
const CLOCK_SKEW_MS = 600_000;
const MAX_TASK_RUNS = 100_000;
/** Characters of output that the answer with all task runs of a run may hold, shared by them. */
const OUTPUT_BUDGET = 8 * 1024 * 1024;
const MIN_OUTPUT_LENGTH = 512;

/** Runs of jobs. */
export function addJobRunRoutes(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, api.createJobRun, async ({ body, request, principal, reply }) => {
    const started = await startRun(context, {
      projectId: principal.projectId,
      job: namedJob(body.job_id, body.job_name),
      inputs: body.inputs,
      triggeredBy: body.triggered_by,
      startedBy: principal.name,
      ...idempotencyOf(request, body),
    });
    reply.header("location", `/api/v1/job-runs/${started.runId}`);
    if (started.replayed) reply.header("idempotent-replayed", "true");
    return {
      message: started.replayed ? "Job run was started before" : "Job run started successfully",
      job_run_id: started.runId,
      JobRunID: started.runId,
      job_id: started.job.id,
      job_name: started.job.name,
      status: started.status,
    };
  });
  addReadRoutes(app, context);
  addControlRoutes(app, context);
}

function namedJob(id: string | undefined, name: string | undefined): JobStart["job"] {
  if (id !== undefined) return { id };
  if (name !== undefined) return { name };
  const message = "Name the job by `job_id` or by `job_name`.";
  throw new StratalError("invalid_request", message, { errors: [{ path: "job_id", message }] });
}

function idempotencyOf(
  request: FastifyRequest,
  body: { inputs: JsonObject },
): Pick<JobStart, "idempotency"> {
  const key = idempotencyKeyOf(request);
  if (key === null) return {};
  const requestHash = createHash("sha256").update(JSON.stringify(body)).digest();
  return { idempotency: { scope: "job-runs", key, requestHash } };
}

function addReadRoutes(app: FastifyInstance, context: ServerContext): void {
  const { database } = context;
  bindEndpoint(app, api.listJobRuns, async ({ query, principal, reply }) => {
    const { projectId } = principal;
    if (query.id !== undefined) return reply.send(await runWithTasks(context, projectId, query.id));
    const rows = await listRuns(database, {
      projectId,
      ...runFilters(query),
      before: earliest(idCursor(query.cursor), query.created_before),
      limit: query.limit + 1,
      offset: query.offset,
    });
    const { shown, fields } = pageOf(rows, query, (row) => row.id);
    return { job_runs: shown.map(runAnswer), ...fields };
  });
  bindEndpoint(app, api.listPausedRuns, async ({ principal }) => {
    const rows = await listRuns(database, {
      projectId: principal.projectId,
      statuses: ["paused"],
      limit: MAX_PAUSED,
      offset: 0,
    });
    return { paused_job_runs: rows.map(runAnswer), count: rows.length };
  });
  bindEndpoint(app, api.getJobRun, ({ params, query, principal }) =>
    runWithTasks(context, principal.projectId, params.id, query.task_runs === "true"),
  );
  bindEndpoint(app, api.listRunEvents, async ({ params, query, principal }) => {
    const { projectId } = principal;
    await existingRunState(context, projectId, params.id);
    const rows = await listRunEvents(database, {
      projectId,
      runId: params.id,
      afterId: numberCursor(query.cursor) ?? 0,
      limit: query.limit + 1,
    });
    const { shown, fields } = pageOf(rows, query, (row) => String(row.id));
    const { offset: _offset, ...page } = fields;
    return { events: shown.map((row) => eventAnswer(params.id, row)), ...page };
  });
}

/** What a list of runs was asked for, as the statement takes it. */
function runFilters({
  status,
  job_id: jobId,
  triggered_by: triggeredBy,
  q,
  created_after: after,
  created_before: before,
}: z.output<NonNullable<typeof api.listJobRuns.query>>): Partial<IListRunRowsParams> {
  return {
    statuses: status ?? null,
    jobId: jobId ?? null,
    triggeredBy: triggeredBy ?? null,
    since: after === undefined ? null : runIdNear(after, -CLOCK_SKEW_MS),
    createdAfter: after === undefined ? null : new Date(after),
    createdBefore: before === undefined ? null : new Date(before),
    ...(q === undefined || q === "" ? {} : { search: containing(q), ...idsBeginningWith(q) }),
  };
}

/** The first id of a moment that is so much later or earlier. */
function runIdNear(moment: string, shiftMs: number): string {
  return lowestRunIdAt(Math.max(0, Date.parse(moment) + shiftMs));
}

/** The lower of a cursor and the first id of a moment. */
function earliest(cursor: string | null, before: string | undefined): string | null {
  const bound = before === undefined ? null : runIdNear(before, CLOCK_SKEW_MS);
  if (cursor === null || bound === null) return cursor ?? bound;
  return cursor < bound ? cursor : bound;
}

async function runWithTasks(
  context: ServerContext,
  projectId: string,
  runId: string,
  withTaskRuns = true,
): Promise<api.JobRunDetail> {
  const run = await getRun(context.database, { projectId, runId });
  if (run === undefined) throw noSuchRun();
  const tasks = withTaskRuns ? await allTaskRuns(context, projectId, run) : [];
  // After the states: an attempt's lines are stored before its end, so they are among these.
  const { lines } = await readLogTotals(context.database, runId);
  const { definition } = await context.versions.load(run.version_id);
  return runDetailAnswer(run, definition, tasks, lines);
}

async function allTaskRuns(
  context: ServerContext,
  projectId: string,
  run: IGetRunRowResult,
): Promise<TaskRun[]> {
  const share = Math.floor(OUTPUT_BUDGET / Math.max(run.total_tasks, 1));
  const rows = await listTaskRuns(context.database, {
    projectId,
    runId: run.id,
    afterSeq: -1,
    status: null,
    outputLength: Math.max(share, MIN_OUTPUT_LENGTH),
    limit: MAX_TASK_RUNS,
    offset: 0,
  });
  const surroundings = await taskRunSurroundings(
    context,
    { id: run.id, status: run.status, versionId: run.version_id },
    { seqs: null, summaryLength: Math.max(share, MIN_OUTPUT_LENGTH) },
  );
  return rows.map((row) => taskRunAnswer(row, surroundings));
}

function addControlRoutes(app: FastifyInstance, context: ServerContext): void {
  const { database } = context;
  bindEndpoint(app, api.pauseJobRun, ({ params, principal }) => {
    const run = { projectId: principal.projectId, runId: params.id };
    return changeAnswer(context, run, pauseRun(database, run), "Job run paused successfully");
  });
  bindEndpoint(app, api.resumeJobRun, ({ params, principal }) => {
    const run = { projectId: principal.projectId, runId: params.id };
    return changeAnswer(context, run, resumeRun(database, run), "Job run resumed successfully");
  });
  bindEndpoint(app, api.cancelJobRun, ({ params, query, body, principal }) => {
    const run = { projectId: principal.projectId, runId: params.id };
    const cancelled = cancelRun(database, run, { force: query.force === "true" || body.force });
    return changeAnswer(context, run, cancelled, "Job run is being cancelled");
  });
}

async function changeAnswer(
  context: ServerContext,
  run: RunAddress,
  changing: Promise<RunChange>,
  message: string,
) {
  const { jobName, previousStatus, newStatus } = await changing;
  await ringChange(context, run, newStatus);
  return {
    message,
    job_run_id: run.runId,
    job_name: jobName,
    previous_status: previousStatus,
    new_status: newStatus,
  };
}

/** Tells workers and watchers what was done to a run: to stop its tasks, or that they may be claimed again. */
async function ringChange(
  { database, notifier, versions }: ServerContext,
  run: { projectId: string; runId: string },
  newStatus: JobRunStatus,
): Promise<void> {
  notifier.ring("stratal_run", run.runId);
  if (newStatus === "cancelling") notifier.ring("stratal_stop", run.runId);
  // What waits in a resumed run for a slot that is free.
  if (["queued", "running", "waiting"].includes(newStatus))
    notifier.ring("stratal_slot", run.runId);
  // A run that is being cancelled may have its handlers to start.
  if (!["queued", "running", "cancelling"].includes(newStatus)) return;
  const row = await getRun(database, run);
  if (row === undefined) return;
  const { plan } = await versions.load(row.version_id);
  for (const queue of queuesOf(plan)) notifier.ring("stratal_ready", queue);
}

/** The state of a run and its version; throws `not_found`. */
export async function existingRunState(
  { database }: ServerContext,
  projectId: string,
  runId: string,
): Promise<IGetRunStateRowResult> {
  const run = await getRunState(database, { projectId, runId });
  if (run === undefined) throw noSuchRun();
  return run;
}

/** What answers about task runs of a run need. */
export async function taskRunSurroundings(
  { database, versions }: ServerContext,
  run: { id: string; status: JobRunStatus; versionId: string },
  shown: { seqs: number[] | null; summaryLength: number },
): Promise<TaskRunSurroundings> {
  const [{ plan }, offers, details] = await Promise.all([
    versions.load(run.versionId),
    listWorkerOffers(database),
    loadTaskDetails(database, run.id, shown),
  ]);
  return { runStatus: run.status, plan, offers, details };
}

/** What is answered for the id of no run. */
export function noSuchRun(): StratalError {
  return new StratalError("not_found", "There is no run with this id.");
}
