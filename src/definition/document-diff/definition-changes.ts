/**
 * What differs between two canonical definitions, whatever their texts look like. Tasks, triggers and artifacts are compared by their
 * names, so moving one is no change; nor is another order of the keys of a map.
 */
import type { JsonObject, JsonValue } from "../../base/json.ts";
import { canonicalJson } from "../canonical-json.ts";
import { isJsonObject } from "../values.ts";

/** One difference; `before` is null for what was added, `after` for what was removed. */
export interface DefinitionChange {
  /** Such as `tasks.build.retry.max`; a name with other characters than letters, digits, `_` and `-` stands in brackets. */
  path: string;
  kind: "added" | "removed" | "changed";
  before: JsonValue;
  after: JsonValue;
}

/**
 * How a map is read. The keys of the `language` are shown in snake case, and null means that the document says nothing there; below a
 * map of `names` stand entries of the language; what is the author's `own` stays as it is.
 */
type Reading = "language" | "names" | "own";

const MAPS_OF_NAMES: ReadonlySet<string> = new Set(["inputs", "outputs", "files", "form"]);
const OWN_VALUES: ReadonlySet<string> = new Set([
  ...["labels", "env", "parameters", "secrets", "edgeStatuses", "options", "axes"],
  ...["schema", "default", "values", "value", "include", "exclude", "from", "to", "step"],
]);

/** All differences from one definition to the other, in the order of the first one's keys. */
export function definitionChanges(before: JsonObject, after: JsonObject): DefinitionChange[] {
  const changes: DefinitionChange[] = [];
  compareMaps(before, after, "", "language", changes);
  return changes;
}

function compareMaps(
  before: JsonObject,
  after: JsonObject,
  path: string,
  reading: Reading,
  changes: DefinitionChange[],
): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const next = readingOf(key, reading, before);
    const place = joined(path, reading === "language" ? snakeCase(key) : key);
    compare(entryOf(before, key), entryOf(after, key), place, next, changes);
  }
}

/** `undefined` is what is not there. */
function compare(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: string,
  reading: Reading,
  changes: DefinitionChange[],
): void {
  if (isJsonObject(before) && isJsonObject(after) && haveOneKind(before, after, reading))
    return compareMaps(before, after, path, reading, changes);
  const [named, namedAfter] = [byName(before, reading), byName(after, reading)];
  if (named !== null && namedAfter !== null)
    return compareMaps(named, namedAfter, path, "names", changes);
  const [had, has] = [isThere(before, reading), isThere(after, reading)];
  if (had && has ? canonicalJson(before) === canonicalJson(after) : had === has) return;
  changes.push({
    path,
    kind: had ? (has ? "changed" : "removed") : "added",
    before: shown(before, reading),
    after: shown(after, reading),
  });
}

function readingOf(key: string, reading: Reading, owner: JsonObject): Reading {
  if (reading !== "language") return reading === "names" ? "language" : "own";
  // The inputs that a task gives to a sub-job are values, not declarations.
  if (OWN_VALUES.has(key) || (key === "inputs" && owner["kind"] === "job")) return "own";
  return MAPS_OF_NAMES.has(key) ? "names" : "language";
}

/** Of two bodies of different kinds nothing corresponds. */
function haveOneKind(before: JsonObject, after: JsonObject, reading: Reading): boolean {
  return reading !== "language" || before["kind"] === after["kind"];
}

function entryOf(map: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function isThere(value: JsonValue | undefined, reading: Reading): boolean {
  return value !== undefined && (value !== null || reading === "own");
}

/** A list of maps that each have a name of their own, as a map by name; null for any other value. */
function byName(value: JsonValue | undefined, reading: Reading): JsonObject | null {
  if (reading !== "language" || !Array.isArray(value)) return null;
  const entries = new Map<string, JsonValue>();
  for (const item of value) {
    if (!isJsonObject(item) || typeof item["name"] !== "string") return null;
    entries.set(item["name"], item);
  }
  return entries.size === value.length ? Object.fromEntries(entries) : null;
}

/** The value with the language's own keys in snake case. */
function shown(value: JsonValue | undefined, reading: Reading): JsonValue {
  if (value === undefined) return null;
  if (reading === "own" || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => shown(item, reading));
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]): [string, JsonValue] => [
      reading === "language" ? snakeCase(key) : key,
      shown(entry, readingOf(key, reading, value)),
    ]),
  );
}

function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function joined(path: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}
