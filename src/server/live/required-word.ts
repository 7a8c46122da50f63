/**
 * A text that every line matching a pattern has in it: looking for it first spares the linear engine the lines without it, which are most.
 * It understands few patterns and says nothing of the others.
 */

/** Shorter texts are in too many lines. */
const MIN_LENGTH = 3;
const TOKENS = /\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d+(?:,\d*)?\}|[^]/gsu;
const LITERAL = /^(?:[A-Za-z0-9 _"'<>=:!@#%&,;~`/-]|\\[\\.*+?()[\]{}|^$/"'<>=:!@#%&,;~`_-])$/;
/** After these the token before may be missing. */
const MAY_BE_MISSING = /^(?:[*?]|\{0+(?:,\d*)?\})$/;

/** The longest such text; null if none is known. */
export function requiredWord(pattern: string): string | null {
  let depth = 0;
  let word = "";
  let longest = "";
  const end = (): void => {
    if (word.length > longest.length) longest = word;
    word = "";
  };
  // Flags change what letters mean, and `\Q` what all that follows does.
  if (/\(\?[a-zA-Z-]+[:)]|\\Q/.test(pattern)) return null;
  for (const [token] of pattern.matchAll(TOKENS)) {
    if (token === "|" && depth === 0) return null;
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
  return longest.length >= MIN_LENGTH ? longest : null;
}
