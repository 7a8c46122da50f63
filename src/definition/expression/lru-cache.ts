/** A map that forgets what was not asked for longest, once it is full. */
export class LruCache<Key, Entry> {
  readonly #entries = new Map<Key, Entry>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The entry of a key, made by `create` when there is none. What `create` throws is not kept. */
  getOrCreate(key: Key, create: () => Entry): Entry {
    const known = this.#entries.get(key);
    if (known !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return known;
    }
    const created = create();
    this.#entries.set(key, created);
    if (this.#entries.size > this.#capacity) this.#forgetOldest();
    return created;
  }

  #forgetOldest(): void {
    for (const key of this.#entries.keys()) {
      this.#entries.delete(key);
      return;
    }
  }
}
