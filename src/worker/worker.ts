/** The worker process: assembles its parts and keeps a session open until it is told to close. */
import { homedir, hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../base/clock.ts";
import { StratalError, messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import { programVersion } from "../base/package-files.ts";
import type { Settings } from "../config/settings.ts";
import { openQueue } from "../queue/open-queue.ts";
import { openSecrets } from "../secrets/secret-service.ts";
import { openArtifactStore } from "../store/artifacts/open-artifact-store.ts";
import { Database, isUnavailable, waitForDatabase } from "../store/database.ts";
import { JobVersions } from "../store/versions/job-version.ts";
import { LogShipper } from "./log-shipper.ts";
import { interpreterRoots } from "./isolation/interpreter-roots.ts";
import { isolationTags } from "./isolation/levels.ts";
import { openIsolation } from "./isolation/open-isolation.ts";
import { detectInterpreters, type DetectedInterpreters } from "./runtimes/detect-interpreters.ts";
import { createScriptHost, type OpenScriptHost } from "./runtimes/script-host.ts";
import { ignoreInspectorSignal } from "./watchdog/inspector-signal.ts";
import type { WorkerParts } from "./worker-parts.ts";
import { KnownRuns } from "./known-runs.ts";
import { WorkerSession } from "./worker-session.ts";

/**
 * The planner's choices on the hot path must not depend on statistics that change by the minute (engine.md §4): a plan that was made while
 * a table was small stays in use when it has grown. Rows that are looked at are what counts, pages cost nothing: so rows are always looked
 * up by key for what is in an array, and never the array for each row.
 */
const HOT_PATH_PLANNER = {
  enable_seqscan: "off",
  enable_bitmapscan: "off",
  enable_hashjoin: "off",
  enable_mergejoin: "off",
  jit: "off",
  random_page_cost: "0",
  seq_page_cost: "0",
  cpu_tuple_cost: "1",
  // The plans do not depend on the parameters, and planning the statements anew takes longer than running them.
  plan_cache_mode: "force_generic_plan",
};
const ROOT_WARNING =
  'This worker runs as root, and at isolation level "process" its scripts do, too: they may do anything on this machine. Run it as an unprivileged user of its own.';
const HOT_CONNECTIONS = 4;
const REOPEN_DELAY_MS = 1_000;

export interface RunningWorker {
  /** The current session's id. */
  readonly id: string;
  /** Languages whose interpreters were found. */
  readonly languages: string[];
  /** Stops claiming, lets tasks finish within the grace, hands the rest back and closes everything. */
  close(): Promise<void>;
}

/** Starts a worker; answers once it is registered and claims tasks. */
export async function startWorker(options: {
  settings: Settings;
  logger: Logger;
  /** PATH, LANG and TZ for scripts. */
  environment: { PATH: string; LANG?: string; TZ?: string };
}): Promise<RunningWorker> {
  ignoreInspectorSignal();
  const closers: Closers = [];
  try {
    const { parts, languages } = await openParts(options, closers);
    const session = await openFirst(parts, options.settings.databaseConnectTimeoutMs);
    return keepRunning(parts, session, languages, closers);
  } catch (error) {
    // What is left open would keep the process from ending.
    await closeAll(closers);
    throw error;
  }
}

/** What has to be closed, in the order in which it was opened. */
type Closers = (() => Promise<void> | void)[];

async function closeAll(closers: Closers): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

async function openParts(
  options: HostOptions,
  closers: Closers,
): Promise<{ parts: WorkerParts; languages: string[] }> {
  const { settings, logger } = options;
  const databases = openDatabases(settings, logger);
  for (const database of Object.values(databases)) closers.push(() => database.close());
  const { host, tags, languages } = await openHostMeanwhile(
    options,
    waitForDatabase(databases.database, settings.databaseConnectTimeoutMs, (reason) => {
      logger.warn({ reason }, "Waiting for the database.");
    }),
  );
  closers.push(() => host.close());
  const parts = await assemble(settings, logger, databases, host, tags, closers);
  return { parts, languages };
}

/** The first session. The database may be away again since it was waited for. */
async function openFirst(parts: WorkerParts, timeoutMs: number): Promise<WorkerSession> {
  const deadline = systemClock.monotonic() + timeoutMs;
  for (;;) {
    try {
      return await WorkerSession.open(parts);
    } catch (error) {
      if (!isUnavailable(error) || systemClock.monotonic() > deadline) throw error;
      parts.logger.warn({ err: messageOf(error) }, "not registered yet");
      await systemClock.sleep(REOPEN_DELAY_MS);
    }
  }
}

function keepRunning(
  parts: WorkerParts,
  first: WorkerSession,
  languages: string[],
  closers: Closers,
): RunningWorker {
  let session = first;
  const closing = new AbortController();
  const keepOpen = async (): Promise<void> => {
    while ((await session.run()) === "lease_lost") {
      const opened = await reopen(parts, session.id, closing.signal);
      if (opened === null) return;
      session = opened;
      if (closing.signal.aborted) session.drain();
    }
  };
  const ended = keepOpen();
  return {
    get id() {
      return session.id;
    },
    languages,
    async close() {
      closing.abort();
      session.drain();
      await ended;
      await closeAll(closers);
    },
  };
}

/** Null when the worker closes. */
async function reopen(
  parts: WorkerParts,
  replaces: string,
  closing: AbortSignal,
): Promise<WorkerSession | null> {
  while (!closing.aborted) {
    try {
      return await WorkerSession.open(parts, replaces);
    } catch (error) {
      parts.logger.warn({ err: messageOf(error) }, "not registered again yet");
      await systemClock.sleep(REOPEN_DELAY_MS, closing);
    }
  }
  return null;
}

interface Databases {
  database: Database;
  hotDatabase: Database;
  heartbeatDatabase: Database;
}

function openDatabases(settings: Settings, logger: Logger): Databases {
  const url = settings.databaseUrl;
  if (url === null) throw new StratalError("invalid_settings", "The worker needs a database URL.");
  const onError = (error: Error): void => {
    logger.warn({ err: error.message }, "a database connection failed");
  };
  return {
    database: new Database({
      url,
      maxConnections: settings.poolSize,
      applicationName: "stratal worker",
      onError,
    }),
    hotDatabase: new Database({
      url,
      maxConnections: HOT_CONNECTIONS,
      applicationName: "stratal worker hot path",
      sessionSettings: HOT_PATH_PLANNER,
      onError,
    }),
    heartbeatDatabase: new Database({
      url,
      maxConnections: 1,
      applicationName: "stratal worker heartbeat",
      statementTimeoutMs: settings.workerLeaseMs,
      onError,
    }),
  };
}

interface HostOptions {
  settings: Settings;
  logger: Logger;
  environment: { PATH: string; LANG?: string; TZ?: string };
}

interface OpenedHost {
  host: OpenScriptHost;
  tags: string[];
  languages: string[];
}

/** Asking the interpreters for their versions takes as long as reaching a database does. */
async function openHostMeanwhile(
  options: HostOptions,
  database: Promise<void>,
): Promise<OpenedHost> {
  const opening = openHost(options);
  try {
    // Together: a machine that does not allow what the settings ask for is told at once.
    const [opened] = await Promise.all([opening, database]);
    return opened;
  } catch (error) {
    await opening.then(({ host }) => host.close()).catch(() => undefined);
    throw error;
  }
}

async function openHost(options: HostOptions): Promise<OpenedHost> {
  const { settings, logger, environment } = options;
  const workRoot = settings.workerWorkDir ?? join(tmpdir(), `stratal-work-${userTag()}`);
  const cacheRoot = join(workRoot, "cache");
  const path = environment.PATH;
  let detected: DetectedInterpreters = { interpreters: {}, tags: [] };
  const { confiner, report } = await openIsolation({
    settings,
    path,
    cacheRoot,
    interpreterRoots: async (user) => {
      detected = await detectInterpreters({ path, home: user === null ? homedir() : "/", user });
      return interpreterRoots(detected.interpreters);
    },
  });
  logger.info({ isolation: confiner.level, limits: confiner.can }, "isolation of scripts");
  if (confiner.level === "process" && process.getuid?.() === 0) logger.warn(ROOT_WARNING);
  const { interpreters, tags } = detected;
  const host = await createScriptHost({
    interpreters,
    base: environment,
    workRoot,
    cacheRoot,
    confiner,
    warmRuntimes: settings.warmRuntimes === "on",
    warn: (message) => {
      logger.warn(message);
    },
  });
  const ofIsolation = isolationTags(confiner.level, report.limits.can);
  return {
    host,
    tags: [...tags, ...ofIsolation, ...settings.workerTags],
    languages: Object.keys(interpreters),
  };
}

/** Workers of several users share the temporary directory. */
function userTag(): string {
  return String(process.getuid?.() ?? "user");
}

async function assemble(
  settings: Settings,
  logger: Logger,
  databases: Databases,
  host: OpenScriptHost,
  tags: string[],
  closers: Closers,
): Promise<WorkerParts> {
  const queue = await openQueue({
    redisUrl: settings.redisUrl,
    database: databases.database,
    claimDatabase: databases.hotDatabase,
    logger,
  });
  const { notifier } = queue;
  const shipper = new LogShipper({
    on: databases.hotDatabase,
    logger,
    onStored: (runIds) => {
      for (const runId of runIds) notifier.ring("stratal_run", runId);
    },
  });
  closers.push(
    () => shipper.close(),
    () => queue.close(),
  );
  return {
    ...databases,
    on: databases.database,
    name: settings.workerName ?? hostname(),
    hostname: hostname(),
    version: programVersion(),
    queues: settings.workerQueues,
    tags,
    processSlots: settings.workerProcessSlots,
    inlineSlots: settings.workerInlineSlots,
    leaseMs: settings.workerLeaseMs,
    drainGraceMs: settings.workerDrainGraceMs,
    pollIntervalMs: settings.pollIntervalMs,
    notifier,
    queue,
    versions: new JobVersions(databases.database),
    knownRuns: new KnownRuns(),
    results: {
      database: databases.database,
      store: openArtifactStore(settings),
      maxArtifactBytes: settings.maxArtifactBytes,
      logger,
      announce: (runId) => {
        notifier.ring("stratal_run", runId);
      },
    },
    publicUrl: settings.publicUrl,
    onStarted: ({ queues, runId }) => {
      for (const name of queues) notifier.ring("stratal_ready", name);
      notifier.ring("stratal_run", runId);
    },
    secrets: await openSecrets({ database: databases.database, settings, logger }),
    host,
    shipper,
    logger,
  };
}
