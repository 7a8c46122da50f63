/**
 * Owns: the PostgreSQL driver, pools, transactions and their retries. Does not own: any statement.
 *
 * 1. Nothing outside src/store imports the driver.
 * 2. A pool's `error` event never ends the process: idle connections die when the database restarts. It is reported without the
 *    connection that the driver hangs on it, which holds the password and the keys of the session, and not while the pool closes.
 * 3. `transaction` retries deadlocks and serialization failures (40P01, 40001), so callers must be safe to run again.
 * 4. Every error of the driver that leaves this file is known to be one (`isUnavailable`): an HTTP client that hangs up fails with the
 *    same codes as a database that does.
 */
import pg from "pg";
import { systemClock } from "../base/clock.ts";
import { StratalError } from "../base/errors.ts";
import { SimulatedOutage } from "../base/failpoint.ts";
import { unreachableText } from "./unreachable-text.ts";

// int8 columns here are counts and milliseconds far below 2^53, so numbers are exact.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** What statements need: a pool or one connection inside a transaction. */
export interface Queryable {
  query(config: {
    name?: string;
    text: string;
    values: unknown[];
  }): Promise<{ rows: unknown[]; rowCount: number | null }>;
}

export interface DatabaseOptions {
  /** PostgreSQL URL; TLS by `sslmode` and `sslrootcert` as in libpq, except that `prefer` does not fall back to plain text. */
  url: string;
  /** Largest number of connections. */
  maxConnections: number;
  /** Shown in pg_stat_activity. */
  applicationName: string;
  /** Session settings, such as planner switches for the hot path only (engine.md §4). */
  sessionSettings?: Readonly<Record<string, string>>;
  /** Longest a statement may take; 0 for no limit. */
  statementTimeoutMs?: number;
  onError?: (error: Error) => void;
}

/** How long a refusal counts: while there are requests, they are refused again within this time. */
const FULL_FOR_MS = 15_000;

export class Database implements Queryable {
  readonly #pool: pg.Pool;
  readonly url: string;
  #closing = false;
  /** When something was last refused because the disk is full. */
  #fullAt: number | null = null;

  constructor(options: DatabaseOptions) {
    this.url = options.url;
    this.#pool = new pg.Pool({
      ...connectionOf(options.url, options.sessionSettings),
      max: options.maxConnections,
      application_name: options.applicationName,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      statement_timeout: options.statementTimeoutMs ?? 30_000,
      idle_in_transaction_session_timeout: 30_000,
    });
    // The pool takes its own listener away as it hands a connection over, and who gets it listens a turn later: the loss of the connection
    // may come with the very answer that freed it.
    this.#pool.on("connect", (connection) => connection.on("error", () => undefined));
    this.#pool.on("error", (error) => {
      if (this.#closing) return;
      Reflect.deleteProperty(error, "client");
      options.onError?.(error);
    });
  }

  /** Connections of the pool: how many are open, of these idle, how many callers wait for one, and how many there may be. */
  get connections(): { open: number; idle: number; waiting: number; limit: number } {
    const { totalCount, idleCount, waitingCount, options } = this.#pool;
    return { open: totalCount, idle: idleCount, waiting: waitingCount, limit: options.max };
  }

  query(config: {
    name?: string;
    text: string;
    values: unknown[];
  }): Promise<{ rows: unknown[]; rowCount: number | null }> {
    return this.#pool.query(config).catch((error: unknown) => this.#fail(error));
  }

  /** Runs `work` in one transaction; again, up to 10 times, when PostgreSQL reports a deadlock or serialization failure. */
  async transaction<T>(work: (connection: Queryable) => Promise<T>): Promise<T> {
    return retryingConflicts(async () => {
      const connection = await this.#pool.connect().catch(rethrowAsOurs);
      let broken: Error | undefined;
      // The pool listens to idle connections only, and an error that no one listens to would end the process. Whoever waits for a
      // statement hears of the loss from that.
      const onLost = (error: Error): void => void (broken = error);
      connection.on("error", onLost);
      try {
        await connection.query("BEGIN").catch(rethrowAsOurs);
        const result = await work({
          query: (config) => connection.query(config).catch((error: unknown) => this.#fail(error)),
        });
        await connection.query("COMMIT").catch((error: unknown) => this.#fail(error));
        return result;
      } catch (error) {
        await connection.query("ROLLBACK").catch((rollbackError: unknown) => {
          broken = new Error("rollback failed", { cause: rollbackError });
        });
        throw error;
      } finally {
        connection.off("error", onLost);
        connection.release(broken);
      }
    });
  }

  /** A connection of its own, outside the pool: for LISTEN and for session advisory locks. The caller ends it. */
  async dedicatedConnection(applicationName: string): Promise<pg.Client> {
    const client = new pg.Client({
      ...connectionOf(this.url),
      application_name: applicationName,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    // Whoever waits for an answer hears of the loss from that; it may also come when nobody waits, or as more than one error.
    client.on("error", () => undefined);
    await client.connect().catch(rethrowAsOurs);
    return client;
  }

  /** True while PostgreSQL has lately refused to store something because its disk is full; that it can still read says nothing. */
  isFull(): boolean {
    return this.#fullAt !== null && systemClock.monotonic() - this.#fullAt < FULL_FOR_MS;
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#pool.end();
  }

  #fail(error: unknown): never {
    if (isDiskFull(error)) this.#fullAt = systemClock.monotonic();
    rethrowAsOurs(error);
  }
}

const MAX_CONFLICT_RETRIES = 10;

/** Runs `work` again while it fails with a deadlock or a serialization failure, with a short random pause in between. */
export async function retryingConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let retry = 1; ; retry += 1) {
    try {
      return await work();
    } catch (error) {
      const state = sqlStateOf(error);
      if ((state !== "40P01" && state !== "40001") || retry > MAX_CONFLICT_RETRIES) throw error;
      await systemClock.sleep(Math.random() * 10 * retry);
    }
  }
}

