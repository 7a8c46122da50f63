import { didYouMean } from "../../base/did-you-mean.ts";
import type { Site } from "./fault.ts";
import { describe, entryOf, isList, isMap, isNumeric, type Value } from "./value.ts";

/** Keys compared for a suggestion. */
const MAX_COMPARED = 200;

/** The entry of a map or item of a list; an error that says what is missing where. `where` is the target in the author's words. */
export function access(target: Value, key: Value, where: string, site: Site): Value {
  if (isMap(target)) {
    if (typeof key !== "string")
      return site.fail(`The keys of ${where} are texts; found ${describe(key)}.`);
    const entry = entryOf(target, key);
    if (entry !== undefined) return entry;
    const message = `${JSON.stringify(key.slice(0, 80))} is missing in ${where}.`;
    return site.failAbsent(message, () =>
      didYouMean(key.slice(0, 64), Object.keys(target).slice(0, MAX_COMPARED).filter(isShort)),
    );
  }
  if (isList(target)) return itemOf(target, key, where, site);
  const message = `${where} has no ${typeof key === "string" ? JSON.stringify(key.slice(0, 80)) : describe(key)}: it is ${describe(target)}.`;
  return target === null ? site.failAbsent(message) : site.fail(message);
}

function itemOf(list: readonly Value[], key: Value, where: string, site: Site): Value {
  const index = isNumeric(key) ? Number(key) : NaN;
  if (!Number.isInteger(index))
    return site.fail(`${where} is a list, so its items have numbers; found ${describe(key)}.`);
  const item = index < 0 ? undefined : list[index];
  return item ?? (index >= 0 && index < list.length ? null : missingItem(list, index, where, site));
}

function missingItem(list: readonly Value[], index: number, where: string, site: Site): never {
  return site.failAbsent(`${where} has no item ${index}: it has ${list.length}, counted from 0.`);
}

/** The value at the end of `get`'s path, or null as soon as something is missing. */
export function find(target: Value, keys: readonly (string | number | bigint)[]): Value {
  let value = target;
  for (const key of keys) {
    if (isMap(value)) value = entryOf(value, String(key)) ?? null;
    else if (isList(value) && /^\d+$/.test(String(key))) value = value[Number(key)] ?? null;
    else return null;
  }
  return value;
}

function isShort(key: string): boolean {
  return key.length <= 64;
}
