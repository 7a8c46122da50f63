/** The HTTP server: what it is made of, in the order in which a request passes it. */
import websocket from "@fastify/websocket";
import fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";
import "./fastify-types.ts";
import { programVersion } from "../base/package-files.ts";
import { StratalError, messageOf } from "../base/errors.ts";
import { newId } from "../base/ids.ts";
import type { Logger } from "../base/logger.ts";
import type { Settings } from "../config/settings.ts";
import { openQueue } from "../queue/open-queue.ts";
import { openSecrets } from "../secrets/secret-service.ts";
import { startServices } from "../services/start-services.ts";
import { Database, waitForDatabase } from "../store/database.ts";
import { assertMigrated, migrationStatus } from "../store/migrate.ts";
import { insertSystemEvent } from "../store/logs/insert-system-event.ts";
import { KnownJobs } from "../store/jobs/known-jobs.ts";
import { JobVersions } from "../store/versions/job-version.ts";
import type { ServerContext } from "./context.ts";
import { RunFeed } from "./live/run-feed.ts";
import { StreamCounter } from "./live/stream-counter.ts";
import { installAccess } from "./plugins/access.ts";
import { installApiDocs } from "./plugins/api-docs.ts";
import { installBodyParsers } from "./plugins/body-parsers.ts";
import { installCompression } from "./plugins/compression.ts";
import {
  installErrorHandlers,
  refuseConnection,
  requestIdOf,
  sendProblem,
} from "./plugins/errors.ts";
import { installOriginChecks, isLoopbackName } from "./plugins/origin.ts";
import { installRateLimit } from "./plugins/rate-limit.ts";
import { installRequestChecks } from "./plugins/request-checks.ts";
import { installSecurityHeaders } from "./plugins/security-headers.ts";
import { findWebFiles, installWebFiles } from "./plugins/web-files.ts";
import { stratalErrorOf } from "./problem-of.ts";
import { addRoutes } from "./routes/routes.ts";
import { ensureFirstLogin } from "./token-login.ts";

const REQUEST_TIMEOUT_MS = 60_000;
const IDLE_CONNECTION_MS = 72_000;
const MAX_CLIENT_FRAME_BYTES = 64 * 1024;

export interface ServerOptions {
  settings: Settings;
  logger: Logger;
  /** A pool to share; without it the server opens and closes its own. */
  database?: Database;
}

/** A server that accepts requests. */
export interface RunningServer {
  url: string;
  host: string;
  port: number;
  /** Where the administrator's first token was written, if this start created it. */
  adminTokenFile?: string;
  close(): Promise<void>;
}

/** Starts the API, the web UI and the background services; answers when requests are accepted. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { settings, logger } = options;
  const database = options.database ?? openDatabase(settings, logger);
  const closers: (() => Promise<void>)[] = [];
  if (options.database === undefined) closers.push(() => database.close());
  const close = async (): Promise<void> => {
    for (const step of closers.splice(0).reverse()) await step();
  };
  try {
    await waitForDatabase(database, settings.databaseConnectTimeoutMs, (reason) => {
      logger.warn({ reason }, "Waiting for the database.");
    });
    await assertMigrated(database);
    const { applied } = await migrationStatus(database);
    const secrets = await openSecrets({ database, settings, logger });
    const mode = accessMode(settings);
    const login = { adminToken: settings.adminToken ?? null, dataDir: settings.dataDir };
    const adminTokenFile = mode === "token" ? await ensureFirstLogin(database, login) : null;
    if (adminTokenFile !== null)
      logger.warn(`The administrator's API token was written to ${adminTokenFile}`);
    const closing = new AbortController();
    const { redisUrl } = settings;
    const queue = await openQueue({ redisUrl, database, claimDatabase: database, logger });
    closers.push(() => queue.close());
    const versions = new JobVersions(database);
    const feed = RunFeed.start(database, queue, versions, logger);
    closers.push(() => feed.close());
    const context: ServerContext = {
      settings,
      database,
      logger,
      secrets,
      notifier: queue.notifier,
      queue,
      feed,
      streams: new StreamCounter(),
      versions,
      starts: { known: new KnownJobs(), underWay: 0 },
      closing: closing.signal,
      version: programVersion(),
      schemaVersion: applied.at(-1)?.name ?? null,
    };
    const app = await buildApp(context, mode);
    closers.push(() => app.close());
    const services = await startServices({ database, settings, logger, queue });
    closers.push(() => services.close());
    await app.listen({ host: settings.host, port: settings.port });
    closers.push(async () => closing.abort());
    const message = `Server ${context.version} started.`;
    // For people: a server that listens goes on without.
    await insertSystemEvent(database, { level: "info", message, data: { pid: process.pid } }).catch(
      (error: unknown) => logger.warn({ err: messageOf(error) }, `not recorded: ${message}`),
    );
    return {
      ...addressOf(app, settings.host),
      ...(adminTokenFile === null ? {} : { adminTokenFile }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Builds the application without listening. The order of the hooks is the order of the checks: URL, headers, rate, Host and Origin, then who
 * asks and what they may do.
 */
export async function buildApp(
  context: ServerContext,
  mode: "local" | "token",
): Promise<FastifyInstance> {
  const { settings, database, logger } = context;
  const app = fastify({
    // Our own logger: fastify's is told of every request, which is too much for info.
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request) => requestIdOf(request, newId),
    bodyLimit: settings.maxBodyBytes,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: IDLE_CONNECTION_MS,
    forceCloseConnections: true,
    clientErrorHandler: refuseConnection,
    frameworkErrors: (error, request, reply) => {
      // The router's own errors come before any route, and so before the request has its types.
      sendProblem(stratalErrorOf(error), request as FastifyRequest, reply as FastifyReply);
    },
  }) as unknown as FastifyInstance;
  const files = findWebFiles(settings.webDir ?? null);
  installErrorHandlers(app, files);
  // First of all: its hook marks upgrade requests, and only the sockets of marked ones are ended when a later hook refuses them.
  await app.register(websocket, { options: { maxPayload: MAX_CLIENT_FRAME_BYTES } });
  installRequestChecks(app);
  installSecurityHeaders(app);
  await installCompression(app);
  if (mode === "token") await installRateLimit(app);
  installOriginChecks(app, {
    checkHost: mode === "local",
    allowedHosts: settings.allowedHosts,
    publicUrl: settings.publicUrl ?? null,
  });
  installBodyParsers(app);
  installAccess(app, { mode, database });
  addRoutes(app, context, mode);
  await installApiDocs(app, context.version);
  if (files !== null) await installWebFiles(app, files);
  await app.ready();
  return app;
}

/** Local mode needs no login and exists on loopback addresses only. */
export function accessMode(settings: Pick<Settings, "auth" | "host">): "local" | "token" {
  if (settings.auth !== "auto") return "token";
  return isLoopbackName(settings.host) ? "local" : "token";
}

function openDatabase(settings: Settings, logger: Logger): Database {
  const url = settings.databaseUrl;
  if (url === null) throw new StratalError("invalid_settings", "The server needs a database URL.");
  return new Database({
    url,
    maxConnections: settings.poolSize,
    applicationName: "stratal server",
    onError: (error) => logger.warn({ err: error.message }, "a database connection failed"),
  });
}

function addressOf(
  app: FastifyInstance,
  host: string,
): { url: string; host: string; port: number } {
  const address = app.server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const shown = host.includes(":") ? `[${host}]` : host;
  return { url: `http://${shown}:${address.port}`, host, port: address.port };
}
