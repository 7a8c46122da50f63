/**
 * A whole Stratal on this machine: database, server, worker. Owns their order: server and worker start side by side when there is a
 * database, and the worker stops first. Does not own what each part does.
 *
 * 1. The port is tried first, so that a second `up` in the same folder fails before it touches the first one's database.
 * 2. When a later part cannot start, the earlier ones are stopped again.
 */
import type { Logger } from "../../base/logger.ts";
import type { Settings } from "../../config/settings.ts";
import { assertPortFree } from "./free-port.ts";
import { spawnWorker } from "./spawn-worker.ts";
import { WorkerProcess, type WorkerReport } from "./worker-process.ts";

export interface RunningStack {
  url: string;
  /** Where the administrator's first token was written, if this start created it. */
  adminTokenFile: string | null;
  /** The embedded database's folder; null when DATABASE_URL names another database. */
  databaseDir: string | null;
  /** Whether REDIS_URL names a Redis for the queue. */
  usesRedis: boolean;
  worker: WorkerReport;
  /** Lets tasks finish within the worker's grace, then stops everything in order. */
  stop(): Promise<void>;
  /** Ends running tasks at once; `stop` still has to be waited for. */
  hurry(): void;
}

/** Starts everything; answers when the worker claims tasks. */
export async function startStack(given: {
  settings: Settings;
  logger: Logger;
}): Promise<RunningStack> {
  const { logger } = given;
  const options = { settings: withHomeIsolation(given.settings), logger };
  await assertPortFree(options.settings.host, options.settings.port);
  const closers: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const { settings, databaseDir } = await startDatabase(options, closers);
    await migrate(settings, logger);
    const worker = new WorkerProcess({ spawn: () => spawnWorker(settings), logger });
    const reporting = worker.start();
    // Whether the server starts or not, this is waited for.
    reporting.catch(() => undefined);
    closers.push(() => worker.stop());
    const { startServer } = await import("../../server/server.ts");
    const server = await startServer({ settings, logger });
    closers.splice(-1, 0, () => server.close());
    const report = await reporting;
    return {
      url: server.url,
      adminTokenFile: server.adminTokenFile ?? null,
      databaseDir,
      usesRedis: settings.redisUrl !== null,
      worker: report,
      stop,
      hurry: () => {
        worker.kill();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Whoever starts it is at home on this machine, and the jobs of a first try want to see its files. */
function withHomeIsolation(settings: Settings): Settings {
  return { ...settings, workerIsolation: settings.workerIsolation ?? "process" };
}

async function startDatabase(
  { settings, logger }: { settings: Settings; logger: Logger },
  closers: (() => Promise<void>)[],
): Promise<{ settings: Settings; databaseDir: string | null }> {
  if (settings.databaseUrl !== null) return { settings, databaseDir: null };
  const { startEmbeddedPostgres } = await import("../../store/embedded/embedded-postgres.ts");
  const postgres = await startEmbeddedPostgres({ dataDir: settings.dataDir, logger });
  closers.push(() => postgres.stop());
  return { settings: { ...settings, databaseUrl: postgres.url }, databaseDir: postgres.dataDir };
}

async function migrate(settings: Settings, logger: Logger): Promise<void> {
  const { withDatabase } = await import("./with-database.ts");
  const { migrateUp } = await import("../../store/migrate.ts");
  await withDatabase(settings, logger, (database) => migrateUp(database, { logger }));
}
