/**
 * One loop that looks at something for everybody who wants to know about it.
 *
 * 1. The loop runs while someone watches and the state is not final; it looks when rung, but not more often than `pauseMs` allows, and at
 *    least every `pollMs`.
 * 2. Whoever asks for news gets the newest state, never each of them.
 */
import { systemClock } from "../../base/clock.ts";
import type { Subscription } from "./subscription.ts";

const POLL_MS = 1_000;

/** A state, and its number for `Watch.next`. */
export interface Seen<State> {
  revision: number;
  state: State;
}

export interface WatchOptions<State> {
  look: () => Promise<State>;
  subscribe: () => Subscription;
  isSame: (a: State, b: State) => boolean;
  /** True if the state will not change any more. */
  isFinal: (state: State) => boolean;
  /** Time between two looks, at least; none unless named. */
  pauseMs?: number;
  /** Time between two looks, at most, if nothing is rung. */
  pollMs?: number;
  /** Called when the loop ends, perhaps more than once: whoever comes later needs another watch. */
  onEnd: () => void;
}

export class Watch<State> {
  readonly #options: WatchOptions<State>;
  readonly #stopped = new AbortController();
  readonly #waiting = new Set<() => void>();
  #latest: Seen<State> | null = null;
  #failure: { error: unknown } | null = null;
  #watchers = 0;

  constructor(options: WatchOptions<State>) {
    this.#options = options;
    void this.#run();
  }

  /** Takes part until the returned function is called. */
  join(): () => void {
    this.#watchers += 1;
    let isJoined = true;
    return () => {
      if (!isJoined) return;
      isJoined = false;
      this.#watchers -= 1;
      if (this.#watchers > 0) return;
      this.#stopped.abort();
      this.#options.onEnd();
    };
  }

  /** The newest state, once there is one after the revision; null when the signal aborts first. Throws what looking failed with. */
  async next(afterRevision: number, signal: AbortSignal): Promise<Seen<State> | null> {
    while (!signal.aborted) {
      if (this.#latest !== null && this.#latest.revision > afterRevision) return this.#latest;
      if (this.#failure !== null) throw this.#failure.error;
      await this.#untilNews(signal);
    }
    return null;
  }

  async #run(): Promise<void> {
    const { look, subscribe, isFinal, onEnd, pauseMs = 0, pollMs = POLL_MS } = this.#options;
    const subscription = subscribe();
    try {
      while (!this.#stopped.signal.aborted) {
        const startedAt = systemClock.monotonic();
        const state = await look();
        this.#publish(state);
        if (isFinal(state)) return;
        const pause = pauseMs - (systemClock.monotonic() - startedAt);
        if (pause > 0) await systemClock.sleep(pause, this.#stopped.signal);
        await subscription.wait(pollMs, this.#stopped.signal);
      }
    } catch (error) {
      this.#failure = { error };
      this.#wake();
    } finally {
      subscription.close();
      onEnd();
    }
  }

  #publish(state: State): void {
    const latest = this.#latest;
    if (latest !== null && this.#options.isSame(latest.state, state)) return;
    this.#latest = { revision: (latest?.revision ?? 0) + 1, state };
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
  }

  #untilNews(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#waiting.delete(done);
        signal.removeEventListener("abort", done);
        resolve();
      };
      this.#waiting.add(done);
      signal.addEventListener("abort", done, { once: true });
    });
  }
}
