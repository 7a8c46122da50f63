import type { FastifyInstance } from "fastify";
import * as api from "../../api/workers.ts";
import { listWorkers } from "../../store/workers/list-workers.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { isoTime } from "../iso-time.ts";

const MAX_WORKERS = 500;
/** Weakest first: a worker has the tags of all levels up to its own. */
const levels = ["process", "uid", "namespaces"] as const;

/** The workers. */
export function addWorkerRoutes(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, api.listWorkers, async ({ principal }) => {
    const { projectId } = principal;
    const rows = await listWorkers(context.database, { projectId, limit: MAX_WORKERS });
    const workers = rows.map((row) => ({
      ...row,
      isolation: levels.findLast((level) => row.tags.includes(`isolation:${level}`)) ?? null,
      started_at: isoTime(row.started_at),
      heartbeat_at: isoTime(row.heartbeat_at),
      lease_expires_at: isoTime(row.lease_expires_at),
    }));
    return { workers, count: workers.length };
  });
}
