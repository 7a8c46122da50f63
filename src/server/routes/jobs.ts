import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as api from "../../api/jobs.ts";
import type { SavedJob } from "../../api/jobs.ts";
import { StratalError } from "../../base/errors.ts";
import type { JsonObject } from "../../base/json.ts";
import { compilePlan } from "../../definition/compile-plan.ts";
import type { JobDefinition } from "../../definition/job-definition.ts";
import { parseJobDocument, type ParsedJob } from "../../definition/parse-job.ts";
import { createJob } from "../../store/jobs/create-job.ts";
import { deleteJob } from "../../store/jobs/delete-job.ts";
import { getJob } from "../../store/jobs/get-job.ts";
import { getVersion } from "../../store/jobs/get-version.ts";
import type { JobDocument, SavedVersion } from "../../store/jobs/job-document.ts";
import { listJobs } from "../../store/jobs/list-jobs.ts";
import { listVersions } from "../../store/jobs/list-versions.ts";
import type { SaveKey } from "../../store/jobs/save-key.ts";
import { updateJob } from "../../store/jobs/update-job.ts";
import { describeTaskTypes } from "../../tasks/describe-task-types.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { idempotencyKeyOf } from "../idempotency-key.ts";
import type { Principal } from "../principal.ts";
import { startRun } from "../start-run.ts";
import {
  jobAnswer,
  jobDetailAnswer,
  versionAnswer,
  versionDetailAnswer,
  warningAnswers,
} from "./job-answers.ts";
import { cursorContent, numberCursor, pageOf } from "./page-cursor.ts";

/** Jobs and their versions. */
export function addJobRoutes(app: FastifyInstance, context: ServerContext): void {
  addReadRoutes(app, context);
  addWriteRoutes(app, context);
  addVersionRoutes(app, context);
}

function addReadRoutes(app: FastifyInstance, context: ServerContext): void {
  const { database } = context;
  bindEndpoint(app, api.listJobs, async ({ query, principal, reply }) => {
    const { projectId } = principal;
    if (query.id !== undefined)
      return reply.send(await sendJob(context, projectId, query.id, reply));
    const after = cursorContent(query.cursor, JOB_CURSOR);
    const rows = await listJobs(database, {
      projectId,
      name: query.name ?? null,
      afterCreatedAt: after?.[1] ?? null,
      afterId: after?.[2] ?? null,
      limit: query.limit + 1,
      offset: query.offset,
    });
    const { shown, fields } = pageOf(rows, query, (row) => `${row.created_key} ${row.id}`);
    return { jobs: shown.map(jobAnswer), ...fields };
  });
  bindEndpoint(app, api.getJob, ({ params, principal, reply }) =>
    sendJob(context, principal.projectId, params.id, reply),
  );
}

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

/** The job as it was saved, even if someone else has saved another version since: the ETag must not be of what the caller never saw. */
async function sendSaved(
  context: ServerContext,
  projectId: string,
  saved: SavedVersion,
  reply: FastifyReply,
): Promise<api.JobDetail> {
  const { jobId, version: number } = saved;
  const row = await getJob(context.database, { projectId, jobId, number });
  if (row === undefined) throw noSuchJob();
  reply.header("etag", etagOf(number));
  // The column holds what saving the document wrote.
  const { name, description, source, enabled } = row.definition as unknown as JobDefinition;
  const { labels } = row.definition as { labels: JsonObject };
  return jobDetailAnswer({ ...row, name, description, source, enabled, labels });
}

