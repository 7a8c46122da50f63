import { createHash } from "node:crypto";
import type { z } from "zod";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as api from "../../api/jobs.ts";
import type { IdempotencyKey } from "../../store/idempotency/idempotency-key.ts";
import { createJob } from "../../store/jobs/create-job.ts";
import { deleteJob } from "../../store/jobs/delete-job.ts";
import { getJob } from "../../store/jobs/get-job.ts";
import type { JobDocument, SavedVersion } from "../../store/jobs/job-document.ts";
import { summarizeJobRuns } from "../../store/jobs/summarize-job-runs.ts";
import { listJobs, listJobsByName } from "../../store/jobs/list-jobs.ts";
import { updateJob } from "../../store/jobs/update-job.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { idempotencyKeyOf } from "../idempotency-key.ts";
import type { Principal } from "../principal.ts";
import { containing } from "../text-search.ts";
import { startRun } from "../start-run.ts";
import { jobAnswer, jobDetailAnswer, statsAnswer } from "./job-answers.ts";
import {
  documentOf,
  etagOf,
  expectedVersion,
  noSuchJob,
  parsedBody,
  savedAnswer,
} from "./job-documents.ts";
import { cursorContent, pageOf } from "./page-cursor.ts";

/** Jobs: reading, saving and deleting them. */
export function addJobRoutes(app: FastifyInstance, context: ServerContext): void {
  addReadRoutes(app, context);
  addWriteRoutes(app, context);
}

function addReadRoutes(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, api.listJobs, async ({ query, principal, reply }) => {
    const { projectId } = principal;
    if (query.id !== undefined)
      return reply.send(await sendJob(context, projectId, query.id, reply));
    const { shown, fields } = await jobPage(context, projectId, query);
    const stats = query.with === "stats" ? await statsOf(context, shown) : null;
    const jobs = shown.map((row) => ({ ...jobAnswer(row), ...stats?.get(row.id) }));
    return { jobs, ...fields };
  });
  bindEndpoint(app, api.getJob, ({ params, principal, reply }) =>
    sendJob(context, principal.projectId, params.id, reply),
  );
}

type JobListQuery = z.output<NonNullable<typeof api.listJobs.query>>;

async function jobPage({ database }: ServerContext, projectId: string, query: JobListQuery) {
  const { q, cursor, limit, offset } = query;
  const filters = {
    projectId,
    name: query.name ?? null,
    search: q === undefined || q === "" ? null : containing(q),
    limit: limit + 1,
    offset,
  };
  if (query.sort === "name") {
    const afterName = cursorContent(cursor, NAME_CURSOR)?.[1] ?? null;
    const rows = await listJobsByName(database, { ...filters, afterName });
    return pageOf(rows, query, (row) => `name ${row.name}`);
  }
  const after = cursorContent(cursor, JOB_CURSOR);
  const rows = await listJobs(database, {
    ...filters,
    afterCreatedAt: after?.[1] ?? null,
    afterId: after?.[2] ?? null,
  });
  return pageOf(rows, query, (row) => `${row.created_key} ${row.id}`);
}

async function statsOf(
  { database }: ServerContext,
  jobs: readonly { id: string }[],
): Promise<Map<string, api.JobStats>> {
  const jobIds = jobs.map(({ id }) => id);
  const rows = await summarizeJobRuns(database, { jobIds, newest: RECENT_RUNS });
  return new Map(rows.map((row) => [row.job_id, statsAnswer(row)]));
}

const RECENT_RUNS = 20;
const NAME_CURSOR = /^name (.{1,255})$/su;

/** created_at to the microsecond, which a Date cannot hold, and the id. */
const JOB_CURSOR =
  /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

async function sendJob(
  context: ServerContext,
  projectId: string,
  jobId: string,
  reply: FastifyReply,
): Promise<api.JobDetail> {
  const row = await getJob(context.database, { projectId, jobId });
  if (row === undefined) throw noSuchJob();
  reply.header("etag", etagOf(row.number));
  return jobDetailAnswer(row);
}

function addWriteRoutes(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, api.createJob, async ({ request, principal, reply }) => {
    const parsed = await parsedBody(context, request);
    const document = documentOf(parsed, request.body as string, principal);
    const key = keyOf(request, principal);
    const saved = await createJob(context.database, document, key);
    reply.header("location", `/api/v1/jobs/${saved.jobId}`);
    if (saved.outcome === "replayed") reply.header("idempotent-replayed", "true");
    const answer = await savedAnswer(context, principal, saved, savedMessage(saved), reply);
    if (!parsed.definition.runImmediately) return answer;
    return { ...answer, ...(await runAtOnce(context, saved, key, document)) };
  });
  bindEndpoint(app, api.updateJob, async ({ params, request, principal, reply }) => {
    const expected = expectedVersion(request.headers["if-match"]);
    const parsed = await parsedBody(context, request);
    const document = documentOf(parsed, request.body as string, principal);
    const saved = await updateJob(context.database, params.id, document, expected);
    return savedAnswer(context, principal, saved, savedMessage(saved), reply);
  });
  bindEndpoint(app, api.deleteJob, async ({ params, principal }) => {
    const row = await deleteJob(context.database, {
      projectId: principal.projectId,
      jobId: params.id,
    });
    if (row === undefined) throw noSuchJob();
    return { message: `Job ${JSON.stringify(row.name)} was deleted` };
  });
}

const savedMessages: Readonly<Record<SavedVersion["outcome"], string>> = {
  created: "Job created successfully",
  new_version: "The job exists: saved as its version",
  unchanged: "The job exists with the same content: nothing changed in version",
  replayed: "This request was made before: it saved version",
};

function savedMessage({ outcome, version }: SavedVersion): string {
  return savedMessages[outcome] + (outcome === "created" ? "" : ` ${version}`);
}

function keyOf(request: FastifyRequest, principal: Principal): IdempotencyKey | null {
  const key = idempotencyKeyOf(request);
  if (key === null) return null;
  // JSON and YAML may read the same text differently.
  const requestHash = createHash("sha256")
    .update(`${request.headers["content-type"] ?? ""}\n`)
    .update(request.body as string)
    .digest();
  return { projectId: principal.projectId, scope: "jobs", key, requestHash };
}

/** Runs the version that was saved. If the server dies before it, the same request with the same key starts the run then, once. */
async function runAtOnce(
  context: ServerContext,
  saved: SavedVersion,
  key: IdempotencyKey | null,
  document: JobDocument,
): Promise<{ job_run_id: string; status: string }> {
  const started = await startRun(context, {
    projectId: document.projectId,
    job: { id: saved.jobId },
    version: { id: saved.versionId },
    startedBy: document.createdBy,
    inputs: {},
    triggeredBy: document.definition.source,
    ...(key === null ? {} : { idempotency: { ...key, scope: "jobs-run" } }),
  });
  return {
    job_run_id: started.runId,
    status: started.replayed ? "Job execution was started before" : "Job execution started",
  };
}
