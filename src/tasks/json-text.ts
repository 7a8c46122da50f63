import type { JsonValue } from "../base/json.ts";

/** Deepest JSON that is read from a text: walking deeper values recursively could exhaust the stack. */
const MAX_JSON_DEPTH = 100;

/** The value a text holds as JSON, or undefined when it is not JSON or nested too deep. */
export function parseJsonText(text: string): JsonValue | undefined {
  if (depthOf(text) > MAX_JSON_DEPTH) return undefined;
  try {
    return JSON.parse(text) as JsonValue; // JSON.parse returns nothing else
  } catch {
    return undefined;
  }
}

/** The value a text holds if it is a JSON object or list, else undefined: `"42"` and `"true"` stay texts. */
export function parseJsonContainer(text: string): JsonValue | undefined {
  return /^\s*[[{]/.test(text) ? parseJsonText(text) : undefined;
}

/** Nesting of brackets outside of strings; right for valid JSON, which is all that matters here. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charCodeAt(i);
    if (inString) {
      if (character === 0x5c) i += 1;
      else if (character === 0x22) inString = false;
    } else if (character === 0x22) inString = true;
    else if (character === 0x7b || character === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
  return deepest;
}
