/**
 * One open log: which of its lines the page has, how many there are, and whether more come. Owns the worker, the requests for lines and the
 * two caches; draws nothing.
 *
 * 1. At most CACHED_LINES lines that were read and LIVE_LINES that came live are kept.
 * 2. A request for lines that are no longer wanted is given up.
 */
import { readLines, streamAddress, type LogId, type LogLines } from "../../api/logs.ts";
import { LineCache } from "../../log/line-cache.ts";
import type { LiveState } from "../../log/live-stream.ts";
import type { LogLine } from "../../log/log-line.ts";
import type { FromWorker, ToWorker } from "../../log/worker-messages.ts";

/** Lines of the first request, and of each of the others. */
export const LINES_PER_READ = 500;
const CACHED_LINES = 20 * LINES_PER_READ;
const LIVE_LINES = 4_000;
const RETRY_MS = 1_500;
const MIN_TASK = 5;
const MAX_TASK = 20;
/** Ranges in one request; the server takes as many. */
const MAX_RANGES = 200;

/** What is known of the log as a whole. A new object for each change, of its lines too. */
export interface LogSnapshot {
  state: "loading" | "failed" | LiveState;
  total: number;
  /** Time of the first line. */
  startMs: number | null;
  pruned: boolean;
  /** Characters of the longest name of a task so far, within MIN_TASK and MAX_TASK. */
  taskLength: number;
  /** Of the first request, or of the last one for lines. */
  error: Error | null;
}

export class LogSession {
  readonly log: LogId;
  readonly #worker: Worker;
  readonly #cache = new LineCache(CACHED_LINES);
  readonly #live = new LineCache(LIVE_LINES);
  readonly #listeners = new Set<() => void>();
  readonly #parsing = new Map<number, (lines: LogLine[]) => void>();
  readonly #reading = new Map<string, AbortController>();
  readonly #closed = new AbortController();
  #parses = 0;
  #snapshot: LogSnapshot = {
    state: "loading",
    total: 0,
    startMs: null,
    pruned: false,
    taskLength: MIN_TASK,
    error: null,
  };

  constructor(log: LogId) {
    this.log = log;
    this.#worker = new Worker(new URL("../../log/log-worker.ts", import.meta.url), {
      type: "module",
    });
    this.#worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) =>
      this.#hear(data),
    );
    void this.#start();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): LogSnapshot => this.#snapshot;

  /** A line, if the page has it. */
  line(offset: number): LogLine | undefined {
    return this.#live.get(offset) ?? this.#cache.get(offset);
  }

  /** Asks for the lines of some ranges of which one is missing; what was asked for before and is not wanted now is given up. */
  want(wanted: readonly (readonly number[])[]): void {
    const texts = new Map(wanted.map((ranges) => [rangesText(ranges), ranges]));
    for (const [text, request] of this.#reading) if (!texts.has(text)) request.abort();
    for (const text of texts.keys()) if (!this.#reading.has(text)) void this.#read(text);
  }

  /** Lines of a range, for copying. */
  async readRange(first: number, last: number): Promise<LogLine[]> {
    const ranges = `${first}-${last}`;
    return this.#parse(await readLines(this.log, { ranges }, this.#closed.signal));
  }

  /** Begins again after a failure. */
  retry(): void {
    this.#change({ state: "loading", error: null });
    void this.#start();
  }

  close(): void {
    this.#closed.abort();
    this.#worker.terminate();
  }

  async #start(): Promise<void> {
    const { signal } = this.#closed;
    try {
      const head = await readLines(this.log, { ranges: `0-${LINES_PER_READ - 1}` }, signal);
      const end = head.ended ? head : await readLines(this.log, { tail: LINES_PER_READ }, signal);
      const lines = await this.#parse(head);
      this.#keep(this.#cache, end === head ? lines : [...lines, ...(await this.#parse(end))]);
      this.#change({
        state: head.ended ? "ended" : "live",
        total: end.total,
        startMs: lines[0]?.atMs ?? null,
        pruned: head.pruned,
      });
      if (!head.ended) this.#follow(end);
    } catch (error) {
      if (!signal.aborted) this.#change({ state: "failed", error: asError(error) });
    }
  }

  #follow({ blocks, total }: LogLines): void {
    const cursor = blocks.at(-1)?.cursor ?? null;
    this.#tell({ kind: "follow", address: streamAddress(this.log), cursor, total });
  }

  async #read(ranges: string): Promise<void> {
    const request = new AbortController();
    this.#reading.set(ranges, request);
    const signal = AbortSignal.any([request.signal, this.#closed.signal]);
    try {
      this.#keep(this.#cache, await this.#parse(await readLines(this.log, { ranges }, signal)));
      this.#reading.delete(ranges);
      this.#change({ error: null });
    } catch (error) {
      if (signal.aborted) return void this.#reading.delete(ranges);
      this.#change({ error: asError(error) });
      // Until then it counts as being read, and whoever draws after that asks again.
      setTimeout(() => {
        this.#reading.delete(ranges);
        this.#change({});
      }, RETRY_MS);
    }
  }

  #parse({ blocks }: LogLines): Promise<LogLine[]> {
    this.#parses += 1;
    const id = this.#parses;
    this.#tell({ kind: "parse", id, blocks });
    return new Promise((resolve) => this.#parsing.set(id, resolve));
  }

  #hear(message: FromWorker): void {
    switch (message.kind) {
      case "parsed":
        this.#parsing.get(message.id)?.(message.lines);
        this.#parsing.delete(message.id);
        return;
      case "lines":
        this.#keep(this.#live, message.lines);
        this.#change({
          total: message.total,
          startMs: this.#snapshot.startMs ?? message.lines[0]?.atMs ?? null,
        });
        return;
      case "state":
        this.#change({ state: message.state });
    }
  }

  #keep(cache: LineCache, lines: readonly LogLine[]): void {
    cache.add(lines);
    const longest = lines.reduce((most, { task }) => Math.max(most, task.length), 0);
    const taskLength = Math.min(Math.max(this.#snapshot.taskLength, longest), MAX_TASK);
    if (taskLength !== this.#snapshot.taskLength) this.#change({ taskLength });
  }

  #tell(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #change(changes: Partial<LogSnapshot>): void {
    if (this.#closed.signal.aborted) return;
    this.#snapshot = { ...this.#snapshot, ...changes };
    for (const listener of this.#listeners) listener();
  }
}

function rangesText(ranges: readonly number[]): string {
  const texts: string[] = [];
  for (let at = 0; at < ranges.length && texts.length < MAX_RANGES; at += 2)
    texts.push(`${ranges[at]!}-${ranges[at + 1]! - 1}`);
  return texts.join(",");
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
