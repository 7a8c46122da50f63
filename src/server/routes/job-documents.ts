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
import { loadTemplates } from "../../store/templates/load-templates.ts";
import { describeTaskTypes } from "../../tasks/describe-task-types.ts";
import { foreseenProblems } from "../../tasks/foreseen-problems.ts";
import type { ServerContext } from "../context.ts";
import type { Principal } from "../principal.ts";
import { jobDetailAnswer } from "./job-answers.ts";

/** Names of the task types that this server knows. */
export const taskTypes = describeTaskTypes().map((type) => type.name);

/** The job document in a request; throws with every mistake. */
export function parsedBody(context: ServerContext, request: FastifyRequest): Promise<ParsedJob> {
  const { projectId } = request.principal;
  // Routes with `rawBody` get text; bindEndpoint has refused anything else.
  return parsedText(context, projectId, request.body as string, bodyFormat(request));
}

/** JSON or YAML as the content type says; text/plain may be either. */
export function bodyFormat(request: FastifyRequest): "yaml" | "json" | undefined {
  const type = (request.headers["content-type"] ?? "").toLowerCase();
  return type.includes("json") ? "json" : type.includes("yaml") ? "yaml" : undefined;
}

/** A job document with the templates of its project and the task types of this server; throws with every mistake. */
export async function parsedText(
  { database }: ServerContext,
  projectId: string,
  text: string,
  format: "yaml" | "json" | undefined,
): Promise<ParsedJob> {
  const templates = await loadTemplates(database, projectId, text);
  return parseJobDocument(text, format, { taskTypes, foreseenProblems, templates });
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
    templates: parsed.templates,
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
  if (match !== null) return Number(match[1]);
  throw new StratalError(
    "revision_conflict",
    'If-Match holds no ETag of a job, such as "v3" with its quotes: send the `etag` of the answer that the change is based on.',
  );
}

/** The error for an id of no job of the project. */
export function noSuchJob(): StratalError {
  return new StratalError("not_found", "There is no job with this id.");
}

/** The error for a number of no version of the job. */
export function noSuchVersion(number: number): StratalError {
  return new StratalError(
    "not_found",
    `The job has no version ${number}; GET /api/v1/jobs/<its id>/versions, or \`stratal job versions\`, lists those it has.`,
  );
}
