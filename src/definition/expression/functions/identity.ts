import { limits } from "../limits.ts";
import { isList, isMap, isNumeric, sortedKeys, typeOf, type Value } from "../value.ts";
import type { Call } from "./call.ts";

/** A text that two values share exactly if they are equal. */
export function identityOf(value: Value, call: Call, depth = 0): string {
  call.spend(4);
  if (depth > limits.maxValueDepth)
    call.fail(`the values are nested deeper than ${limits.maxValueDepth}.`);
  if (isNumeric(value)) return numberIdentity(value);
  if (typeof value === "string") {
    call.spend(value.length >> 4);
    return JSON.stringify(value);
  }
  if (isList(value)) {
    call.spend(value.length);
    return `[${value.map((item) => identityOf(item, call, depth + 1)).join(",")}]`;
  }
  if (isMap(value)) {
    const keys = sortedKeys(value, call.evaluation.budget);
    const entries = keys.map(
      (key) => `${JSON.stringify(key)}:${identityOf(value[key]!, call, depth + 1)}`,
    );
    return `{${entries.join(",")}}`;
  }
  return `${typeOf(value)} ${String(value)}`;
}

/** An int and a double of the same value are equal. */
function numberIdentity(value: number | bigint): string {
  if (typeof value === "bigint") return value.toString();
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}
