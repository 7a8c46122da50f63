/** Results of tasks that later runs may use again (workflow-language.md §3, `cache`). */
import type { JsonObject } from "../../base/json.ts";
import { newId } from "../../base/ids.ts";
import type { Database, Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { copyArtifactRows } from "./copy-artifacts.queries.ts";
import { deleteExpiredEntryRows } from "./delete-expired-entries.queries.ts";
import { findCacheEntryRow } from "./find-cache-entry.queries.ts";
import { lockCachedFileRows } from "./lock-cached-files.queries.ts";
import { saveCacheEntryRow } from "./save-cache-entry.queries.ts";

/** Names a result: what `scope_id`, task and key say together. */
export interface CacheAddress {
  projectId: string;
  /** The job's id or, for a cache of the whole project, the project's. */
  scopeId: string;
  taskName: string;
  /** SHA-256 of the evaluated key. */
  keyHash: Buffer;
}

/** The attempt that a result comes from, or goes to. */
export interface CachedAttempt {
  runId: string;
  seq: number;
  attempt: number;
}

export interface CachedResult {
  output: string | null;
  outputs: JsonObject;
  exitCode: number | null;
  stdoutTruncated: boolean;
}

const BATCH = 1_000;

/** The result of a key, with its artifacts given to the attempt; null for none, or if an artifact of it is gone. */
export async function lookupCache(
  database: Database,
  address: CacheAddress,
  attempt: CachedAttempt,
): Promise<CachedResult | null> {
  const entry = await runOne(findCacheEntryRow, { ...address }, database);
  if (entry === undefined) return null;
  const { projectId } = address;
  const ids = entry.artifact_ids;
  if (ids.length > 0 && !(await copyArtifacts(database, projectId, ids, attempt))) return null;
  return {
    output: entry.output,
    // The column holds what storing wrote: an object.
    outputs: entry.outputs as JsonObject,
    exitCode: entry.exit_code,
    stdoutTruncated: entry.stdout_truncated,
  };
}

/** Keeps a result with the artifacts that its attempt made. */
export async function storeCache(
  on: Queryable,
  address: CacheAddress,
  attempt: CachedAttempt,
  result: CachedResult & { ttlMs: number },
): Promise<void> {
  const outputs = JSON.stringify(result.outputs);
  await run(saveCacheEntryRow, { ...address, ...attempt, ...result, outputs }, on);
}

/** Deletes a batch of expired results; true when there may be more. */
export async function pruneCache(on: Queryable): Promise<boolean> {
  return (await run(deleteExpiredEntryRows, { limit: BATCH }, on)).length === BATCH;
}

/** All of the artifacts or none: false, and nothing copied, if one is gone. */
async function copyArtifacts(
  database: Database,
  projectId: string,
  ids: string[],
  attempt: CachedAttempt,
): Promise<boolean> {
  const newIds = ids.map(() => newId());
  try {
    await database.transaction(async (connection) => {
      await run(lockCachedFileRows, { projectId, ids }, connection);
      const copied = await run(
        copyArtifactRows,
        { ...attempt, projectId, ids, newIds },
        connection,
      );
      if (copied.length !== ids.length) throw new ArtifactsGone();
    });
    return true;
  } catch (error) {
    if (error instanceof ArtifactsGone) return false;
    throw error;
  }
}

class ArtifactsGone extends Error {}
