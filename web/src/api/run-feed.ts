/**
 * Keeps one run's skeleton up to date. Owns reading it, the live channel's subscription and the fallback; not what is drawn.
 * Invariants: (1) listeners are called at most once per `drawMs`, however much changes; (2) while the channel is not heard, the
 * skeleton is read anew every `pollMs`; (3) nothing is called after `stop`; (4) a run that has ended is read once and left alone
 * until the channel says otherwise (a re-run opens it again).
 */
import { RunSkeleton } from "../graph/run-skeleton.ts";
import type { SkeletonAnswer, SkeletonChange } from "../graph/skeleton-answer.ts";

const drawMs = 250;
const pollMs = 5_000;

/** What the page draws from. A new object for each change. */
export interface RunView {
  skeleton: RunSkeleton | null;
  /** Counts the changes: what is computed from the skeleton is computed anew when it differs. */
  version: number;
  error: Error | null;
}

/** A place at the live channel; `isHeard` says whether the channel works. */
export interface Subscription {
  isHeard(): boolean;
  leave(): void;
}

/** How the feed reaches the server. */
export interface RunSource {
  read(signal: AbortSignal): Promise<SkeletonAnswer>;
  /** Subscribes to changes after a revision. */
  subscribe(
    after: number,
    onChange: (change: SkeletonChange) => void,
    onReset: () => void,
  ): Subscription;
}

export class RunFeed {
  #view: RunView = { skeleton: null, version: 0, error: null };
  readonly #source: RunSource;
  readonly #listeners = new Set<() => void>();
  #channel: Subscription | null = null;
  #abort = new AbortController();
  #drawing: ReturnType<typeof setTimeout> | null = null;
  #polling: ReturnType<typeof setInterval> | null = null;
  #reading = false;

  constructor(source: RunSource) {
    this.#source = source;
  }

  /** Starts to read and to listen. */
  start(): void {
    this.#abort = new AbortController();
    this.#polling = setInterval(() => {
      if (!this.#channel?.isHeard() && !this.#hasEnded()) void this.read();
    }, pollMs);
    void this.read();
  }

  stop(): void {
    this.#abort.abort();
    this.#channel?.leave();
    this.#channel = null;
    if (this.#polling !== null) clearInterval(this.#polling);
    if (this.#drawing !== null) clearTimeout(this.#drawing);
    this.#polling = this.#drawing = null;
    this.#reading = false;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): RunView => this.#view;

  /** Reads the whole skeleton, in place of what is known. */
  async read(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    const { signal } = this.#abort;
    try {
      const answer = await this.#source.read(signal);
      if (signal.aborted) return;
      this.#replace(answer);
      this.#channel ??= this.#source.subscribe(
        answer.rev,
        (change) => this.#apply(change),
        () => void this.read(),
      );
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    } finally {
      if (!signal.aborted) this.#reading = false;
    }
  }

  #replace(answer: SkeletonAnswer): void {
    // An answer that was under way while changes came may be older than they are.
    if (this.#view.skeleton !== null && answer.rev < this.#view.skeleton.rev) return;
    const { version } = this.#view;
    this.#view = { skeleton: new RunSkeleton(answer), version: version + 1, error: null };
    this.#tell();
  }

  #fail(error: unknown): void {
    const reason = error instanceof Error ? error : new Error(String(error));
    this.#view = { ...this.#view, error: reason };
    this.#tell();
  }

  #apply(change: SkeletonChange): void {
    const { skeleton } = this.#view;
    if (skeleton === null || !skeleton.apply(change)) return;
    this.#drawing ??= setTimeout(() => {
      this.#drawing = null;
      const { version } = this.#view;
      this.#view = { skeleton: this.#view.skeleton, version: version + 1, error: null };
      this.#tell();
    }, drawMs);
  }

  #hasEnded(): boolean {
    const run = this.#view.skeleton?.run;
    return run !== undefined && run.finished_at !== null;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
