import type { Database } from "../database.ts";
import { run } from "../statement.ts";
import type { ArtifactStore } from "./artifact-store.ts";
import { deleteExpiredArtifactRows } from "./delete-expired-artifacts.queries.ts";
import { deleteUnusedFileRows } from "./delete-unused-files.queries.ts";
import { lockUnusedFileRows } from "./lock-unused-files.queries.ts";

const BATCH = 500;

/**
 * Deletes a batch of expired artifacts, and of contents that nothing refers to any more; true when there may be more. A file is
 * removed before its row: a crash in between leaves a row without references, which the next round deletes.
 */
export async function pruneArtifacts(database: Database, store: ArtifactStore): Promise<boolean> {
  const expired = await run(deleteExpiredArtifactRows, { limit: BATCH }, database);
  const unused = await database.transaction(async (connection) => {
    const locked = await run(lockUnusedFileRows, { limit: BATCH }, connection);
    if (locked.length === 0) return 0;
    const hashes = locked.map((row) => row.sha256);
    const deleted = await run(deleteUnusedFileRows, { hashes }, connection);
    for (const { sha256 } of deleted) await store.remove(sha256);
    return deleted.length;
  });
  return expired.length === BATCH || unused === BATCH;
}
