import { systemClock } from "../base/clock.ts";
import { Doorbell } from "../base/signal.ts";
import type { LogBatch, LogMessage, Schemas, StratalClient } from "../client/client.ts";

type RunDetail = Schemas["JobRunDetail"];

/** Who is told what happens in a run that is followed. */
export interface RunListener {
  message(message: LogMessage | LogBatch): void;
  changes(run: RunDetail): void;
}

const POLL_MS = 500;
/** New lines are a sign that something has changed, so the state is looked at at once, but not more often than this. */
const MIN_PAUSE_MS = 50;
/** A run of many tasks takes longer to read; it is asked for less often, so that asking stays a small part of the load. */
const POLL_COST_FACTOR = 4;

/**
 * Tells the listener everything about a run until it has ended; answers with the ended run, or null when the signal came first.
 * Lines come from the log stream, changes of state from polling.
 */
export async function followRun(
  client: StratalClient,
  runId: string,
  listener: RunListener,
  options: { signal: AbortSignal; onReconnect?: (error: unknown) => void },
): Promise<RunDetail | null> {
  const logEnded = new AbortController();
  const news = new Doorbell();
  const signal = AbortSignal.any([options.signal, logEnded.signal]);
  const polling = pollChanges(client, runId, listener, news, signal);
  try {
    for await (const message of client.followLogBatches(runId, options)) {
      listener.message(message);
      news.ring();
    }
  } finally {
    logEnded.abort();
    await polling;
  }
  if (options.signal.aborted) return null;
  const run = await getRun(client, runId);
  listener.changes(run);
  return run;
}

async function pollChanges(
  client: StratalClient,
  runId: string,
  listener: RunListener,
  news: Doorbell,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const start = systemClock.monotonic();
    // The log stream decides whether the server is lost; a poll that fails is a poll less.
    const run = await getRun(client, runId).catch(() => null);
    if (run !== null && !signal.aborted) listener.changes(run);
    const cost = systemClock.monotonic() - start;
    await systemClock.sleep(Math.max(MIN_PAUSE_MS, cost * POLL_COST_FACTOR), signal);
    await news.wait(POLL_MS, signal);
  }
}

async function getRun(client: StratalClient, id: string): Promise<RunDetail> {
  return await client.get("/api/v1/job-runs/{id}", { params: { path: { id } } });
}
