import type { FastifyInstance } from "fastify";
import * as api from "../../api/templates.ts";
import type { Template, TemplateDetail } from "../../api/templates.ts";
import { StratalError } from "../../base/errors.ts";
import type { JsonObject } from "../../base/json.ts";
import { previewTemplate } from "../../definition/templates/preview-template.ts";
import { parseTemplateDocument } from "../../definition/templates/template-document.ts";
import { deleteTemplate } from "../../store/templates/delete-template.ts";
import type { IGetTemplateRowResult } from "../../store/templates/get-template.queries.ts";
import { getTemplate } from "../../store/templates/get-template.ts";
import type { IListTemplateRowsResult } from "../../store/templates/list-templates.queries.ts";
import { listTemplates } from "../../store/templates/list-templates.ts";
import { loadTemplates } from "../../store/templates/load-templates.ts";
import { saveTemplate, type SavedTemplate } from "../../store/templates/save-template.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { isoTime } from "../iso-time.ts";
import { warningAnswers } from "./job-answers.ts";
import { bodyFormat, taskTypes } from "./job-documents.ts";
import { cursorContent, pageOf } from "./page-cursor.ts";

/** Templates: saving, reading, previewing and deleting them. */
export function addTemplateRoutes(app: FastifyInstance, context: ServerContext): void {
  addReadRoutes(app, context);
  addWriteRoutes(app, context);
  addPreviewRoute(app, context);
}

function addReadRoutes(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, api.listTemplates, async ({ query, principal }) => {
    const rows = await listTemplates(context.database, {
      projectId: principal.projectId,
      after: cursorContent(query.cursor, /^([\w.-]{1,63})$/)?.[1] ?? null,
      limit: query.limit + 1,
      offset: query.offset,
    });
    const { shown, fields } = pageOf(rows, query, (row) => row.name);
    return { templates: shown.map(templateAnswer), ...fields };
  });
  bindEndpoint(app, api.getTemplate, async ({ params, principal }) =>
    detailAnswer(await templateOf(context, principal.projectId, params.name, null)),
  );
  bindEndpoint(app, api.getTemplateVersion, async ({ params, principal }) =>
    detailAnswer(await templateOf(context, principal.projectId, params.name, params.version)),
  );
}

function addWriteRoutes(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, api.saveTemplate, async ({ request, principal, reply }) => {
    // Routes with `rawBody` get text.
    const sourceText = request.body as string;
    const parsed = parseTemplateDocument(sourceText, bodyFormat(request));
    const { name } = parsed.template;
    const { projectId } = principal;
    const saved = await saveTemplate(context.database, {
      ...{ projectId, parsed, sourceText },
      createdBy: principal.name,
    });
    const row = await templateOf(context, projectId, name, saved.version);
    return reply
      .code(saved.outcome === "unchanged" ? 200 : 201)
      .header("location", `/api/v1/templates/${name}/versions/${saved.version}`)
      .send({
        template: detailAnswer(row),
        outcome: saved.outcome,
        message: savedMessage(name, saved),
      });
  });
  bindEndpoint(app, api.deleteTemplate, async ({ params, principal }) => {
    const { projectId } = principal;
    const versions = await deleteTemplate(context.database, { projectId, name: params.name });
    if (versions === 0) throw noSuchTemplate(params.name);
    return { message: `Template ${JSON.stringify(params.name)} was deleted` };
  });
}

function addPreviewRoute(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, api.previewTemplate, async ({ params, body, principal }) => {
    const { database } = context;
    const { projectId } = principal;
    const row = await templateOf(context, projectId, params.name, body.version ?? null);
    const { name, version } = row;
    const kind: Template["kind"] = row.kind === "job" ? "job" : "task";
    const named = `${name}@${version}\n${JSON.stringify(body.parameters)}`;
    const templates = await loadTemplates(database, projectId, named);
    const preview = previewTemplate({ name, kind }, version, body.parameters, {
      taskTypes,
      templates,
    });
    const problems = warningAnswers(preview.problems);
    return { name, version, kind, valid: problems.length === 0, text: preview.text, problems };
  });
}

async function templateOf(
  { database }: ServerContext,
  projectId: string,
  name: string,
  version: number | null,
): Promise<IGetTemplateRowResult> {
  const row = await getTemplate(database, { projectId, name, version });
  if (row !== undefined) return row;
  const newest = version === null ? undefined : await getTemplate(database, { projectId, name });
  if (newest === undefined) throw noSuchTemplate(name);
  const message = `The template ${name} has no version ${version}; its newest one is ${newest.version}.`;
  throw new StratalError("not_found", message);
}

function noSuchTemplate(name: string): StratalError {
  const message = `There is no template ${JSON.stringify(name)}; GET /api/v1/templates, or \`stratal template list\`, lists those there are.`;
  return new StratalError("not_found", message);
}

function savedMessage(name: string, { outcome, version }: SavedTemplate): string {
  if (outcome === "unchanged")
    return `Nothing changed: ${name}@${version}, the newest version, has this content`;
  return `Saved as ${name}@${version}`;
}

function templateAnswer(row: IListTemplateRowsResult): Template {
  return {
    id: row.id,
    name: row.name,
    version: row.version,
    kind: row.kind === "job" ? "job" : "task",
    description: row.description,
    source_format: row.source_format === "json" ? "json" : "yaml",
    content_hash: row.content_hash.toString("hex"),
    created_by: row.created_by,
    created_at: isoTime(row.created_at),
  };
}

function detailAnswer(row: IGetTemplateRowResult): TemplateDetail {
  const head = templateAnswer(row);
  const { template } = parseTemplateDocument(row.source_text, head.source_format);
  return {
    ...head,
    latest: row.latest,
    // Declarations are JSON; their type names more than JsonObject can say.
    inputs: template.inputs as unknown as JsonObject,
    body: template.body,
    source_text: row.source_text,
  };
}
