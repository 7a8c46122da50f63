/** What every request about a job document shares: reading it, saving it, and answering with what was saved. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { JobDetail, SavedJob } from "../../api/jobs.ts";
import { StratalError } from "../../base/errors.ts";
import type { JsonObject } from "../../base/json.ts";
import { compilePlan } from "../../definition/compile-plan.ts";
import type { JobDefinition } from "../../definition/job-definition.ts";
import { parseJobDocument, type ParsedJob } from "../../definition/parse-job.ts";
import { getJob } from "../../store/jobs/get-job.ts";
import type { JobDocument, SavedVersion } from "../../store/jobs/job-document.ts";
import { describeTaskTypes } from "../../tasks/describe-task-types.ts";
import type { ServerContext } from "../context.ts";
import type { Principal } from "../principal.ts";
import { jobDetailAnswer } from "./job-answers.ts";

const taskTypes = describeTaskTypes().map((type) => type.name);

/** The document in a request, JSON or YAML as the content type says; text/plain may be either. */
export function parsedBody(request: FastifyRequest): ParsedJob {
  const type = (request.headers["content-type"] ?? "").toLowerCase();
  const format = type.includes("json") ? "json" : type.includes("yaml") ? "yaml" : undefined;
  // Routes with `rawBody` get text; bindEndpoint has refused anything else.
  return parsedText(request.body as string, format);
}

/** A document whose task types this server knows; throws with every mistake. */
export function parsedText(text: string, format: "yaml" | "json" | undefined): ParsedJob {
  return parseJobDocument(text, format, { taskTypes });
}

/** A parsed document, ready to be saved. */
export function documentOf(
  parsed: ParsedJob,
  sourceText: string,
  principal: Principal,
): JobDocument {
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

/** The answer to a save, with the ETag of the version. */
export async function savedAnswer(
  context: ServerContext,
  principal: Principal,
  saved: SavedVersion,
  message: string,
  reply: FastifyReply,
): Promise<SavedJob> {
  const { tasks, ...job } = await sendSaved(context, principal.projectId, saved, reply);
  return { job, tasks, warnings: job.warnings, message };
}

/** The job as it was saved, even if someone else has saved another version since: the ETag must not be of what the caller never saw. */
async function sendSaved(
  context: ServerContext,
  projectId: string,
  saved: SavedVersion,
  reply: FastifyReply,
): Promise<JobDetail> {
  const { jobId, version: number } = saved;
  const row = await getJob(context.database, { projectId, jobId, number });
  if (row === undefined) throw noSuchJob();
  reply.header("etag", etagOf(number));
  // The column holds what saving the document wrote.
  const { name, description, source, enabled } = row.definition as unknown as JobDefinition;
  const { labels } = row.definition as { labels: JsonObject };
  return jobDetailAnswer({ ...row, name, description, source, enabled, labels });
}

/** The ETag of a version. */
export function etagOf(version: number): string {
  return `"v${version}"`;
}

/** The version that a change is based on, by its If-Match; null if the request does not say. */
export function expectedVersion(ifMatch: string | undefined): number | null {
  if (ifMatch === undefined || ifMatch.trim() === "*") return null;
  const match = /^(?:W\/)?"v(\d{1,9})"$/.exec(ifMatch.trim());
  // An ETag that is not ours cannot be that of the newest version.
  return match === null ? -1 : Number(match[1]);
}

/** The error for an id of no job of the project. */
export function noSuchJob(): StratalError {
  return new StratalError("not_found", "There is no job with this id.");
}

/** The error for a number of no version of the job. */
export function noSuchVersion(number: number): StratalError {
  return new StratalError(
    "not_found",
    `The job has no version ${number}; GET /api/v1/jobs/<its id>/versions lists those it has.`,
  );
}
