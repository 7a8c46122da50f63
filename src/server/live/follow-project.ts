/**
 * New log lines of all runs of a project, from now on. For people who watch; it promises less than `followLog`: no replay, no end, and
 * lines of at most MAX_RUNS runs at once.
 */
import { systemClock } from "../../base/clock.ts";
import { lowestRunIdAt } from "../../base/ids.ts";
import type { Database } from "../../store/database.ts";
import { listActiveLogs } from "../../store/logs/list-active-logs.ts";
import { readRunLogChunks } from "../../store/logs/read-log-chunks.ts";
import { ANY_RUN } from "../../store/notifications.ts";
import { TaskNames, type LogItem } from "./follow-log.ts";
import type { RunFeed } from "./run-feed.ts";

const CHUNKS_PER_READ = 8;
const POLL_MS = 1_000;
const MAX_RUNS = 1_000;
/** Runs that started longer ago are followed only while they are open. */
const YOUNG_MS = 3_600_000;

/** Yields chunks until the signal aborts. */
export async function* followProject(
  database: Database,
  feed: RunFeed,
  projectId: string,
  signal: AbortSignal,
): AsyncGenerator<LogItem, void, undefined> {
  const subscription = feed.subscribe(ANY_RUN);
  try {
    // Position of the last chunk seen, by run.
    let seen = await sizesOf(database, projectId);
    while (!signal.aborted) {
      await subscription.wait(POLL_MS, signal);
      const sizes = await sizesOf(database, projectId);
      for (const [runId, chunks] of sizes) {
        if (signal.aborted) return;
        const from = seen.get(runId) ?? 0;
        if (chunks > from) yield* chunksOf(database, runId, from, chunks);
      }
      seen = sizes;
    }
  } finally {
    subscription.close();
  }
}

async function sizesOf(database: Database, projectId: string): Promise<Map<string, number>> {
  const youngestSince = lowestRunIdAt(systemClock.now() - YOUNG_MS);
  const rows = await listActiveLogs(database, { projectId, youngestSince, limit: MAX_RUNS });
  // The statement's union loses what the columns' constraints say.
  return new Map(rows.map((row) => [row.run_id!, row.chunks!]));
}

async function* chunksOf(
  database: Database,
  runId: string,
  from: number,
  to: number,
): AsyncGenerator<LogItem, void, undefined> {
  const names = new TaskNames(database, runId);
  for (let position = from; position < to;) {
    const limit = Math.min(CHUNKS_PER_READ, to - position);
    const chunks = await readRunLogChunks(database, { runId, afterPosition: position - 1, limit });
    if (chunks.length === 0) return;
    for (const chunk of chunks) {
      position = chunk.position + 1;
      yield { kind: "chunk", part: { chunk, taskName: await names.of(chunk.seq), fromLine: 0 } };
    }
  }
}
