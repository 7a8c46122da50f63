/**
 * The few rules of CEL's spelling that are needed before it is parsed: where a text or comment ends, and how brackets nest.
 */

/** The offset after the text that starts at `at`, or null when it is not closed; `at` is on its first quote. */
function endOfText(source: string, at: number, raw: boolean): number | null {
  const quote = source[at]!;
  const triple = source.startsWith(quote.repeat(3), at);
  const closing = triple ? quote.repeat(3) : quote;
  for (let next = at + closing.length; next < source.length; next += 1) {
    if (source.startsWith(closing, next)) return next + closing.length;
    const character = source[next];
    if (!triple && (character === "\n" || character === "\r")) return null;
    if (!raw && character === "\\") next += 1;
  }
  return null;
}

const WORD = /[A-Za-z0-9_]/;

/** True if the quote at `at` has a prefix with `r` (`r"…"`, `br'…'`), so that backslashes mean nothing in it. */
function isRaw(source: string, at: number): boolean {
  let start = at;
  while (start > 0 && WORD.test(source[start - 1]!) && at - start < 3) start -= 1;
  return /^(?:r|br|rb)$/i.test(source.slice(start, at));
}

/** How the scan of an expression ended. */
export type Scan =
  { end: number; maxDepth: number } | { problem: "quote"; at: number } | { problem: "end" };

/**
 * Walks from `start` to the `}}` that closes a template's expression, or to the end of the text if `closing` is false. Quotes and
 * the braces of maps are minded; a comment ends at `}}` too.
 */
export function scanExpression(source: string, start: number, closing: boolean): Scan {
  let depth = 0;
  let braces = 0;
  let maxDepth = 0;
  let at = start;
  let inComment = false;
  while (at < source.length) {
    const character = source[at]!;
    if (closing && (braces === 0 || inComment) && source.startsWith("}}", at))
      return { end: at, maxDepth };
    if (inComment) {
      inComment = character !== "\n";
    } else if (character === '"' || character === "'") {
      const end = endOfText(source, at, isRaw(source, at));
      if (end === null) return { problem: "quote", at };
      at = end;
      continue;
    } else if (source.startsWith("//", at)) {
      inComment = true;
    } else if ("([{".includes(character)) {
      depth += 1;
      if (character === "{") braces += 1;
      maxDepth = Math.max(maxDepth, depth);
    } else if (")]}".includes(character)) {
      depth -= 1;
      if (character === "}") braces -= 1;
    }
    at += 1;
  }
  return closing ? { problem: "end" } : { end: at, maxDepth };
}

/** Puts another word in the place of `word` wherever it stands outside of texts and comments. */
export function replaceWord(source: string, word: string, replacement: string): string {
  if (!source.includes(word)) return source;
  let result = "";
  let copied = 0;
  let at = 0;
  while (at < source.length) {
    const character = source[at]!;
    let end = at + 1;
    if (character === '"' || character === "'") {
      end = endOfText(source, at, isRaw(source, at)) ?? source.length;
    } else if (source.startsWith("//", at)) {
      const line = source.indexOf("\n", at);
      end = line === -1 ? source.length : line;
    } else if (WORD.test(character)) {
      while (end < source.length && WORD.test(source[end]!)) end += 1;
      if (source.slice(at, end) === word) {
        result += source.slice(copied, at) + replacement;
        copied = end;
      }
    }
    at = end;
  }
  return result + source.slice(copied);
}
