import { systemClock } from "../base/clock.ts";
import { Doorbell } from "../base/signal.ts";
import {
  ApiError,
  type FollowOptions,
  type LogBatch,
  type LogMessage,
  type Schemas,
  type StratalClient,
} from "../client/client.ts";

type RunDetail = Schemas["JobRunDetail"];

/** Who is told what happens in a run that is followed. */
export interface RunListener {
  /** True if the state of the run is to be looked at before this message. */
  wantsState(message: LogMessage | LogBatch): boolean;
  message(message: LogMessage | LogBatch): void;
  /** The state of the run; `isLast` when the log of this attempt has ended, too. */
  changes(run: RunDetail, isLast: boolean): void;
}

const POLL_MS = 500;
/** New lines are a sign that something has changed, so the state is looked at at once, but not more often than this. */
const MIN_PAUSE_MS = 50;
/** A run of many tasks takes longer to read; it is asked for less often, so that asking stays a small part of the load. */
const POLL_COST_FACTOR = 4;
/** How often it is looked whether a run is tried again. */
const RETRY_POLL_MS = 1_000;
/** Longest pause while the server does not answer. */
const MAX_PAUSE_MS = 3_000;

type RunOptions = FollowOptions & { signal: AbortSignal };

/**
 * Tells the listener everything about a run until it has ended and is not tried again; answers with the ended run, or null when the
 * signal came first. Lines come from the log stream, changes of state from polling.
 */
export async function followRun(
  client: StratalClient,
  runId: string,
  listener: RunListener,
  options: RunOptions,
): Promise<RunDetail | null> {
  let after = options.after;
  let run = await readRun(client, runId, options);
  while (run !== null) {
    const { attempt } = run;
    after = await followLog(client, runId, listener, after, options);
    // An attempt that was known before the log was opened is over when the log has ended.
    for (run = await readRun(client, runId, options); run?.attempt === attempt;) {
      listener.changes(run, true);
      if (!mayBeTriedAgain(run)) return run;
      run = await nextState(client, runId, options);
    }
    if (run !== null) listener.changes(run, false);
  }
  return null;
}

/** Follows the log to its next end; answers with the cursor to go on from. */
async function followLog(
  client: StratalClient,
  runId: string,
  listener: RunListener,
  after: string | undefined,
  options: RunOptions,
): Promise<string | undefined> {
  const logEnded = new AbortController();
  const signal = AbortSignal.any([options.signal, logEnded.signal]);
  const state = new StatePoll(client, runId, listener, signal);
  const polling = state.repeat();
  let cursor = after;
  const place = after === undefined ? {} : { after };
  try {
    for await (const message of client.followLogBatches(runId, { ...options, ...place })) {
      if (listener.wantsState(message)) await state.fresh();
      listener.message(message);
      state.ring();
      cursor = message.cursor ?? cursor;
    }
  } finally {
    logEnded.abort();
    await polling;
  }
  return cursor;
}

/** True if a run that has ended may be opened again by itself; who decides that may not have looked at it yet. */
function mayBeTriedAgain({ status, retries_left: left }: RunDetail): boolean {
  return left > 0 && (status === "failed" || status === "timed_out");
}

/** The state a while later; null when the signal came first. */
async function nextState(
  client: StratalClient,
  runId: string,
  options: RunOptions,
): Promise<RunDetail | null> {
  await systemClock.sleep(RETRY_POLL_MS, options.signal);
  return readRun(client, runId, options);
}

/** The state of a run, also from a server that is away for a while; null when the signal came first. */
async function readRun(
  client: StratalClient,
  runId: string,
  { signal, giveUpAfterMs = 0, onReconnect }: RunOptions,
): Promise<RunDetail | null> {
  const giveUpAt = systemClock.monotonic() + giveUpAfterMs;
  while (!signal.aborted) {
    try {
      return await getRun(client, runId);
    } catch (error) {
      const isRefused = error instanceof ApiError && error.status < 500;
      if (isRefused || systemClock.monotonic() >= giveUpAt) throw error;
      onReconnect?.(error);
      await systemClock.sleep(MAX_PAUSE_MS, signal);
    }
  }
  return null;
}

/** Asks for the state of a run, one request at a time, and tells the listener. */
class StatePoll {
  readonly #client: StratalClient;
  readonly #runId: string;
  readonly #listener: RunListener;
  readonly #signal: AbortSignal;
  readonly #news = new Doorbell();
  #current: Promise<void> = Promise.resolve();
  /** A request that waits for its turn serves everybody who asks meanwhile. */
  #next: Promise<void> | null = null;
  #pauseMs = 0;

  constructor(client: StratalClient, runId: string, listener: RunListener, signal: AbortSignal) {
    this.#client = client;
    this.#runId = runId;
    this.#listener = listener;
    this.#signal = signal;
  }

  /** Something may have changed. */
  ring(): void {
    this.#news.ring();
  }

  /** Asks again and again until the signal. */
  async repeat(): Promise<void> {
    while (!this.#signal.aborted) {
      await this.fresh();
      await this.#news.wait(POLL_MS, this.#signal);
    }
  }

  /** Resolves when the listener knows a state that was asked for after this call. */
  fresh(): Promise<void> {
    this.#next ??= this.#current.then(async () => {
      await systemClock.sleep(this.#pauseMs, this.#signal);
      this.#current = this.#next!;
      this.#next = null;
      if (!this.#signal.aborted) await this.#ask();
    });
    return this.#next;
  }

  async #ask(): Promise<void> {
    const start = systemClock.monotonic();
    // The log stream decides whether the server is lost; a poll that fails is a poll less.
    const run = await getRun(this.#client, this.#runId).catch(() => null);
    if (run !== null && !this.#signal.aborted) this.#listener.changes(run, false);
    this.#pauseMs =
      run === null
        ? Math.min(MAX_PAUSE_MS, Math.max(POLL_MS, this.#pauseMs * 2))
        : Math.max(MIN_PAUSE_MS, (systemClock.monotonic() - start) * POLL_COST_FACTOR);
  }
}

async function getRun(client: StratalClient, id: string): Promise<RunDetail> {
  return await client.get("/api/v1/job-runs/{id}", { params: { path: { id } } });
}
