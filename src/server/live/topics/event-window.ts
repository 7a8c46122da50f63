/**
 * Which events of a run are new. Transactions commit in another order than they draw the numbers of their events, so an event may appear
 * below one that was seen already: what lies less than `spanMs` back is looked at again and again.
 */
interface Event {
  id: number;
  seq: number | null;
}

export class EventWindow {
  /** Events that were seen less than the span ago, the oldest look first. */
  readonly #seen = new Map<number, number>();
  readonly #spanMs: number;
  #after: number;

  constructor(after: number, spanMs: number) {
    this.#after = after;
    this.#spanMs = spanMs;
  }

  /** Events after this id have to be looked at. */
  get after(): number {
    return this.#after;
  }

  /** Those of the events that were not seen before. */
  fresh<E extends Event>(events: readonly E[], nowMs: number): E[] {
    const fresh = events.filter(({ id }) => !this.#seen.has(id));
    for (const { id } of fresh) this.#seen.set(id, nowMs);
    for (const [id, seenAt] of this.#seen) {
      if (nowMs - seenAt < this.#spanMs) break;
      this.#seen.delete(id);
      this.#after = Math.max(this.#after, id);
    }
    return fresh;
  }
}
