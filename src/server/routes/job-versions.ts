import type { FastifyInstance } from "fastify";
import * as api from "../../api/job-versions.ts";
import type { JobDifference } from "../../api/job-versions.ts";
import type { JsonObject } from "../../base/json.ts";
import { definitionChanges } from "../../definition/document-diff/definition-changes.ts";
import { unifiedDiff } from "../../definition/document-diff/unified-diff.ts";
import type { JobDefinition } from "../../definition/job-definition.ts";
import { getJob } from "../../store/jobs/get-job.ts";
import type { IGetVersionRowResult } from "../../store/jobs/get-version.queries.ts";
import { getVersion } from "../../store/jobs/get-version.ts";
import type { SavedVersion } from "../../store/jobs/job-document.ts";
import { listVersions } from "../../store/jobs/list-versions.ts";
import { updateJob } from "../../store/jobs/update-job.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { versionAnswer, versionDetailAnswer } from "./job-answers.ts";
import {
  documentOf,
  expectedVersion,
  noSuchJob,
  noSuchVersion,
  parsedBody,
  parsedText,
  savedAnswer,
} from "./job-documents.ts";
import { numberCursor, pageOf } from "./page-cursor.ts";

/** The versions of jobs: reading, comparing and restoring them. */
export function addJobVersionRoutes(app: FastifyInstance, context: ServerContext): void {
  addReadRoutes(app, context);
  addCompareRoutes(app, context);
  addRestoreRoute(app, context);
}

function addReadRoutes(app: FastifyInstance, context: ServerContext): void {
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
    if (rows.length === 0) await newestNumber(context, projectId, params.id);
    const { shown, fields } = pageOf(rows, query, (row) => String(row.number));
    return { versions: shown.map(versionAnswer), ...fields };
  });
  bindEndpoint(app, api.getJobVersion, async ({ params, principal }) =>
    versionDetailAnswer(await versionOf(context, principal.projectId, params.id, params.number)),
  );
}

function addCompareRoutes(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, api.compareJobVersions, async ({ params, query, principal }) => {
    const { projectId } = principal;
    const to = query.to ?? (await newestNumber(context, projectId, params.id));
    const from = query.from ?? Math.max(1, to - 1);
    const before = await versionOf(context, projectId, params.id, from);
    const after = await versionOf(context, projectId, params.id, to);
    const { definition } = await context.versions.load(after.id);
    return difference(context, before, { number: to, text: after.source_text, definition });
  });
  bindEndpoint(app, api.compareJobDocument, async ({ params, query, request, principal }) => {
    const { projectId } = principal;
    const from = query.from ?? (await newestNumber(context, projectId, params.id));
    const before = await versionOf(context, projectId, params.id, from);
    const { definition } = await parsedBody(context, request);
    // Routes with `rawBody` get text.
    const text = request.body as string;
    return difference(context, before, { number: null, text, definition });
  });
}

/** The definitions are those of JobVersions, which reads what an earlier release stored again, so that only the documents differ. */
async function difference(
  { versions }: ServerContext,
  before: IGetVersionRowResult,
  after: { number: number | null; text: string; definition: JobDefinition },
): Promise<JobDifference> {
  const name = after.number === null ? "document" : `version ${after.number}`;
  const { definition } = await versions.load(before.id);
  return {
    job_id: before.job_id,
    from: before.number,
    to: after.number,
    text: unifiedDiff(
      { name: `version ${before.number}`, text: before.source_text },
      { name, text: after.text },
    ),
    changes: definitionChanges(
      // A definition is JSON; its type names more than JsonObject can say.
      definition as unknown as JsonObject,
      after.definition as unknown as JsonObject,
    ),
  };
}

function addRestoreRoute(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, api.restoreJobVersion, async ({ params, body, request, principal, reply }) => {
    const expected = expectedVersion(request.headers["if-match"]);
    const row = await versionOf(context, principal.projectId, params.id, body.version);
    // Read again: what an earlier release took for granted may be a mistake to this one.
    const format = row.source_format === "json" ? "json" : "yaml";
    const parsed = await parsedText(context, principal.projectId, row.source_text, format);
    const document = documentOf(parsed, row.source_text, principal);
    const saved = await updateJob(context.database, params.id, document, expected);
    return savedAnswer(context, principal, saved, restoredMessage(body.version, saved), reply);
  });
}

function restoredMessage(version: number, saved: SavedVersion): string {
  return saved.outcome === "unchanged"
    ? `Nothing changed: version ${saved.version}, the newest, has the text of version ${version}`
    : `Version ${version} was restored as version ${saved.version}`;
}

async function versionOf(
  { database }: ServerContext,
  projectId: string,
  jobId: string,
  number: number,
): Promise<IGetVersionRowResult> {
  const row = await getVersion(database, { projectId, jobId, number });
  if (row !== undefined) return row;
  const job = await getJob(database, { projectId, jobId });
  throw job === undefined ? noSuchJob() : noSuchVersion(number);
}

async function newestNumber(
  { database }: ServerContext,
  projectId: string,
  jobId: string,
): Promise<number> {
  const job = await getJob(database, { projectId, jobId });
  if (job === undefined) throw noSuchJob();
  return job.number;
}
