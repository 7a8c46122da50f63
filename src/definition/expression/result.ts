import type { JsonValue } from "../../base/json.ts";
import type { Site } from "./fault.ts";
import { limits } from "./limits.ts";
import { Duration, isList, isMap, Timestamp, TypeName, type Value } from "./value.ts";
import type { WorkBudget } from "./work-budget.ts";

/** Longest JSON of one UTF-16 unit: `\u0000`. */
const MAX_BYTES_PER_UNIT = 6;

/**
 * The JSON of a computed value: a copy, so that nobody shares objects with the roots. Whole numbers become JSON integers, times and
 * durations texts. Refuses what JSON cannot hold and what is too large.
 */
export function toJsonValue(value: Value, budget: WorkBudget, site: Site): JsonValue {
  const copier = new JsonCopier(budget, site);
  const json = copier.copy(value, 0);
  if (copier.units * MAX_BYTES_PER_UNIT > limits.maxResultBytes) checkSize(json, site);
  return json;
}

/** A value as a piece of text: texts as they are, null as nothing, lists and maps as compact JSON. */
export function toText(json: JsonValue): string {
  if (typeof json === "string") return json;
  return json === null ? "" : JSON.stringify(json);
}

/** Refuses a value whose JSON is too large. */
export function checkSize(json: JsonValue, site: Site): void {
  const bytes = Buffer.byteLength(JSON.stringify(json));
  if (bytes > limits.maxResultBytes) failTooLarge(site);
}

class JsonCopier {
  readonly #budget: WorkBudget;
  readonly #site: Site;
  /** A lower bound of the JSON's length. */
  units = 0;

  constructor(budget: WorkBudget, site: Site) {
    this.#budget = budget;
    this.#site = site;
  }

  copy(value: Value, depth: number): JsonValue {
    this.#count(1);
    if (depth > limits.maxValueDepth)
      this.#site.fail(`The result is nested deeper than ${limits.maxValueDepth}.`);
    switch (typeof value) {
      case "string":
        this.#count(value.length);
        return value;
      case "bigint":
        return this.#integer(value);
      case "number":
        return this.#double(value);
      case "boolean":
        return value;
      default:
        return this.#object(value, depth);
    }
  }

  #object(value: Value, depth: number): JsonValue {
    if (isList(value)) return value.map((item) => this.copy(item, depth + 1));
    if (isMap(value)) {
      // fromEntries makes own properties, `__proto__` too; assignment would not.
      return Object.fromEntries(
        Object.entries(value).map(([key, entry]) => {
          this.#count(key.length);
          return [key, this.copy(entry, depth + 1)];
        }),
      );
    }
    if (value instanceof Timestamp || value instanceof Duration) return value.toString();
    if (value instanceof TypeName)
      return this.#site.fail("A type cannot be a result; compare it with ==.");
    return null;
  }

  #integer(value: bigint): number {
    const number = Number(value);
    if (!Number.isSafeInteger(number))
      this.#site.fail(
        `The whole number ${value} is too large for a JSON number; use string() to keep it.`,
      );
    return number;
  }

  #double(value: number): number {
    if (!Number.isFinite(value))
      this.#site.fail(`The result ${value} is not a JSON number; was something divided by 0?`);
    return value === 0 ? 0 : value;
  }

  #count(units: number): void {
    this.units += units;
    this.#budget.spend(2 + (units >> 5));
    if (this.units > limits.maxResultBytes) failTooLarge(this.#site);
  }
}

function failTooLarge(site: Site): never {
  return site.exhaust(`The result is larger than ${limits.maxResultBytes} bytes of JSON.`);
}
