/** A typed array that grows: ten thousand task runs are a few hundred kilobytes instead of as many objects. */
export class NumberColumn<Values extends Int32Array | Float64Array> {
  #values: Values;
  readonly #grow: (size: number) => Values;

  constructor(create: (size: number) => Values, capacity: number) {
    this.#grow = create;
    this.#values = create(Math.max(16, capacity));
  }

  get(row: number): number {
    return this.#values[row]!;
  }

  set(row: number, value: number): void {
    if (row >= this.#values.length) {
      const larger = this.#grow(Math.max(row + 1, this.#values.length * 2));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[row] = value;
  }
}

/** A column of whole numbers. */
export function integers(capacity: number): NumberColumn<Int32Array> {
  return new NumberColumn((size) => new Int32Array(size), capacity);
}

/** A column of times; NaN stands for "not yet". */
export function times(capacity: number): NumberColumn<Float64Array> {
  return new NumberColumn((size) => new Float64Array(size), capacity);
}
