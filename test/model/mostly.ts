import fc from "fast-check";

/**
 * A usual value, `weight` times as often as another one, which can go back to the usual one at every step of its shrinking. (The branches of
 * `fc.oneof` forget their way back once they have shrunk.)
 */
export function mostly<Value>(
  weight: number,
  usual: Value,
  other: fc.Arbitrary<Value>,
): fc.Arbitrary<Value> {
  return new Mostly(weight, usual, other);
}

class Mostly<Value> extends fc.Arbitrary<Value> {
  readonly #weight: number;
  readonly #usual: Value;
  readonly #other: fc.Arbitrary<Value>;

  constructor(weight: number, usual: Value, other: fc.Arbitrary<Value>) {
    super();
    this.#weight = weight;
    this.#usual = usual;
    this.#other = other;
  }

  override generate(random: fc.Random, biasFactor: number | undefined): fc.Value<Value> {
    const isUsual = random.nextDouble() * (this.#weight + 1) < this.#weight;
    return isUsual ? this.#usualValue() : this.#other.generate(random, biasFactor);
  }

  override canShrinkWithoutContext(value: unknown): value is Value {
    return this.#other.canShrinkWithoutContext(value);
  }

  /** The usual value is known by its identity: it has nothing to shrink to. */
  override shrink(value: Value, context: unknown): fc.Stream<fc.Value<Value>> {
    if (value === this.#usual) return fc.Stream.nil();
    return fc.Stream.of(this.#usualValue()).join(this.#other.shrink(value, context));
  }

  #usualValue(): fc.Value<Value> {
    return new fc.Value(this.#usual, undefined);
  }
}
