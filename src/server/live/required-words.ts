/**
 * Texts that every line matching a pattern has in it: looking for them first spares the linear engine the lines without them, which are most.
 * It understands few patterns and says nothing of the others.
 */

/** Shorter texts are in too many lines. */
const MIN_LENGTH = 3;
const TOKENS = /\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d+(?:,\d*)?\}|[^]/gsu;
const LITERAL = /^(?:[A-Za-z0-9 _"'<>=:!@#%&,;~`/-]|\\[\\.*+?()[\]{}|^$/"'<>=:!@#%&,;~`_-])$/;
/** After these the token before may be missing. */
const MAY_BE_MISSING = /^(?:[*?]|\{0+(?:,\d*)?\})$/;

/** Such texts, the longest first; none if none is known. After `(?i)` they may be in small or capital letters. */
export function requiredWords(pattern: string): string[] {
  let depth = 0;
  let word = "";
  const words: string[] = [];
  const end = (): void => {
    if (word.length >= MIN_LENGTH) words.push(word);
    word = "";
  };
  const body = pattern.startsWith("(?i)") ? pattern.slice(4) : pattern;
  // Other flags change what letters mean, and `\Q` what all that follows does.
  if (/\(\?[a-zA-Z-]+[:)]|\\Q/.test(body)) return [];
  for (const [token] of body.matchAll(TOKENS)) {
    if (token === "|" && depth === 0) return [];
    if (depth === 0 && LITERAL.test(token)) {
      word += token.at(-1);
      continue;
    }
    if (MAY_BE_MISSING.test(token)) word = word.slice(0, -1);
    end();
    if (token === "(") depth += 1;
    if (token === ")") depth -= 1;
  }
  end();
  return words.sort((a, b) => b.length - a.length);
}
