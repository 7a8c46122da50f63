import type { FastifyInstance } from "fastify";
import * as api from "../../api/health.ts";
import type { Health } from "../../api/health.ts";
import { systemClock } from "../../base/clock.ts";
import { checkDatabase } from "../../store/health/check-database.ts";
import { countWorkers } from "../../store/workers/count-workers.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { DATABASE_FULL } from "../problem-of.ts";

/** A database that takes longer to say its version is of no use. */
const CHECK_TIMEOUT_MS = 3_000;
const UNAVAILABLE = 503;

/** Health checks. */
export function addHealthRoutes(app: FastifyInstance, context: ServerContext): void {
  const uptime = (): number => Math.floor(process.uptime());
  bindEndpoint(app, api.getHealth, async ({ reply }) => {
    const fields = await healthFields(context);
    const isUp = fields.database.status === "up";
    if (!isUp) reply.code(UNAVAILABLE);
    return {
      status: statusOf(fields),
      service: "stratal" as const,
      ...fields,
    };
  });
  bindEndpoint(app, api.getReadiness, async ({ reply }) => {
    const fields = await healthFields(context);
    const isUp = fields.database.status === "up";
    if (!isUp) reply.code(UNAVAILABLE);
    return { status: isUp ? ("ready" as const) : ("not_ready" as const), ...fields };
  });
  bindEndpoint(app, api.getApiHealth, () => ({
    message: "API is running" as const,
    status: "healthy" as const,
    version: context.version,
  }));
  bindEndpoint(app, api.getLiveness, () => ({
    status: "alive" as const,
    uptime_seconds: uptime(),
  }));
}

/** A full disk is no reason to send requests elsewhere: all servers share the database, and reads go on. */
function statusOf({ database }: HealthFields): Health["status"] {
  if (database.status === "down") return "unhealthy";
  return database.problem === null ? "healthy" : "degraded";
}

type HealthFields = Omit<Health, "status" | "service">;

async function healthFields(context: ServerContext): Promise<HealthFields> {
  const startedAt = systemClock.monotonic();
  const stop = new AbortController();
  const timeout = systemClock.sleep(CHECK_TIMEOUT_MS, stop.signal).then(() => null);
  const check = Promise.all([checkDatabase(context.database), countWorkers(context.database)]);
  const [found, isReachable] = await Promise.all([
    Promise.race([check.catch(() => null), timeout]),
    context.queue.isReachable(),
  ]);
  stop.abort();
  const base = {
    version: context.version,
    uptime_seconds: Math.floor(process.uptime()),
    queue: { kind: context.queue.kind, status: isReachable ? ("up" as const) : ("down" as const) },
  };
  const problem = context.database.isFull() ? DATABASE_FULL : null;
  if (found === null) {
    const nothing = { latency_ms: null, version: null, schema: null };
    const database = { status: "down" as const, ...nothing, problem };
    return { ...base, database, workers: { active: 0, process_slots: 0, inline_slots: 0 } };
  }
  const [version, workers] = found;
  const schema = context.schemaVersion;
  const latency = Math.round((systemClock.monotonic() - startedAt) * 10) / 10;
  const database = { status: "up" as const, latency_ms: latency, version, schema, problem };
  return { ...base, database, workers };
}
