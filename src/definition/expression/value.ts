import type { WorkBudget } from "./work-budget.ts";
import type { Site } from "./fault.ts";
import { limits } from "./limits.ts";

/** What is neither JSON nor a whole number: told from maps by this class. */
abstract class Special {
  /** As CEL and JSON spell it. */
  abstract toString(): string;
}

/** A moment, to the millisecond. */
export class Timestamp extends Special {
  readonly ms: number;

  constructor(ms: number) {
    super();
    this.ms = ms;
  }

  /** RFC 3339 in UTC; without a fraction when the second is whole. */
  override toString(): string {
    return new Date(this.ms).toISOString().replace(".000Z", "Z");
  }
}

/** A span of time, to the millisecond; may be negative. */
export class Duration extends Special {
  readonly ms: number;

  constructor(ms: number) {
    super();
    this.ms = ms;
  }

  /** Seconds, such as `90s` or `0.5s`. */
  override toString(): string {
    return `${this.ms / 1_000}s`;
  }
}

/** The answer of `type()`. */
export class TypeName extends Special {
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }

  override toString(): string {
    return this.name;
  }
}

/** A map. Its keys are its own properties only: read it with `entryOf` and Object.keys. */
export interface ValueMap {
  readonly [key: string]: Value;
}

/**
 * What an expression computes with. JSON values are used as they are: a number is a double, a whole number written in an expression
 * is a bigint (CEL's int).
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Timestamp
  | Duration
  | TypeName
  | readonly Value[]
  | ValueMap;

/** True for lists; Array.isArray does not narrow read-only ones. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value): value is ValueMap {
  return (
    typeof value === "object" && value !== null && !isList(value) && !(value instanceof Special)
  );
}

export function isNumeric(value: Value): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** The entry of a map, undefined if there is none. Never looks at what objects inherit. */
export function entryOf(map: ValueMap, key: string): Value | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** A map of these entries. It inherits nothing, so that `__proto__` is a key like any other. */
export function mapOf(entries: Iterable<readonly [string, Value]>): ValueMap {
  const map = Object.create(null) as Record<string, Value>;
  for (const [key, value] of entries) map[key] = value;
  return map;
}

/** The keys of a map in the order of their code units, whatever order they came in. */
export function sortedKeys(map: ValueMap, budget: WorkBudget): string[] {
  const keys = Object.keys(map);
  budget.spend(keys.length * 4);
  return keys.sort();
}

/** The CEL name of a value's type. */
export function typeOf(value: Value): string {
  switch (typeof value) {
    case "boolean":
      return "bool";
    case "number":
      return "double";
    case "bigint":
      return "int";
    case "string":
      return "string";
    default:
      if (value === null) return "null_type";
      if (isList(value)) return "list";
      if (value instanceof Timestamp) return "timestamp";
      if (value instanceof Duration) return "duration";
      return value instanceof TypeName ? "type" : "map";
  }
}

const MAX_SHOWN = 40;

/** What a value is, in words for an error message. */
export function describe(value: Value): string {
  if (value === null) return "null";
  if (isList(value)) return `a list of ${value.length}`;
  if (value instanceof Timestamp) return `the time ${value}`;
  if (value instanceof Duration) return `the duration ${value}`;
  if (value instanceof TypeName) return `the type ${value}`;
  if (isNumeric(value)) return `the number ${value}`;
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") {
    const shown = value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value;
    return `the text ${JSON.stringify(shown)}`;
  }
  return "a map";
}

/** CEL's equality: numbers by value whatever their type, lists and maps by their entries, different types never. */
export function areEqual(a: Value, b: Value, budget: WorkBudget, site: Site, depth = 0): boolean {
  budget.spend(1);
  if (depth > limits.maxValueDepth)
    site.fail(`Values nested deeper than ${limits.maxValueDepth} cannot be compared.`);
  if (isNumeric(a)) return isNumeric(b) && compareNumbers(a, b) === 0;
  if (typeof a === "string" && typeof b === "string") {
    budget.spend(a.length >> 6);
    return a === b;
  }
  if (typeof a !== "object" || a === null) return a === b;
  if (a instanceof Timestamp) return b instanceof Timestamp && a.ms === b.ms;
  if (a instanceof Duration) return b instanceof Duration && a.ms === b.ms;
  if (a instanceof TypeName) return b instanceof TypeName && a.name === b.name;
  if (isList(a)) {
    if (!isList(b) || a.length !== b.length) return false;
    return a.every((item, index) => areEqual(item, b[index]!, budget, site, depth + 1));
  }
  if (!isMap(a) || !isMap(b)) return false;
  return haveEqualEntries(a, b, budget, site, depth);
}

function haveEqualEntries(
  a: ValueMap,
  b: ValueMap,
  budget: WorkBudget,
  site: Site,
  depth: number,
): boolean {
  const keys = Object.keys(a);
  const otherCount = Object.keys(b).length;
  budget.spend((keys.length + otherCount) * 2);
  if (keys.length !== otherCount) return false;
  return keys.every((key) => {
    const other = entryOf(b, key);
    return other !== undefined && areEqual(a[key]!, other, budget, site, depth + 1);
  });
}

/** Below, at or above zero, NaN when either is NaN. Exact for an int beside a double. */
export function compareNumbers(a: number | bigint, b: number | bigint): number {
  if (a < b) return -1;
  if (a > b) return 1;
  return a >= b ? 0 : NaN;
}

/** Below, at or above zero for two numbers, texts, times, durations or booleans; null when they have no order. */
export function compareValues(a: Value, b: Value, budget: WorkBudget): number | null {
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b);
  if (typeof a === "string" && typeof b === "string") {
    budget.spend(Math.min(a.length, b.length) >> 6);
    return a < b ? -1 : a > b ? 1 : 0;
  }
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  if (a instanceof Timestamp && b instanceof Timestamp) return a.ms - b.ms;
  if (a instanceof Duration && b instanceof Duration) return a.ms - b.ms;
  return null;
}
