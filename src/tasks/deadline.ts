/** A signal that aborts when the attempt is stopped or when the operation's own limit is over. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** True once the operation's own limit is over; false when the attempt was stopped first. */
  expired(): boolean;
  /** Releases the timer; to be called when the operation is over. */
  clear(): void;
}

/**
 * Starts the clock of one operation. Not AbortSignal.any() with AbortSignal.timeout(): on Node 20 the combination can be
 * garbage collected before it fires.
 */
export function startDeadline(attempt: AbortSignal, limitMs: number): Deadline {
  const stop = new AbortController();
  let expired = false;
  const timer = setTimeout(() => {
    expired = true;
    stop.abort(new Error("the limit is over"));
  }, limitMs);
  const onAttemptStopped = (): void => {
    stop.abort(attempt.reason);
    clearTimeout(timer);
  };
  attempt.addEventListener("abort", onAttemptStopped, { once: true });
  if (attempt.aborted) onAttemptStopped();
  return {
    signal: stop.signal,
    expired: () => expired,
    clear: () => {
      clearTimeout(timer);
      attempt.removeEventListener("abort", onAttemptStopped);
    },
  };
}
