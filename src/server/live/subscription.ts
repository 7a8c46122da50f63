/** A stream's place in the feed. */
export interface Subscription {
  /** Resolves when something may have changed, after `timeoutMs`, or when the signal aborts. */
  wait(timeoutMs: number, signal: AbortSignal): Promise<void>;
  close(): void;
}
