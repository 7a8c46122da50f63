/**
 * Follows a run's log. Owns the connection and the place in the log; does not know how lines are shown.
 *
 * 1. Messages come in the log's order, each once, also over reconnects: a new connection starts after the last cursor received.
 * 2. The last message is the end marker (`metadata.end`); without it the sequence ends only by the signal or by an error.
 * 3. A connection on which nothing arrives, not even a ping, is given up after `SILENCE_MS`.
 */
import { ApiError, ConnectionError, errorOfAnswer } from "./api-error.ts";
import { readEvents } from "./event-stream.ts";
import type { components } from "./schema.gen.ts";

export type LogMessage = components["schemas"]["LogMessage"];
export type LogBatch = components["schemas"]["LogBatch"];
type LogBlock = components["schemas"]["LogBlock"];

export interface FollowOptions {
  /** Cursor of the last message already seen; the log goes on after it. */
  after?: string;
  /** Only this task run's lines. */
  taskRunId?: string;
  /** Ends the sequence without an error. */
  signal?: AbortSignal;
  /** How long to try to connect again before the error is thrown; a minute if left out. */
  giveUpAfterMs?: number;
  /** Called when the connection was lost, before the next attempt. */
  onReconnect?: (error: unknown) => void;
}

/** What following needs of the client. */
export interface LogSource {
  baseUrl: string;
  headers: Readonly<Record<string, string>>;
  fetch: (input: string, init: RequestInit) => Promise<Response>;
}

const SILENCE_MS = 60_000;
const GIVE_UP_AFTER_MS = 60_000;
const FIRST_DELAY_MS = 100;
const MAX_DELAY_MS = 5_000;

/** True for the message that marks the end of a run's log. */
export function isEndMarker(message: LogMessage | LogBatch): boolean {
  return message.type !== "batch" && message.metadata["end"] === true;
}

/** The log from the start (or a cursor), then live, to the end marker; with `batch`, whole chunks in one message. */
export async function* followLog(
  source: LogSource,
  runId: string,
  format: "line" | "block",
  options: FollowOptions,
): AsyncGenerator<LogMessage | LogBatch, void> {
  const retry = new Retry(options.giveUpAfterMs ?? GIVE_UP_AFTER_MS);
  const stopped = (): boolean => options.signal?.aborted === true;
  let cursor = options.after ?? "";
  while (!stopped()) {
    try {
      for await (const { id, message } of connect(source, runId, format, cursor, options)) {
        retry.succeeded();
        if (id !== "") cursor = id;
        if (message === null) continue;
        yield message;
        if (isEndMarker(message)) return;
      }
      throw new Error("The server closed the log stream before its end.");
    } catch (error) {
      if (stopped()) return;
      const delayMs = retry.nextDelayMs(error);
      options.onReconnect?.(error);
      await pause(delayMs, options.signal);
    }
  }
}

/** One connection's messages; null for events that only show that the stream lives. */
async function* connect(
  source: LogSource,
  runId: string,
  format: "line" | "block",
  cursor: string,
  options: FollowOptions,
): AsyncGenerator<{ id: string; message: LogMessage | LogBatch | null }, void> {
  const silence = new SilenceAlarm(options.signal);
  try {
    const answer = await open(source, runId, format, cursor, options, silence.signal);
    for await (const event of readEvents(answer.body!)) {
      silence.reset();
      const carries = ["notice", "log", "block", "end"].includes(event.event);
      // The server validates what it sends against the schemas that these types are generated from.
      const message = carries ? (JSON.parse(event.data) as LogMessage | LogBlock) : null;
      yield { id: event.id, message: message?.type === "block" ? batchOf(message) : message };
    }
  } finally {
    silence.stop();
  }
}

/** The lines of a block, one by one: the server does not take its time for that. */
function batchOf({ runs, text, ...block }: LogBlock): LogBatch {
  const texts = text.split("\n");
  const lines: LogBatch["lines"] = [];
  for (const { stream, at_ms, lines: count, partial } of runs)
    for (let left = count; left > 0; left -= 1)
      lines.push({
        stream,
        at_ms,
        partial: partial && left === 1,
        message: texts[lines.length] ?? "",
      });
  return { ...block, type: "batch", lines };
}

async function open(
  source: LogSource,
  runId: string,
  format: "line" | "block",
  cursor: string,
  options: FollowOptions,
  signal: AbortSignal,
): Promise<Response> {
  const query = new URLSearchParams({ job_run_id: runId, format });
  if (options.taskRunId !== undefined) query.set("task_run_id", options.taskRunId);
  if (cursor !== "") query.set("after", cursor);
  const answer = await source
    .fetch(`${source.baseUrl}/api/v1/logs/stream/sse?${query}`, {
      headers: { ...source.headers, accept: "text/event-stream" },
      signal,
    })
    .catch((error: unknown) => {
      throw new ConnectionError(source.baseUrl, error);
    });
  if (!answer.ok) throw await errorOfAnswer(answer);
  return answer;
}

/** Decides whether and when to connect again: doubling delays, until the log has been away for too long. */
class Retry {
  readonly #giveUpAfterMs: number;
  #failingSince: number | null = null;
  #delayMs = FIRST_DELAY_MS;

  constructor(giveUpAfterMs: number) {
    this.#giveUpAfterMs = giveUpAfterMs;
  }

  succeeded(): void {
    this.#failingSince = null;
    this.#delayMs = FIRST_DELAY_MS;
  }

  /** Throws the error itself when connecting again is of no use. */
  nextDelayMs(error: unknown): number {
    const now = Date.now();
    this.#failingSince ??= now;
    if (isFinal(error) || now - this.#failingSince > this.#giveUpAfterMs) throw error;
    const delayMs = this.#delayMs;
    this.#delayMs = Math.min(MAX_DELAY_MS, delayMs * 2);
    return delayMs;
  }
}

/** True if the server understood and refused: asking again changes nothing. */
function isFinal(error: unknown): boolean {
  return error instanceof ApiError && error.status < 500 && error.status !== 429;
}

/** Aborts its signal when the caller's aborts, or when it was not reset for `SILENCE_MS`. */
class SilenceAlarm {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal | undefined;
  #timer: ReturnType<typeof setTimeout>;

  constructor(outer: AbortSignal | undefined) {
    this.#outer = outer;
    outer?.addEventListener("abort", this.#abort, { once: true });
    if (outer?.aborted === true) this.#abort();
    this.#timer = setTimeout(this.#abort, SILENCE_MS);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  reset(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#abort, SILENCE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener("abort", this.#abort);
  }

  readonly #abort = (): void => {
    this.#controller.abort();
  };
}

/** Not base/clock.ts: this file is part of the published client and runs in browsers, and its waits decide nothing. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done, { once: true });
  });
}