function addWriteRoutes(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, api.validateJob, ({ request }) => {
    const { definition, warnings, format } = parsedBody(request);
    const plan = compilePlan(definition);
    return {
      valid: true as const,
      name: definition.name,
      mode: definition.mode,
      format,
      task_count: definition.tasks.length,
      runnable: plan.error === null,
      warnings: warningAnswers(warnings),
      // A definition is JSON; its type names more than JsonObject can say.
      definition: definition as unknown as JsonObject,
      message: `The job ${JSON.stringify(definition.name)} is valid`,
    };
  });
  bindEndpoint(app, api.createJob, async ({ request, principal, reply }) => {
    const parsed = parsedBody(request);
    const document = documentOf(parsed, request.body as string, principal);
    const key = keyOf(request, principal);
    const saved = await createJob(context.database, document, key);
    reply.header("location", `/api/v1/jobs/${saved.jobId}`);
    if (saved.outcome === "replayed") reply.header("idempotent-replayed", "true");
    const answer = await savedAnswer(context, principal, saved, reply);
    if (!parsed.definition.runImmediately) return answer;
    return { ...answer, ...(await runAtOnce(context, saved, key, document)) };
  });
  bindEndpoint(app, api.updateJob, async ({ params, request, principal, reply }) => {
    const expected = expectedVersion(request.headers["if-match"]);
    const document = documentOf(parsedBody(request), request.body as string, principal);
    const saved = await updateJob(context.database, params.id, document, expected);
    return savedAnswer(context, principal, saved, reply);
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

const taskTypes = describeTaskTypes().map((type) => type.name);

/** The document in a request, JSON or YAML as the content type says; text/plain may be either. */
function parsedBody(request: FastifyRequest): ParsedJob {
  const type = (request.headers["content-type"] ?? "").toLowerCase();
  const format = type.includes("json") ? "json" : type.includes("yaml") ? "yaml" : undefined;
  // Routes with `rawBody` get text; bindEndpoint has refused anything else.
  return parseJobDocument(request.body as string, format, { taskTypes });
}

function documentOf(parsed: ParsedJob, sourceText: string, principal: Principal): JobDocument {
  return {
    projectId: principal.projectId,
    definition: parsed.definition,
    plan: compilePlan(parsed.definition),
    sourceText,
    sourceFormat: parsed.format,
    contentHash: parsed.contentHash,
    warnings: parsed.warnings,
    createdBy: principal.name,
  };
}

const savedMessages: Readonly<Record<SavedVersion["outcome"], string>> = {
  created: "Job created successfully",
  new_version: "The job exists: saved as its version",
  unchanged: "The job exists with the same content: nothing changed in version",
  replayed: "This request was made before: it saved version",
};

async function savedAnswer(
  context: ServerContext,
  principal: Principal,
  saved: SavedVersion,
  reply: FastifyReply,
): Promise<SavedJob> {
  const { tasks, ...job } = await sendSaved(context, principal.projectId, saved, reply);
  const number = saved.outcome === "created" ? "" : ` ${saved.version}`;
  return {
    job,
    tasks,
    warnings: job.warnings,
    message: savedMessages[saved.outcome] + number,
  };
}

function keyOf(request: FastifyRequest, principal: Principal): SaveKey | null {
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
  key: SaveKey | null,
  document: JobDocument,
): Promise<{ job_run_id: string; status: string }> {
  const started = await startRun(context, {
    projectId: document.projectId,
    job: { id: saved.jobId },
    versionId: saved.versionId,
    inputs: {},
    triggeredBy: document.definition.source,
    ...(key === null ? {} : { idempotency: { ...key, scope: "jobs-run" } }),
  });
  return {
    job_run_id: started.runId,
    status: started.replayed ? "Job execution was started before" : "Job execution started",
  };
}

function addVersionRoutes(app: FastifyInstance, context: ServerContext): void {
  const { database } = context;
  bindEndpoint(app, api.listJobVersions, async ({ params, query, principal }) => {
    const { projectId } = principal;
    const rows = await listVersions(database, {
      projectId,
      jobId: params.id,
      before: numberCursor(query.cursor),
      limit: query.limit + 1,
      offset: query.offset,
    });
    // Every job has versions: an empty page may mean that there is no job.
    if (
      rows.length === 0 &&
      (await getJob(database, { projectId, jobId: params.id })) === undefined
    )
      throw noSuchJob();
    const { shown, fields } = pageOf(rows, query, (row) => String(row.number));
    return { versions: shown.map(versionAnswer), ...fields };
  });
  bindEndpoint(app, api.getJobVersion, async ({ params, principal }) => {
    const { projectId } = principal;
    const row = await getVersion(database, { projectId, jobId: params.id, number: params.number });
    if (row === undefined)
      throw new StratalError("not_found", "There is no such version of this job.");
    return versionDetailAnswer(row);
  });
}

function noSuchJob(): StratalError {
  return new StratalError("not_found", "There is no job with this id.");
}

function etagOf(version: number): string {
  return `"v${version}"`;
}

/** The version that a change is based on; null if the request does not say. */
function expectedVersion(ifMatch: string | undefined): number | null {
  if (ifMatch === undefined || ifMatch.trim() === "*") return null;
  const match = /^(?:W\/)?"v(\d{1,9})"$/.exec(ifMatch.trim());
  // An ETag that is not ours cannot be that of the newest version.
  return match === null ? -1 : Number(match[1]);
}
