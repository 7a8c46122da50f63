import type { FastifyInstance } from "fastify";
import * as api from "../../api/health.ts";
import type { Health } from "../../api/health.ts";
import { systemClock } from "../../base/clock.ts";
import { checkDatabase } from "../../store/health/check-database.ts";
import { countWorkers } from "../../store/workers/count-workers.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";

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
      status: isUp ? ("healthy" as const) : ("unhealthy" as const),
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
  if (found === null) {
    const database = { status: "down" as const, latency_ms: null, version: null, schema: null };
    return { ...base, database, workers: { active: 0, process_slots: 0, inline_slots: 0 } };
  }
  const [version, workers] = found;
  const schema = context.schemaVersion;
  const latency = Math.round((systemClock.monotonic() - startedAt) * 10) / 10;
  return { ...base, database: { status: "up", latency_ms: latency, version, schema }, workers };
}
