import type { Problems } from "./problems.ts";
import type { SourcePath } from "./source-map.ts";

/** Largest document, in bytes of UTF-8. */
export const MAX_DOCUMENT_BYTES = 1024 * 1024;
/** Deepest nesting of maps and lists. */
export const MAX_DEPTH = 64;
/** Most tasks in one document. */
export const MAX_TASKS = 10_000;

/** Keys that reach an object's prototype in JavaScript: refused everywhere, so no later code has to think of them. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set([
  "__proto__",
  "constructor",
  "prototype",
]);
const LONE_SURROGATE = /\p{Surrogate}/u;

/** The text is not YAML or JSON at all; the offset says where reading stopped. */
export class DocumentSyntaxError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = "DocumentSyntaxError";
    this.offset = offset;
  }
}

export function tooDeep(offset: number): DocumentSyntaxError {
  return new DocumentSyntaxError(`The document is nested deeper than ${MAX_DEPTH} levels`, offset);
}

/** False, with an error, when a map must not get this key. */
export function checkKey(
  problems: Problems,
  path: SourcePath,
  key: string,
  offset: number,
  taken: boolean,
): boolean {
  if (FORBIDDEN_KEYS.has(key)) {
    problems.errorAt(path, `The key \`${key}\` is not allowed anywhere; rename it.`, offset);
    return false;
  }
  if (taken) {
    problems.errorAt(
      path,
      `The key \`${key.slice(0, 80)}\` is written twice in one map; remove one.`,
      offset,
    );
    return false;
  }
  return true;
}

/** False for text with NUL or half of a surrogate pair, which PostgreSQL cannot store. */
export function isStorableText(text: string): boolean {
  return !text.includes("\0") && !LONE_SURROGATE.test(text);
}

/** Reports text that PostgreSQL cannot store. */
export function checkText(
  problems: Problems,
  path: SourcePath,
  text: string,
  offset: number,
): void {
  if (text.includes("\0")) problems.errorAt(path, "Text must not contain NUL (\\u0000).", offset);
  if (LONE_SURROGATE.test(text)) {
    problems.errorAt(
      path,
      "Text must not contain half of a surrogate pair (\\ud800 to \\udfff).",
      offset,
    );
  }
}

/** Reports numbers that JSON, or a double, cannot hold; gives back one that can be handled further. */
export function checkNumber(
  problems: Problems,
  path: SourcePath,
  value: number,
  spelling: string,
  offset: number,
): number {
  if (!Number.isFinite(value)) {
    problems.errorAt(path, `${spelling.slice(0, 40)} is not a number that JSON can hold.`, offset);
    return 0;
  }
  if (Number.isInteger(value) && !Number.isSafeInteger(value) && /^[-+]?\d+$/.test(spelling)) {
    const shown = spelling.slice(0, 40);
    problems.reportLater(
      path,
      `The number ${shown} is beyond 2^53 and becomes ${value}; write it in quotes.`,
    );
  }
  return Object.is(value, -0) ? 0 : value;
}
