import { join } from "node:path";
import { createLogger } from "../../src/base/logger.ts";
import { startEmbeddedPostgres } from "../../src/store/embedded/embedded-postgres.ts";
import type { Processes } from "../processes.ts";
import { databaseProcess } from "../stratal/database.ts";

/** The PostgreSQL of the peers that use one. */
export interface PeerDatabase {
  url: string;
  /** Null where it is a server that we did not start. */
  pid: number | null;
}

/** The same PostgreSQL with the same settings as Stratal's, but another one: neither meets the other's tables, caches or vacuum. */
export async function startPeerDatabase(
  processes: Processes,
  databaseUrl: string | null,
): Promise<PeerDatabase> {
  if (databaseUrl !== null) return { url: databaseUrl, pid: null };
  const logger = createLogger({ level: "error", pretty: false, name: "bench" });
  const database = await startEmbeddedPostgres({
    dataDir: join(processes.directory, "peers"),
    logger,
  });
  processes.beforeEnd(() => database.stop());
  return { url: database.url, pid: databaseProcess(database.dataDir) };
}
