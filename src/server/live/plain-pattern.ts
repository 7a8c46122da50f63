/**
 * The patterns that JavaScript's own engine may look for: words, and alternatives of words. It finds them in a chunk's whole text at some
 * hundred MB per second, where the linear engine takes a second for 30 MB, line by line.
 *
 * 1. What a pattern means is what RE2 makes of it. A pattern with anything that is not understood here is left to the linear engine.
 * 2. There is nothing to repeat and nothing nested, so a place of the text costs at most the pattern's length.
 */

const ESCAPED = /^\\[\\.*+?()[\]{}|^$/"'<>=:!@#%&,;~`_-]$/;
const PLAIN = /^[A-Za-z0-9 _"'<>=:!@#%&,;~`/-]$/;
const TOKENS = /\\.|[^\\]/gsu;
/** Lines are told apart by the newline alone; JavaScript's `m` also takes a carriage return for one. */
const LINE_START = "(?<![^\\n])";
const LINE_END = "(?![^\\n])";

/** A regular expression for texts of many lines, equal to the pattern; null for one that only the linear engine may run. */
export function plainPattern(pattern: string): RegExp | null {
  const ignoresCase = pattern.startsWith("(?i)");
  const body = ignoresCase ? pattern.slice(4) : pattern;
  const alternatives = [...split(body)].map(alternativeOf);
  if (alternatives.length === 0 || alternatives.includes(null)) return null;
  return new RegExp(alternatives.join("|"), ignoresCase ? "giu" : "g");
}

/** Alternatives as lists of tokens. */
function* split(body: string): Generator<string[]> {
  let tokens: string[] = [];
  for (const [token] of body.matchAll(TOKENS)) {
    if (token !== "|") {
      tokens.push(token);
      continue;
    }
    yield tokens;
    tokens = [];
  }
  yield tokens;
}

function alternativeOf(tokens: readonly string[]): string | null {
  let source = "";
  let letters = 0;
  for (const [at, token] of tokens.entries()) {
    const isLetter = PLAIN.test(token) || ESCAPED.test(token);
    if (isLetter) letters += 1;
    if (isLetter) source += PLAIN.test(token) ? token : `\\x${hex(token)}`;
    else if (token === "\\b") source += token;
    else if (token === "^" && at === 0) source += LINE_START;
    else if (token === "$" && at === tokens.length - 1) source += LINE_END;
    else return null;
  }
  // One without a letter matches every line: the engine would stop at each character.
  return letters === 0 ? null : source;
}

function hex(escaped: string): string {
  return escaped.charCodeAt(1).toString(16).padStart(2, "0");
}
