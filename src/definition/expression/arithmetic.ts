import type { Site } from "./fault.ts";

/**
 * CEL's arithmetic on ints (bigint, 64 bits, overflow is an error) and doubles, and one rule more: an int beside a double is
 * taken as a double, because every number that comes from JSON is one.
 */
type Numeric = number | bigint;

export function addNumbers(a: Numeric, b: Numeric, site: Site): Numeric {
  if (typeof a === "bigint" && typeof b === "bigint") return inRange(a + b, site);
  return Number(a) + Number(b);
}

export function subtractNumbers(a: Numeric, b: Numeric, site: Site): Numeric {
  if (typeof a === "bigint" && typeof b === "bigint") return inRange(a - b, site);
  return Number(a) - Number(b);
}

export function multiplyNumbers(a: Numeric, b: Numeric, site: Site): Numeric {
  if (typeof a === "bigint" && typeof b === "bigint") return inRange(a * b, site);
  return Number(a) * Number(b);
}

/** Two ints give an int, cut towards zero; otherwise the quotient. */
export function divideNumbers(a: Numeric, b: Numeric, site: Site): Numeric {
  if (typeof a !== "bigint" || typeof b !== "bigint") return Number(a) / Number(b);
  if (b === 0n) site.fail("A whole number is divided by 0.");
  return inRange(a / b, site);
}

/** The rest has the sign of the dividend, as in CEL and most languages. */
export function moduloNumbers(a: Numeric, b: Numeric, site: Site): Numeric {
  if (typeof a !== "bigint" || typeof b !== "bigint") return Number(a) % Number(b);
  if (b === 0n) site.fail("A whole number is divided by 0.");
  return a % b;
}

export function negateNumber(a: Numeric, site: Site): Numeric {
  return typeof a === "bigint" ? inRange(-a, site) : -a;
}

/** An int, unless it needs more than 64 bits. */
export function inRange(value: bigint, site: Site): bigint {
  if (BigInt.asIntN(64, value) !== value) site.fail("The whole number does not fit in 64 bits.");
  return value;
}
