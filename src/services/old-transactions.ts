/**
 * Tells of transactions that somebody forgot to end. They harm everybody: while one is open, vacuum removes nothing that was deleted
 * since it began, and tables grow.
 *
 * 1. Each is told once by each server, as a warning in its log and as a system event.
 * 2. None is ended: who knows what it is for.
 */
import { formatDuration } from "../base/duration.ts";
import type { Logger } from "../base/logger.ts";
import type { Database } from "../store/database.ts";
import { findOldTransactions, type OldTransaction } from "../store/health/old-transactions.ts";
import { insertSystemEvent } from "../store/logs/insert-system-event.ts";

/** Longer than anything of ours takes, a dump of a large database may take longer. */
export const OLD_TRANSACTION_MS = 5 * 60_000;

/** The rounds of a server. */
export function oldTransactionRounds(options: {
  database: Database;
  logger: Logger;
  olderThanMs?: number;
}): () => Promise<boolean> {
  const { database, logger, olderThanMs = OLD_TRANSACTION_MS } = options;
  let told = new Set<string>();
  return async () => {
    const old = await findOldTransactions(database, olderThanMs);
    for (const transaction of old)
      if (!told.has(keyOf(transaction))) await tell(transaction, database, logger);
    told = new Set(old.map(keyOf));
    return false;
  };
}

async function tell(old: OldTransaction, database: Database, logger: Logger): Promise<void> {
  const { pid, application, userName, state, preparedAs, began } = old;
  const message = messageFor(old);
  const data = { pid, application, user: userName, state, preparedAs, began: began.toISOString() };
  logger.warn({ transaction: data }, message);
  await insertSystemEvent(database, { level: "warn", message, data });
}

/** What is open, what it does, and how it is ended. */
function messageFor({ pid, application, state, preparedAs, ageMs }: OldTransaction): string {
  const age = formatDuration(Math.round(ageMs / 1_000) * 1_000);
  const harm =
    "While it is open, PostgreSQL cannot remove deleted rows: tables grow, and queries slow down.";
  if (preparedAs !== null)
    return `The prepared transaction "${preparedAs}" has been open for ${age}. ${harm} End it with ROLLBACK PREPARED '${preparedAs}' (or COMMIT PREPARED).`;
  const who = application === null || application === "" ? "an unnamed application" : application;
  return (
    `A transaction of ${who} (process ${String(pid)}, ${state ?? "in an unknown state"}) has been open for ${age}. ${harm} ` +
    `If nobody needs it, end it: SELECT pg_terminate_backend(${String(pid)}). ` +
    "The setting idle_in_transaction_session_timeout of its role ends such sessions by itself."
  );
}

function keyOf({ pid, preparedAs, began }: OldTransaction): string {
  return `${String(pid)} ${preparedAs ?? ""} ${began.toISOString()}`;
}
