/**
 * Watches the runs of jobs with `notify` or `sla`: raises missed service levels and writes what is to be sent into the outbox. Does
 * not send. Any number of servers may watch.
 *
 * 1. It looks at states, not at events, so nothing is lost while no server runs; each piece of news is told once for a run.
 */
import { formatDuration } from "../base/duration.ts";
import type { JsonObject } from "../base/json.ts";
import { longAfterMs, newsOf, type RunNews } from "../engine/run-news.ts";
import type { Database } from "../store/database.ts";
import type { Notifier } from "../store/notifications.ts";
import {
  findRunNews,
  listLastDurations,
  tellNews,
  type WatchedRun,
} from "../store/runs/run-news.ts";
import type { JobVersion, JobVersions } from "../store/versions/job-version.ts";
import { notificationsOf } from "./notifications.ts";

export interface RunWatchOptions {
  database: Database;
  versions: JobVersions;
  notifier: Notifier;
  /** Where users reach the server; null if it was not said. */
  publicUrl: string | null;
}

/** One round; true when there may be more to tell. */
export async function tellRunNews(options: RunWatchOptions): Promise<boolean> {
  let told = 0;
  for (const run of await findRunNews(options.database)) if (await tell(run, options)) told += 1;
  return told > 0;
}

async function tell(
  run: WatchedRun,
  { database, versions, notifier, publicUrl }: RunWatchOptions,
): Promise<boolean> {
  const version = await versions.load(run.versionId);
  const news = newsOf(run, run.now).filter((each) => !run.told.includes(each));
  const events = news.flatMap((each) => missedLevel(each, run, version));
  const isTold = await tellNews(database, run, {
    news,
    longAfterMs: await longTime(run, news, version, database),
    events,
    notifications: await notificationsOf(run, news, version, { on: database, publicUrl }),
  });
  if (isTold && events.length > 0) notifier.ring("stratal_run", run.runId);
  return isTold;
}

function missedLevel(
  news: RunNews,
  { startBy, finishBy }: WatchedRun,
  { definition: { sla } }: JobVersion,
): { type: string; data: JsonObject }[] {
  if (news !== "sla_missed:start" && news !== "sla_missed:finish") return [];
  const isStart = news === "sla_missed:start";
  const limitMs = (isStart ? sla?.startWithinMs : sla?.finishWithinMs) ?? 0;
  const at = (isStart ? startBy : finishBy)!.toISOString();
  const data = { kind: isStart ? "start" : "finish", limit: formatDuration(limitMs), at };
  return [{ type: "sla_missed", data }];
}

/** Looked up once, when the run has started, and only for jobs that want to hear of it. */
async function longTime(
  run: WatchedRun,
  news: readonly RunNews[],
  { definition }: JobVersion,
  database: Database,
): Promise<number | null> {
  const isAsked = definition.notify.some(({ events }) => events.includes("long_running"));
  if (!isAsked || !news.includes("started")) return null;
  return longAfterMs(await listLastDurations(database, run.runId));
}
