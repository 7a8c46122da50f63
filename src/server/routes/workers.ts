import type { FastifyInstance } from "fastify";
import * as api from "../../api/workers.ts";
import { StratalError } from "../../base/errors.ts";
import { taskRunId } from "../../base/ids.ts";
import { insertSystemEvent } from "../../store/logs/insert-system-event.ts";
import { listWorkerTasks } from "../../store/workers/list-worker-tasks.ts";
import type { IListWorkerRowsResult } from "../../store/workers/list-workers.queries.ts";
import { listWorkers } from "../../store/workers/list-workers.ts";
import { drainWorker, resumeWorker } from "../../store/workers/workers.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { isoTime, isoTimeOrNull } from "../iso-time.ts";
import type { Principal } from "../principal.ts";

const MAX_WORKERS = 500;
const MAX_TASKS = 200;
/** Weakest first: a worker has the tags of all levels up to its own. */
const levels = ["process", "uid", "namespaces"] as const;

/** The workers and what they execute. */
export function addWorkerRoutes(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, api.listWorkers, async ({ principal }) => {
    const { projectId } = principal;
    const rows = await listWorkers(context.database, { projectId, limit: MAX_WORKERS });
    const workers = rows.map(workerAnswer);
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
  bindEndpoint(app, api.drainWorker, ({ params, principal }) =>
    change(context, principal, params.id, "drained"),
  );
  bindEndpoint(app, api.resumeWorker, ({ params, principal }) =>
    change(context, principal, params.id, "resumed"),
  );
}

async function change(
  context: ServerContext,
  principal: Principal,
  id: string,
  what: "drained" | "resumed",
): Promise<api.Worker & { message: string }> {
  const { database, queue, notifier } = context;
  const { name, queues } = await existingWorker(context, principal, id);
  const hasChanged = await database.transaction(async (on) => {
    const drainedBy = principal.name;
    const done = await (what === "drained"
      ? drainWorker(on, { id, drainedBy })
      : resumeWorker(on, id));
    const message = `Worker ${name} was ${what} by ${drainedBy}.`;
    if (done) await insertSystemEvent(on, { level: "info", message, data: { worker_id: id } });
    return done;
  });
  const worker = await existingWorker(context, principal, id);
  if (!hasChanged) return { ...worker, message: unchanged(worker, what) };
  notifier.ring("stratal_worker", id);
  for (const each of queues) queue.ring(each);
  const now = what === "drained" ? "takes no more tasks" : "takes tasks again";
  return { ...worker, message: `Worker ${name} ${now}.` };
}

/** What there is to say where there was nothing to do; throws `state_conflict` for a worker with which nothing can be done. */
function unchanged({ name, status, drained_at: at }: api.Worker, what: string): string {
  if (status === "active" && what === "resumed") return `Worker ${name} was not drained.`;
  if (status === "draining" && at !== null) return `Worker ${name} is drained already.`;
  const why =
    status === "draining"
      ? "It is ending: its process was told to stop"
      : `It is ${status}: it takes no tasks`;
  throw new StratalError(
    "state_conflict",
    `Worker ${name} cannot be ${what}. ${why}. Start another one with \`stratal worker\`.`,
  );
}

async function existingWorker(
  { database }: ServerContext,
  { projectId }: Principal,
  id: string,
): Promise<api.Worker> {
  const [row] = await listWorkers(database, { projectId, id, limit: 1 });
  if (row !== undefined) return workerAnswer(row);
  throw new StratalError(
    "not_found",
    "There is no worker with this id. GET /api/v1/workers lists them.",
  );
}

function workerAnswer(row: IListWorkerRowsResult): api.Worker {
  return {
    ...row,
    isolation: levels.findLast((level) => row.tags.includes(`isolation:${level}`)) ?? null,
    started_at: isoTime(row.started_at),
    heartbeat_at: isoTime(row.heartbeat_at),
    lease_expires_at: isoTime(row.lease_expires_at),
    drained_at: isoTimeOrNull(row.drained_at),
  };
}
