/** Counts logins that failed, so that nobody can try many tokens. Kept in memory: each server counts for itself. */

/** Time that a failed login counts. */
export const WINDOW_MS = 15 * 60_000;
/** Failed logins from one address with tokens that begin alike. */
export const MAX_FAILURES = 5;
/** Failed logins from one address with whatever tokens. */
const MAX_FAILURES_OF_ADDRESS = 50;
const MAX_KEPT = 10_000;
/** The form of a token, and some of its id. */
const PREFIX_LENGTH = 24;

export class LoginAttempts {
  /** Moments of failures by who failed, the latest failing last. */
  readonly #failures = new Map<string, number[]>();

  /** Milliseconds until a login may be tried; 0 if it may be now. */
  waitMs(address: string, token: string, nowMs: number): number {
    return Math.max(
      this.#waitOf(address, MAX_FAILURES_OF_ADDRESS, nowMs),
      this.#waitOf(keyOf(address, token), MAX_FAILURES, nowMs),
    );
  }

  /** Notes a failure. */
  failed(address: string, token: string, nowMs: number): void {
    for (const key of [address, keyOf(address, token)]) {
      const recent = this.#recent(key, nowMs);
      this.#failures.delete(key);
      this.#failures.set(key, [...recent, nowMs].slice(-MAX_FAILURES_OF_ADDRESS));
    }
    while (this.#failures.size > MAX_KEPT)
      this.#failures.delete(this.#failures.keys().next().value!);
  }

  #waitOf(key: string, limit: number, nowMs: number): number {
    const recent = this.#recent(key, nowMs);
    const oldest = recent.at(-limit);
    return oldest === undefined ? 0 : oldest + WINDOW_MS - nowMs;
  }

  #recent(key: string, nowMs: number): number[] {
    return (this.#failures.get(key) ?? []).filter((at) => nowMs - at < WINDOW_MS);
  }
}

function keyOf(address: string, token: string): string {
  return `${address} ${token.slice(0, PREFIX_LENGTH)}`;
}
