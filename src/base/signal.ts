/**
 * A doorbell: `ring` wakes whoever waits, and a ring while nobody waits is remembered once. It carries no data, so losing
 * or merging rings is harmless.
 */
export class Doorbell {
  #rung = false;
  #wake: (() => void) | null = null;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Resolves true when rung (before or now), false after `timeoutMs` or when the signal aborts. One waiter at a time. */
  async wait(timeoutMs: number, signal?: AbortSignal): Promise<boolean> {
    if (!this.#rung && signal?.aborted !== true) await this.#untilWoken(timeoutMs, signal);
    const rung = this.#rung;
    this.#rung = false;
    return rung;
  }

  #untilWoken(timeoutMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        this.#wake = null;
        resolve();
      };
      const timer = setTimeout(done, timeoutMs);
      signal?.addEventListener("abort", done, { once: true });
      this.#wake = done;
    });
  }
}
