/**
 * What is told about watched runs. Owns the transaction in which news become told.
 *
 * 1. News, notifications and events are written in one transaction that only one server can commit: none is lost, none comes twice.
 */
import type { JsonObject } from "../../base/json.ts";
import type { Database, Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { endRunWatch } from "./end-run-watch.queries.ts";
import { findRunNews as findStatement, type IFindRunNewsResult } from "./find-run-news.queries.ts";
import { insertOutbox } from "./insert-outbox.queries.ts";
import { insertRunEvent } from "./insert-run-event.queries.ts";
import { listLastDurations as durationsStatement } from "./list-last-durations.queries.ts";
import { markNewsTold } from "./mark-news-told.queries.ts";

/** A watched run of which there may be something to tell. */
export type WatchedRun = IFindRunNewsResult;

/** What one round tells about a run. */
export interface Telling {
  news: readonly string[];
  /** From when on it runs for unusually long, if that became known. */
  longAfterMs: number | null;
  events: readonly { type: string; data: JsonObject }[];
  notifications: readonly JsonObject[];
}

/** Up to 100 watched runs of which there may be something to tell. */
export function findRunNews(on: Queryable): Promise<WatchedRun[]> {
  return run(findStatement, undefined, on);
}

/** How long up to ten completed runs before a run took. */
export async function listLastDurations(on: Queryable, runId: string): Promise<number[]> {
  return (await run(durationsStatement, { runId }, on)).map(({ durationMs }) => durationMs);
}

/** Writes what is told; false, and nothing, if another server has told something meanwhile. */
export function tellNews(
  database: Database,
  { runId, projectId, told, finishedAt }: WatchedRun,
  { news, longAfterMs, events, notifications }: Telling,
): Promise<boolean> {
  return database.transaction(async (connection) => {
    const marked = await runOne(
      markNewsTold,
      { runId, told, news: [...news], longAfterMs },
      connection,
    );
    if (marked === undefined) return false;
    for (const event of events)
      await run(insertRunEvent, { runId, projectId, ...event }, connection);
    for (const payload of notifications)
      await run(insertOutbox, { projectId, kind: "notification", payload }, connection);
    if (finishedAt !== null) await run(endRunWatch, { runId }, connection);
    return true;
  });
}
