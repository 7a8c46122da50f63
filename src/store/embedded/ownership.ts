/**
 * Who the embedded PostgreSQL belongs to. Owns: the claim of one process on a data directory.
 *
 * 1. The claim is a session advisory lock in the server itself, on a connection that stays open: it ends with the process,
 *    however that dies, and no process id or leftover file can be mistaken for it.
 * 2. A connection that breaks is opened and claimed again until the owner has released the server, which is started again if it died.
 */
import pg from "pg";
import { systemClock } from "../../base/clock.ts";
import { StratalError, messageOf } from "../../base/errors.ts";
import type { Logger } from "../../base/logger.ts";

/** Any pair, as long as every release uses the same. */
const LOCK = [7_283, 1];
const RECLAIM_DELAY_MS = 500;
const MAX_DEAD_OWNER_MS = 1_000;
const LOCK_POLL_MS = 50;
const OWNER_NAME = "stratal owner";

/** What is claimed, and what to do when it has died. */
export interface Claim {
  url: string;
  dataDir: string;
  logger: Logger;
  /** Starts the server again unless it runs. */
  revive: () => Promise<void>;
}

export class Ownership {
  readonly #url: string;
  readonly #dataDir: string;
  readonly #logger: Logger;
  readonly #revive: () => Promise<void>;
  readonly #released = new AbortController();
  #client: pg.Client | null = null;
  #reclaiming: Promise<void> = Promise.resolve();

  private constructor(claim: Claim) {
    this.#url = claim.url;
    this.#dataDir = claim.dataDir;
    this.#logger = claim.logger;
    this.#revive = claim.revive;
  }

  /** Claims the server at the URL; throws `state_conflict` if a living process has it. */
  static async claim(claim: Claim): Promise<Ownership> {
    const ownership = new Ownership(claim);
    await ownership.#claim();
    return ownership;
  }

  /** Gives the server up after `work`, which may end it; until then nobody else can have it. */
  async releaseAfter(work: () => Promise<void>): Promise<void> {
    this.#released.abort();
    await this.#reclaiming;
    try {
      await work();
    } finally {
      await this.#client?.end().catch(() => undefined);
    }
  }

  async #claim(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: `${OWNER_NAME} ${process.pid}`,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    // Without a listener a broken connection would end the process; `end` follows and is what we act on.
    client.on("error", () => undefined);
    await client.connect();
    if (!(await lockWithin(client, MAX_DEAD_OWNER_MS))) {
      const owner = await nameOfOwner(client);
      await client.end();
      throw new StratalError(
        "state_conflict",
        `The embedded database in ${this.#dataDir} is in use by another running Stratal (${owner}). ` +
          "Stop that one first, or choose another data directory.",
      );
    }
    client.once("end", () => {
      this.#reclaiming = this.#reclaim();
    });
    this.#client = client;
  }

  async #reclaim(): Promise<void> {
    while (!this.#released.signal.aborted) {
      await systemClock.sleep(RECLAIM_DELAY_MS, this.#released.signal);
      if (this.#released.signal.aborted) return;
      try {
        await this.#claim();
        return;
      } catch (error) {
        this.#logger.warn({ err: messageOf(error) }, "The embedded database is not reachable.");
        await this.#revive().catch((reason: unknown) => {
          this.#logger.error({ err: messageOf(reason) }, "The embedded database does not start.");
        });
      }
    }
  }
}

/** The server needs a moment to notice that the owner's process has died. */
async function lockWithin(client: pg.Client, limitMs: number): Promise<boolean> {
  const deadline = systemClock.monotonic() + limitMs;
  for (;;) {
    const { rows } = await client.query<{ locked: boolean }>(
      "SELECT pg_try_advisory_lock($1, $2) AS locked",
      LOCK,
    );
    if (rows[0]?.locked === true) return true;
    if (systemClock.monotonic() > deadline) return false;
    await systemClock.sleep(LOCK_POLL_MS);
  }
}

async function nameOfOwner(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT a.application_name AS name
     FROM pg_locks l
     JOIN pg_stat_activity a ON a.pid = l.pid
     WHERE l.locktype = 'advisory' AND l.granted AND l.classid = $1 AND l.objid = $2`,
    LOCK,
  );
  const pid = rows[0]?.name.slice(OWNER_NAME.length + 1);
  return pid === undefined ? "it has just ended" : `process id ${pid}`;
}
