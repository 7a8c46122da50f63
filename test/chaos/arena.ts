/**
 * The system under test: a PostgreSQL of its own that syncs its writes, a Redis if asked for, servers and workers as processes, each behind
 * proxies of its own.
 */
import { mkdir, readFile, symlink } from "node:fs/promises";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { createLogger } from "../../src/base/logger.ts";
import { Database } from "../../src/store/database.ts";
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from "../../src/store/embedded/embedded-postgres.ts";
import { layoutOf } from "../../src/store/embedded/placement.ts";
import { migrateUp } from "../../src/store/migrate.ts";
import { installedRedis, startTestRedis, type TestRedis } from "../support/redis.ts";
import { freePort } from "./free-port.ts";
import { Member } from "./member.ts";
import type { Isolation } from "./options.ts";
import { Proxy } from "./proxy.ts";
import { Random } from "./random.ts";

/** Short, because each fault may cost a lease; a shorter one is lost by itself on a busy machine. */
export const LEASE_MS = 2_000;
const SERVERS = 2;
const WORKERS = 2;
/** What scripts and the watchdog need; other interpreters would only be looked for at each start. */
const TOOLS = ["bash", "sh", "sleep", "seq", "setsid", "grep", "rm", "cat", "mkdir", "mkfifo"];

export interface Arena {
  postgres: EmbeddedPostgres;
  /** Null if PostgreSQL carries the queue. */
  redis: TestRedis | null;
  /** Straight to the database, past all proxies. */
  database: Database;
  servers: Member[];
  workers: Member[];
  /** Base URLs of the servers. */
  urls: string[];
  close(): Promise<string[]>;
}

export interface ArenaOptions {
  directory: string;
  /** The main file of the command line, built. */
  program: string;
  /** Directory that scripts write to. */
  marks: string;
  seed: number;
  redis: boolean;
  isolation: Isolation;
}

/** Starts everything; answers before servers and workers are up. */
export async function openArena(options: ArenaOptions): Promise<Arena> {
  const { directory } = options;
  // That the database does not start at once, because it is being crashed again, is no news here.
  const logger = createLogger({ level: "silent", pretty: false, name: "chaos" });
  const postgres = await startEmbeddedPostgres({ dataDir: join(directory, "postgres"), logger });
  const database = new Database({ url: postgres.url, maxConnections: 4, applicationName: "chaos" });
  await migrateUp(database);
  const redis = options.redis ? await openRedis() : null;
  const path = await toolDirectory(directory);
  const common = { ...options, url: postgres.url, redisUrl: redis?.url ?? null, path };
  const ports = await Promise.all(Array.from({ length: SERVERS }, freePort));
  const servers = await Promise.all(
    ports.map((port, index) => openMember("server", index, { STRATAL_PORT: String(port) }, common)),
  );
  const workers = await Promise.all(
    Array.from({ length: WORKERS }, (_, index) => openMember("worker", index, {}, common)),
  );
  for (const member of [...servers, ...workers]) member.start();
  return {
    postgres,
    redis,
    database,
    servers,
    workers,
    urls: ports.map((port) => `http://127.0.0.1:${port}`),
    close: async () => {
      const late = await close([...servers, ...workers], database, postgres);
      await redis?.close();
      return late;
    },
  };
}

/** Null, and a loud word, where no Redis is installed. */
async function openRedis(): Promise<TestRedis | null> {
  const [program] = installedRedis;
  if (program !== undefined) return startTestRedis(program);
  process.stderr.write(
    "NOT TESTED: faults of Redis, since neither redis-server nor valkey-server is installed; PostgreSQL carries the queue.\n",
  );
  return null;
}

/**
 * Process id of the database server; null while there is none. The file alone is not believed: between a crash and the next start it may name
 * whoever had the number before, or this process, which starts the server.
 */
export async function postmasterOf({ postgres }: Arena): Promise<number | null> {
  const { pgDataDir } = layoutOf(postgres.dataDir);
  const text = await readFile(join(pgDataDir, "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number(text.split("\n")[0]);
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return command.split("\0").includes(pgDataDir) ? pid : null;
}

/** What all members share. */
interface Common extends ArenaOptions {
  url: string;
  redisUrl: string | null;
  path: string;
}

async function openMember(
  kind: "server" | "worker",
  index: number,
  env: Record<string, string>,
  common: Common,
): Promise<Member> {
  const { directory, program, url, redisUrl, seed } = common;
  const name = `${kind}-${index + 1}`;
  const [proxy, databaseUrl] = await openProxy(url);
  const [redisProxy, ownRedisUrl] = redisUrl === null ? [null, null] : await openProxy(redisUrl);
  const logs = join(directory, "logs");
  await mkdir(logs, { recursive: true });
  return new Member({
    kind,
    name,
    program,
    proxy,
    redisProxy,
    random: new Random(seed + (kind === "server" ? 10 : 20) + index),
    cwd: directory,
    logFile: join(logs, `${name}.log`),
    env: {
      ...memberEnvironment(name, common),
      DATABASE_URL: databaseUrl,
      ...(ownRedisUrl === null ? {} : { REDIS_URL: ownRedisUrl }),
      ...env,
    },
  });
}

function memberEnvironment(name: string, { directory, path, marks, isolation }: Common) {
  return {
    PATH: path,
    HOME: directory,
    STRATAL_DATA_DIR: join(directory, "data"),
    STRATAL_WORKER_NAME: name,
    STRATAL_WORKER_LEASE: `${LEASE_MS}ms`,
    STRATAL_WORKER_DRAIN_GRACE: "500ms",
    STRATAL_WORKER_PROCESS_SLOTS: "6",
    STRATAL_ISOLATION: isolation,
    // Scripts leave their marks in a directory of everybody.
    STRATAL_ISOLATION_WRITABLE: marks,
    STRATAL_ISOLATION_READABLE: path,
    STRATAL_POLL_INTERVAL: "250ms",
    STRATAL_LOG_FORMAT: "json",
  };
}

/** A proxy in front of what the URL names, and the URL that leads through it. */
async function openProxy(url: string): Promise<[Proxy, string]> {
  const target = new URL(url);
  const proxy = await Proxy.open({ host: target.hostname, port: Number(target.port) });
  target.host = `127.0.0.1:${proxy.port}`;
  return [proxy, target.href];
}

async function toolDirectory(directory: string): Promise<string> {
  const bin = join(directory, "bin");
  await mkdir(bin);
  for (const tool of TOOLS) await symlink(findTool(tool), join(bin, tool));
  return bin;
}

function findTool(tool: string): string {
  const found = (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, tool))
    .find(isExecutable);
  if (found === undefined) throw new Error(`The harness needs ${tool}, which is not on PATH.`);
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Answers who had to be killed. */
async function close(
  members: readonly Member[],
  database: Database,
  postgres: EmbeddedPostgres,
): Promise<string[]> {
  const ends = await Promise.all(
    members.map(async (member) => ({ member, inTime: await member.stop() })),
  );
  await Promise.all(
    members.flatMap(({ options }) => [options.proxy.close(), options.redisProxy?.close()]),
  );
  await database.close();
  await postgres.stop();
  return ends
    .filter(({ inTime }) => !inTime)
    .map(({ member }) => `${member.options.name} did not end at SIGTERM`);
}
