import type { FastifyInstance } from "fastify";
import * as api from "../../api/workers.ts";
import { taskRunId } from "../../base/ids.ts";
import { listWorkerTasks } from "../../store/workers/list-worker-tasks.ts";
import { listWorkers } from "../../store/workers/list-workers.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { isoTime, isoTimeOrNull } from "../iso-time.ts";

const MAX_WORKERS = 500;
const MAX_TASKS = 200;
/** Weakest first: a worker has the tags of all levels up to its own. */
const levels = ["process", "uid", "namespaces"] as const;

/** The workers and what they execute. */
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
  bindEndpoint(app, api.listWorkerTasks, async ({ params, principal }) => {
    const wanted = { projectId: principal.projectId, workerId: params.id, limit: MAX_TASKS };
    const rows = await listWorkerTasks(context.database, wanted);
    const tasks = rows.map((row) => ({
      task_run_id: taskRunId(row.run_id, row.seq),
      name: row.name,
      attempt: row.attempt,
      started_at: isoTimeOrNull(row.started_at),
      job_run_id: row.run_id,
      seq: row.seq,
      job_id: row.job_id,
      job_name: row.job_name,
    }));
    return { tasks, count: tasks.length };
  });
}
