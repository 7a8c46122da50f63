import type { JsonValue } from "../../base/json.ts";
import { storableText } from "./storable-text.ts";

/** What is wrong with a value or a file that a script wrote, with its line where there is one. */
export class InvalidOutput extends Error {}

/** Deepest value that is kept; the same limit as for the body of a request. */
const MAX_DEPTH = 64;
/** Names that would change what an object is instead of what it holds. */
export const REFUSED_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/**
 * The value as the database can hold it; throws InvalidOutput for what it cannot, or what would be unsafe to read back. `where`
 * begins the message.
 */
export function storableJson(value: JsonValue, where: string, depth = 0): JsonValue {
  if (typeof value === "string") return storableText(value);
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new InvalidOutput(`${where}a number is too large`);
  }
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) {
    throw new InvalidOutput(`${where}nested deeper than ${MAX_DEPTH} levels`);
  }
  if (Array.isArray(value)) return value.map((item) => storableJson(item, where, depth + 1));
  const entries = Object.entries(value).map(([key, item]): [string, JsonValue] => {
    if (REFUSED_KEYS.has(key)) throw new InvalidOutput(`${where}the key "${key}" is not allowed`);
    return [storableText(key), storableJson(item, where, depth + 1)];
  });
  return Object.fromEntries(entries);
}
