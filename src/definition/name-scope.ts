/** Names that can be read in a place: those of its own scope, then those of the scopes around it. */
export class NameScope {
  readonly #names: ReadonlySet<string>;
  readonly #outer: NameScope | null;

  constructor(names: ReadonlySet<string>, outer: NameScope | null) {
    this.#names = names;
    this.#outer = outer;
  }

  has(name: string): boolean {
    return this.#names.has(name) || (this.#outer?.has(name) ?? false);
  }

  /** All of them, the nearest first; made anew each time, so for messages only. */
  all(): string[] {
    return [...this.#names, ...(this.#outer?.all() ?? [])];
  }
}