/** The SQLSTATE of a database error; undefined for anything else. */
export function sqlStateOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/** True when PostgreSQL had no room on its disk for what was to be stored. */
export function isDiskFull(error: unknown): boolean {
  return sqlStateOf(error) === "53100";
}

/** Errors that came from the driver: those without an SQLSTATE do not show it. */
const ours = new WeakSet<object>();

function rethrowAsOurs(error: unknown): never {
  if (typeof error === "object" && error !== null) ours.add(error);
  throw error;
}

/** Node's codes for a peer that is not there, or not yet. */
const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/** Disk, memory, connections: what is missing now may be there later. */
const OUT_OF_RESOURCES = new Set(["53100", "53200", "53300"]);

/**
 * True when the database cannot be reached, is out of resources, or is starting or stopping: worth trying again later. The driver reports a lost
 * connection and its own timeouts as plain errors without a code, and everything else as an error with one or as a subclass.
 */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof SimulatedOutage) return true;
  const state = sqlStateOf(error);
  if (state !== undefined)
    return state.startsWith("08") || state.startsWith("57P") || OUT_OF_RESOURCES.has(state);
  if (!(error instanceof Error) || !ours.has(error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined) return error.constructor === Error;
  // A socket file that does not exist yet, but not a certificate file that does not.
  if (code === "ENOENT") return syscall === "connect";
  return UNREACHABLE.has(code);
}

/**
 * Waits until the database answers, trying for at most `timeoutMs`; throws `unavailable` with the last reason. `onWait` hears once
 * why it has to wait: a start that is silent for a minute looks as if it hung.
 */
export async function waitForDatabase(
  database: Database,
  timeoutMs: number,
  onWait?: (reason: string) => void,
): Promise<void> {
  const deadline = systemClock.monotonic() + timeoutMs;
  let waits = onWait;
  for (let delayMs = 50; ; delayMs = Math.min(delayMs * 2, 2_000)) {
    try {
      await database.query({ text: "SELECT 1", values: [] });
      return;
    } catch (error) {
      if (!isUnavailable(error) || systemClock.monotonic() + delayMs > deadline) {
        throw new StratalError("unavailable", unreachableText(database.url, error), {
          cause: error,
        });
      }
      waits?.(unreachableText(database.url, error));
      waits = undefined;
      await systemClock.sleep(delayMs);
    }
  }
}

/**
 * The driver's settings for a URL. What the URL says wins over the driver's other settings, so session settings are joined with its own
 * `options`; and the driver reads `sslmode` as libpq does only when told to.
 */
function connectionOf(
  url: string,
  sessionSettings: Readonly<Record<string, string>> = {},
): pg.ClientConfig {
  const settings = Object.entries(sessionSettings).map(([key, value]) => `-c ${key}=${value}`);
  if (!URL.canParse(url))
    return {
      connectionString: url,
      ...(settings.length > 0 ? { options: settings.join(" ") } : {}),
    };
  const parsed = new URL(url);
  const query = parsed.searchParams;
  const given = query.get("options");
  const options = given === null ? settings : [given, ...settings];
  if (query.has("sslmode") && !query.has("uselibpqcompat")) query.set("uselibpqcompat", "true");
  if (options.length > 0) query.set("options", options.join(" "));
  return { connectionString: parsed.href };
}
