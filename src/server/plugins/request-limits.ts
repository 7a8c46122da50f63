/** Limits on JSON that hold before anything else looks at it. */

export const MAX_JSON_DEPTH = 64;
export const MAX_JSON_KEYS = 10_000;

/**
 * Why the text is refused: nested too deeply, or with too many keys; null if neither. A plain scan without recursion: JSON.parse takes
 * 200 000 levels without complaint, and what comes after it does not.
 */
export function jsonLimitExceeded(text: string): string | null {
  let depth = 0;
  let keys = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth += 1;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth -= 1;
    else if (code === COLON) keys += 1;
    if (depth > MAX_JSON_DEPTH) return `The body is nested deeper than ${MAX_JSON_DEPTH} levels.`;
    if (keys > MAX_JSON_KEYS) return `The body has more than ${MAX_JSON_KEYS} keys.`;
  }
  return null;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Index of the quote that ends the string, or of the end of the text. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) {
    at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  }
  return at;
}

const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);
const UNSTORABLE = /\p{Surrogate}|\0/u;

/** Why a parsed body is refused: text that cannot be stored, or a key that reaches prototypes; null if neither. */
export function unusableValue(value: unknown): string | null {
  if (typeof value === "string")
    return UNSTORABLE.test(value)
      ? "Text in the body must not contain NUL (\\u0000) or half of a surrogate pair."
      : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [key, entry] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.has(key)) return `The key \`${key}\` is not allowed.`;
    const problem = unusableValue(key) ?? unusableValue(entry);
    if (problem !== null) return problem;
  }
  return null;
}
