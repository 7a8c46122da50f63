import { basename } from "node:path";
import type { FastifyInstance } from "fastify";
import * as api from "../../api/artifacts.ts";
import { StratalError } from "../../base/errors.ts";
import { taskRunId } from "../../base/ids.ts";
import {
  deleteArtifact,
  getArtifact,
  listRunArtifacts,
  type ArtifactRow,
} from "../../store/artifacts/artifacts.ts";
import type { ArtifactStore } from "../../store/artifacts/artifact-store.ts";
import { openArtifactStore } from "../../store/artifacts/open-artifact-store.ts";
import { bindEndpoint, routeConfig, routerPath, validatedCall } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { isoTime, isoTimeOrNull } from "../iso-time.ts";
import { existingRunState } from "./job-runs.ts";

/** The files that tasks left. */
export function addArtifactRoutes(app: FastifyInstance, context: ServerContext): void {
  const { database } = context;
  bindEndpoint(app, api.listRunArtifacts, async ({ params, query, principal }) => {
    const { projectId } = principal;
    await existingRunState(context, projectId, params.id);
    const { limit, offset } = query;
    const rows = await listRunArtifacts(database, { projectId, runId: params.id, limit, offset });
    return { artifacts: rows.map(artifactAnswer), count: rows.length, limit, offset };
  });
  bindEndpoint(app, api.getArtifact, async ({ params, principal }) =>
    artifactAnswer(await existingArtifact(context, principal.projectId, params.id)),
  );
  bindEndpoint(app, api.deleteArtifact, async ({ params, principal }) => {
    const { projectId } = principal;
    if (!(await deleteArtifact(database, { projectId, id: params.id }))) throw noSuchArtifact();
    return { message: "Artifact deleted" };
  });
  addDownloadRoute(app, context, openArtifactStore(context.settings));
}

function addDownloadRoute(
  app: FastifyInstance,
  context: ServerContext,
  store: ArtifactStore,
): void {
  app.route({
    method: "GET",
    url: routerPath(api.downloadArtifact),
    config: routeConfig(api.downloadArtifact),
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const { params, principal } = validatedCall(api.downloadArtifact, request, reply);
      const row = await existingArtifact(context, principal.projectId, params.id);
      const opened = await store.open(row.sha256);
      if (opened === null) throw missingContent();
      return reply
        .type("application/octet-stream")
        .header("content-length", opened.size)
        .header("content-disposition", attachment(row.path))
        .header("etag", `"${row.sha256.toString("hex")}"`)
        .header("x-content-type-options", "nosniff")
        .header("cache-control", "private, no-cache")
        .send(opened.content);
    },
  });
}

/** RFC 6266: a plain name for old clients, and the name itself. */
function attachment(path: string): string {
  const name = basename(path);
  const plain = name.replace(/[^\w.-]+/g, "_").slice(0, 100);
  const exact = encodeURIComponent(name).replace(/['()*]/g, percentEncoded);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function artifactAnswer(row: ArtifactRow): api.Artifact {
  return {
    id: row.id,
    job_run_id: row.run_id,
    task_run_id: taskRunId(row.run_id, row.seq),
    task_name: row.task_name,
    attempt: row.attempt,
    name: row.name,
    path: row.path,
    size: row.size,
    sha256: row.sha256.toString("hex"),
    content_type: row.content_type,
    created_at: isoTime(row.created_at),
    expires_at: isoTimeOrNull(row.expires_at),
  };
}

async function existingArtifact(
  { database }: ServerContext,
  projectId: string,
  id: string,
): Promise<ArtifactRow> {
  const row = await getArtifact(database, { projectId, id });
  if (row === undefined) throw noSuchArtifact();
  return row;
}

function noSuchArtifact(): StratalError {
  return new StratalError("not_found", "There is no artifact with this id, or it has expired.");
}

function missingContent(): StratalError {
  return new StratalError(
    "not_found",
    "The artifact's content is not in this server's artifact store. Servers and workers must share STRATAL_ARTIFACTS_DIR.",
  );
}
