/** Remembers what changed in the latest steps, so that each reader gets, in one message, what changed since its own last one. */
const MAX_STEPS = 128;

export class ChangeHistory<Id> {
  readonly #steps: { step: number; ids: ReadonlySet<Id> }[] = [];
  #step = 0;
  #forgotten = 0;

  /** Number of the newest step. */
  get step(): number {
    return this.#step;
  }

  /** Adds a step. */
  record(ids: ReadonlySet<Id>): void {
    this.#step += 1;
    this.#steps.push({ step: this.#step, ids });
    if (this.#steps.length > MAX_STEPS) this.#forgotten = this.#steps.shift()!.step;
  }

  /** Adds a step of which only is known that something changed. */
  forget(): void {
    this.#step += 1;
    this.#steps.length = 0;
    this.#forgotten = this.#step;
  }

  /** What changed after a step; null if that is not known any more. */
  since(step: number): Set<Id> | null {
    if (step < this.#forgotten) return null;
    const changed = new Set<Id>();
    for (const entry of this.#steps)
      if (entry.step > step) for (const id of entry.ids) changed.add(id);
    return changed;
  }
}
