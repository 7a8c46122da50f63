/**
 * Ends open streams whose token or session no longer works: a request is checked once, and a stream is a request that lasts for days.
 *
 * 1. Every credential of an open stream is looked up every RECHECK_MS, and at once when this server revokes one. Another server's revocation,
 *    an expiry, a disabled user or a lost role is seen at the next look.
 * 2. While the database cannot be asked, streams stay.
 */
import type { FastifyRequest } from "fastify";
import type { Permission } from "../../api/permissions.ts";
import { systemClock } from "../../base/clock.ts";
import { messageOf } from "../../base/errors.ts";
import type { Logger } from "../../base/logger.ts";
import type { Database } from "../../store/database.ts";
import { may, type Principal } from "../principal.ts";
import { credentialOf, principalOf, type Credential } from "../credentials.ts";

const RECHECK_MS = 3_000;

/** An open stream's right to go on. */
export interface StreamGrant {
  /** Aborts when the right is gone. */
  lost: AbortSignal;
  release(): void;
}

interface OpenStream {
  credential: Credential;
  projectId: string;
  permission: Permission;
  lost: AbortController;
}

export class StreamAccess {
  readonly #database: Database;
  readonly #logger: Logger;
  readonly #open = new Set<OpenStream>();
  readonly #closed = new AbortController();
  #looking = false;

  constructor(database: Database, logger: Logger) {
    this.#database = database;
    this.#logger = logger;
  }

  /** Watches over a stream whose request was allowed. The user of local mode has no token, and nothing to lose. */
  grant(request: FastifyRequest, permission: Permission): StreamGrant {
    const lost = new AbortController();
    const credential = credentialOf(request);
    const { kind, projectId } = request.principal;
    if (kind === "local" || credential === null) return { lost: lost.signal, release: () => {} };
    const stream: OpenStream = { credential, projectId, permission, lost };
    this.#open.add(stream);
    void this.#lookWhileOpen();
    return { lost: lost.signal, release: () => void this.#open.delete(stream) };
  }

  /** Looks at once. */
  async recheck(): Promise<void> {
    const credentials = new Map(
      [...this.#open].map(({ credential }) => [credential.secret, credential]),
    );
    try {
      for (const credential of credentials.values())
        this.#end(credential, await principalOf(this.#database, credential));
    } catch (error) {
      this.#logger.debug({ err: messageOf(error) }, "tokens of streams not checked");
    }
  }

  close(): void {
    this.#closed.abort();
  }

  async #lookWhileOpen(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    while (this.#open.size > 0 && !this.#closed.signal.aborted) {
      await systemClock.sleep(RECHECK_MS, this.#closed.signal);
      if (!this.#closed.signal.aborted) await this.recheck();
    }
    this.#looking = false;
  }

  #end({ secret }: Credential, principal: Principal | null): void {
    for (const stream of this.#open) {
      if (stream.credential.secret !== secret) continue;
      const { projectId, permission, lost } = stream;
      if (principal?.projectId !== projectId || !may(principal, permission)) lost.abort();
    }
  }
}
