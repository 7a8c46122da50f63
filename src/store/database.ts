/**
 * Owns: the PostgreSQL driver, pools, transactions and their retries. Does not own: any statement.
 *
 * 1. Nothing outside src/store imports the driver.
 * 2. A pool's `error` event never ends the process: idle connections die when the database restarts.
 * 3. `transaction` retries deadlocks and serialization failures (40P01, 40001), so callers must be safe to run again.
 */
import pg from "pg";
import { systemClock } from "../base/clock.ts";
import { StratalError, messageOf } from "../base/errors.ts";

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
  /** PostgreSQL URL; TLS by `sslmode` as in libpq. */
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

export class Database implements Queryable {
  readonly #pool: pg.Pool;
  readonly url: string;

  constructor(options: DatabaseOptions) {
    this.url = options.url;
    const settings = Object.entries(options.sessionSettings ?? {}).map(
      ([key, value]) => `-c ${key}=${value}`,
    );
    this.#pool = new pg.Pool({
      connectionString: options.url,
      max: options.maxConnections,
      application_name: options.applicationName,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      statement_timeout: options.statementTimeoutMs ?? 30_000,
      idle_in_transaction_session_timeout: 30_000,
      ...(settings.length > 0 ? { options: settings.join(" ") } : {}),
    });
    this.#pool.on("error", (error) => options.onError?.(error));
  }

  query(config: {
    name?: string;
    text: string;
    values: unknown[];
  }): Promise<{ rows: unknown[]; rowCount: number | null }> {
    return this.#pool.query(config);
  }

  /** Runs `work` in one transaction; again, up to 10 times, when PostgreSQL reports a deadlock or serialization failure. */
  async transaction<T>(work: (connection: Queryable) => Promise<T>): Promise<T> {
    return retryingConflicts(async () => {
      const connection = await this.#pool.connect();
      let broken: Error | undefined;
      try {
        await connection.query("BEGIN");
        const result = await work(connection);
        await connection.query("COMMIT");
        return result;
      } catch (error) {
        await connection.query("ROLLBACK").catch((rollbackError: unknown) => {
          broken = new Error("rollback failed", { cause: rollbackError });
        });
        throw error;
      } finally {
        connection.release(broken);
      }
    });
  }

  /** A connection of its own, outside the pool: for LISTEN and for session advisory locks. The caller ends it. */
  async dedicatedConnection(applicationName: string): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: applicationName,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    await client.connect();
    return client;
  }

  async close(): Promise<void> {
    await this.#pool.end();
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

/** True when the database cannot be reached or is starting or stopping: worth trying again later. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== undefined)
    return state.startsWith("08") || state.startsWith("57P") || state === "53300";
  const code = (error as { code?: unknown }).code;
  return (
    ["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "ETIMEDOUT"].includes(String(code)) ||
    (error instanceof Error &&
      error.constructor === Error &&
      /connection|timeout/i.test(error.message))
  );
}

/** Waits until the database answers, trying for at most `timeoutMs`; throws `unavailable` with the last reason. */
export async function waitForDatabase(database: Database, timeoutMs: number): Promise<void> {
  const deadline = systemClock.monotonic() + timeoutMs;
  for (let delayMs = 50; ; delayMs = Math.min(delayMs * 2, 2_000)) {
    try {
      await database.query({ text: "SELECT 1", values: [] });
      return;
    } catch (error) {
      if (!isUnavailable(error) || systemClock.monotonic() + delayMs > deadline) {
        throw new StratalError(
          "unavailable",
          `The database cannot be reached: ${messageOf(error)}`,
          { cause: error },
        );
      }
      await systemClock.sleep(delayMs);
    }
  }
}
