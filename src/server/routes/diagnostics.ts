import { statfs } from "node:fs/promises";
import type { FastifyInstance } from "fastify";
import * as api from "../../api/diagnostics.ts";
import type { Diagnostics } from "../../api/diagnostics.ts";
import { systemClock } from "../../base/clock.ts";
import { checkDatabase } from "../../store/health/check-database.ts";
import { inspectDatabase } from "../../store/health/inspect-database.ts";
import { migrationStatus } from "../../store/migrate.ts";
import { countWorkerVersions } from "../../store/workers/count-worker-versions.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { EventLoopMeter } from "../event-loop-meter.ts";
import { healthWarnings } from "../health-warnings.ts";
import { isoTime } from "../iso-time.ts";
import { unmatchedDemand } from "../unmatched-demand.ts";
import { DATABASE_FULL } from "../problem-of.ts";

/** How the service does, for those who run it. */
export function addDiagnosticsRoutes(app: FastifyInstance, context: ServerContext): void {
  const loop = new EventLoopMeter();
  loop.start();
  app.addHook("onClose", () => loop.stop());
  bindEndpoint(app, api.getDiagnostics, async () => {
    const [server, database, workers, isReachable, unmatched] = await Promise.all([
      serverState(context, loop),
      databaseState(context),
      countWorkerVersions(context.database),
      context.queue.isReachable(),
      unmatchedDemand(context.database, null),
    ]);
    const facts = {
      generated_at: isoTime(new Date(systemClock.now())),
      server,
      database,
      queue: {
        kind: context.queue.kind,
        status: isReachable ? ("up" as const) : ("down" as const),
      },
      // The statement answers no others.
      workers: workers as Diagnostics["workers"],
    };
    return { ...facts, warnings: healthWarnings(facts, unmatched) };
  });
}

async function serverState(
  { version, feed, streams, settings }: ServerContext,
  loop: EventLoopMeter,
): Promise<Diagnostics["server"]> {
  const memory = process.memoryUsage();
  const { lag, utilization } = loop.read();
  return {
    version,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    uptime_seconds: Math.floor(process.uptime()),
    memory_bytes: memory.rss,
    heap_bytes: memory.heapUsed,
    event_loop_lag_ms: lag,
    event_loop_utilization: utilization,
    streams: { ...streams.counts, live_topics: feed.topics.count },
    disk: await diskState(settings.dataDir),
  };
}

/** Some file systems do not say; that is no reason to answer nothing. */
async function diskState(path: string): Promise<Diagnostics["server"]["disk"]> {
  const found = await statfs(path).catch(() => null);
  if (found === null) return null;
  return {
    free_bytes: found.bavail * found.bsize,
    total_bytes: found.blocks * found.bsize,
  };
}

async function databaseState({
  database,
  schemaVersion,
}: ServerContext): Promise<Diagnostics["database"]> {
  const startedAt = systemClock.monotonic();
  const version = await checkDatabase(database);
  const latency = Math.round((systemClock.monotonic() - startedAt) * 10) / 10;
  const found = await inspectDatabase(database);
  // After the inspection, which would else count its connection.
  const migrations = await migrationStatus(database).catch(() => null);
  return {
    version,
    schema: schemaVersion,
    migrations: migrations && {
      applied: migrations.applied.length,
      pending: migrations.pending,
    },
    problem: database.isFull() ? DATABASE_FULL : null,
    latency_ms: latency,
    size_bytes: found.size_bytes,
    pool: database.connections,
    connections: found.connections,
    max_connections: found.max_connections,
    waiting_for_locks: found.waiting_for_locks,
    oldest_transaction: oldestOf(found),
  };
}

function oldestOf(
  found: Awaited<ReturnType<typeof inspectDatabase>>,
): Diagnostics["database"]["oldest_transaction"] {
  if (found.oldest_pid === null || found.oldest_seconds === null) return null;
  return {
    pid: found.oldest_pid,
    application: found.oldest_application ?? "",
    state: found.oldest_state,
    seconds: Math.max(0, found.oldest_seconds),
  };
}
