import type { JsonObject } from "../../base/json.ts";

/** The output that takes most, to name it where there is too much. */
export function largestOutput(outputs: JsonObject): { key: string; bytes: number } {
  let largest = { key: "", bytes: -1 };
  for (const [key, value] of Object.entries(outputs)) {
    const bytes = Buffer.byteLength(typeof value === "string" ? value : JSON.stringify(value));
    if (bytes > largest.bytes) largest = { key, bytes };
  }
  return largest;
}
