/**
 * A real PostgreSQL of our own, for a laptop and for tests: `stratal up` needs no database server. Owns: the order of the steps of a
 * start and a stop; each step has its file beside this one.
 *
 * 1. One process owns a data directory at a time (ownership.ts); a second one is refused.
 * 2. A server whose owner died is adopted if it runs as wanted, and otherwise ended and started again; its data is never touched.
 * 3. A server that dies is started again on the same port for as long as its owner has not stopped it.
 * 4. The server listens on 127.0.0.1 only, with a password, and on no socket file.
 */
import { createServer, type AddressInfo } from "node:net";
import pg from "pg";
import { systemClock } from "../../base/clock.ts";
import { StratalError } from "../../base/errors.ts";
import type { Logger } from "../../base/logger.ts";
import { isUnavailable, sqlStateOf } from "../database.ts";
import { DATABASE_USER, ensureCluster } from "./cluster.ts";
import { Ownership } from "./ownership.ts";
import { choosePlacement, type Placement } from "./placement.ts";
import {
  awaitSettled,
  runsWith,
  serverArguments,
  spawnPostmaster,
  stopPostmaster,
  type Postmaster,
} from "./postmaster.ts";
import { keepLogSmall } from "./server-log.ts";

/** A killed server's last processes may hold its memory for a moment, and a free port may be taken before we use it. */
const MAX_STARTS = 5;
const START_DELAY_MS = 200;
const DATABASE = "stratal";

export interface EmbeddedPostgres {
  /** With user, password, port and database. */
  url: string;
  /** Where it really is: another place than asked for, when the account of the server cannot reach that one. */
  dataDir: string;
  /** Fast shutdown; resolves when the server has ended. May be called again. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Made if it is missing; later starts on it find the data of earlier ones. */
  dataDir: string;
  logger: Logger;
  /** On 127.0.0.1; a free one by default. */
  port?: number;
  /** PostgreSQL's own settings, by their names. */
  settings?: Readonly<Record<string, string>>;
}

/** Starts PostgreSQL on the directory, or takes over the one that a process which died left running there. */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { logger, settings = {} } = options;
  const placement = await choosePlacement(options.dataDir, logger);
  const password = await ensureCluster(placement, settings["fsync"] !== "off");
  const owned = await startOwned(placement, password, options);
  const { ownership } = owned;
  const { port } = owned.postmaster;
  const url = urlOf(port, password, DATABASE);
  const { layout } = placement;
  const stopping = new AbortController();
  const stop = (): Promise<void> => {
    stopping.abort();
    return ownership.releaseAfter(() => stopPostmaster(owned.postmaster.pid, layout));
  };
  try {
    await ensureDatabase(urlOf(port, password, "postgres"));
  } catch (error) {
    await stop();
    throw error;
  }
  void keepLogSmall(layout.logFile, logger, stopping.signal);
  logger.debug({ dataDir: layout.dataDir, port }, "The embedded database runs.");
  let stopped: Promise<void> | undefined;
  return { url, dataDir: layout.dataDir, stop: () => (stopped ??= stop()) };
}

interface Owned {
  /** Another one after it died and was started again. */
  readonly postmaster: Postmaster;
  readonly ownership: Ownership;
}

async function startOwned(
  placement: Placement,
  password: string,
  options: EmbeddedPostgresOptions,
): Promise<Owned> {
  const { layout } = placement;
  let lastWords = "";
  for (let start = 1; start <= MAX_STARTS; start += 1) {
    const orphan = await awaitSettled(layout);
    const adopted = orphan && (await takeOver(orphan, placement, password, options));
    if (adopted !== null) return adopted;
    const port = options.port ?? (await freePort());
    if (options.port !== undefined) await requireFree(options.port);
    const args = serverArguments(layout, port, options.settings ?? {});
    const { postmaster, log } = await spawnPostmaster(placement, args);
    if (postmaster !== null) return claim(postmaster, placement, password, options);
    lastWords = log;
    await systemClock.sleep(START_DELAY_MS * start);
  }
  throw new StratalError(
    "unavailable",
    `The embedded database in ${layout.dataDir} does not start: ${lastWords || `see ${layout.logFile}`}`,
  );
}

/** Claims a running server; null if it is gone: it was ending, or it ran otherwise than wanted and we ended it. */
async function takeOver(
  orphan: Postmaster,
  placement: Placement,
  password: string,
  options: EmbeddedPostgresOptions,
): Promise<Owned | null> {
  const { layout } = placement;
  const owned = await claim(orphan, placement, password, options).catch((error: unknown) => {
    if (isUnavailable(error)) return null;
    throw error;
  });
  if (owned === null) return null;
  const port = options.port ?? orphan.port;
  const wanted = serverArguments(layout, port, options.settings ?? {});
  if (await runsWith(placement, wanted)) {
    options.logger.info(
      { pid: orphan.pid },
      "Adopted the embedded database, which an earlier process left running.",
    );
    return owned;
  }
  options.logger.info(
    { pid: orphan.pid },
    "Restarting the embedded database, which an earlier process left running with other settings.",
  );
  await owned.ownership.releaseAfter(() => stopPostmaster(orphan.pid, layout));
  return null;
}

async function claim(
  postmaster: Postmaster,
  placement: Placement,
  password: string,
  { logger, settings = {} }: EmbeddedPostgresOptions,
): Promise<Owned> {
  const { layout } = placement;
  const { port } = postmaster;
  const url = urlOf(port, password, "postgres");
  let current = postmaster;
  const revive = async (): Promise<void> => {
    if ((await awaitSettled(layout)) !== null) return;
    const started = await spawnPostmaster(placement, serverArguments(layout, port, settings));
    if (started.postmaster === null) throw new StratalError("unavailable", started.log);
    current = started.postmaster;
    logger.warn({ pid: current.pid }, "The embedded database had died and was started again.");
  };
  try {
    const ownership = await Ownership.claim({ url, dataDir: layout.dataDir, logger, revive });
    return {
      ownership,
      get postmaster() {
        return current;
      },
    };
  } catch (error) {
    if (sqlStateOf(error) !== "28P01") throw error;
    throw new StratalError(
      "invalid_settings",
      `The embedded database does not accept the password in ${layout.passwordFile}. Put the original file back.`,
      { cause: error },
    );
  }
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://${DATABASE_USER}:${password}@127.0.0.1:${port}/${database}`;
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const found = await client.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const { port } = await listenBriefly(0);
  return port;
}

async function requireFree(port: number): Promise<void> {
  try {
    await listenBriefly(port);
  } catch (error) {
    throw new StratalError(
      "invalid_settings",
      `Port ${port} on 127.0.0.1 is not free for the embedded database. Choose another one, or end the program that uses it.`,
      { cause: error },
    );
  }
}

function listenBriefly(port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      // A TCP server's address is never a path.
      const address = server.address() as AddressInfo;
      server.close(() => {
        resolve(address);
      });
    });
  });
}
