import { systemClock } from "../base/clock.ts";
import type { LocalArtifactStore } from "../store/artifacts/local-artifact-store.ts";
import { pruneArtifacts } from "../store/artifacts/prune-artifacts.ts";
import { pruneCache } from "../store/cache/task-cache.ts";
import type { Database } from "../store/database.ts";

/** An upload that is older was cut off. */
const ABANDONED_AFTER_MS = 24 * 3_600_000;

/** Removes what has expired of artifacts and of the cache; true when there may be more. */
export async function pruneExpired(
  database: Database,
  store: LocalArtifactStore,
  nowMs = systemClock.now(),
): Promise<boolean> {
  await store.removeAbandoned(nowMs - ABANDONED_AFTER_MS);
  const moreResults = await pruneCache(database);
  const moreArtifacts = await pruneArtifacts(database, store);
  return moreResults || moreArtifacts;
}
