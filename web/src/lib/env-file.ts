/** Reads a `.env` text as the shells and tools that take such files do; nothing in it is run or expanded. */

/** One variable. */
export interface EnvEntry {
  name: string;
  value: string;
  /** Where it stands, from 1. */
  line: number;
}

/** A line that is no variable, and why. */
export interface EnvProblem {
  line: number;
  message: string;
}

/** What a text holds; of a name that stands twice, the last value counts, as in a shell. */
export interface EnvFile {
  entries: EnvEntry[];
  problems: EnvProblem[];
}

const assignment = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\s*=[^\S\n]*/;
const blank = /^\s*(?:#|$)/;

/** The variables of a text, and the lines that are none. Values in quotes may have several lines. */
export function parseEnvFile(text: string): EnvFile {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const found = new Map<string, EnvEntry>();
  const problems: EnvProblem[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const start = lines[index]!;
    const line = index + 1;
    if (blank.test(start)) continue;
    const match = assignment.exec(start);
    if (match === null) {
      problems.push({ line, message: "This is no NAME=value." });
      continue;
    }
    const name = match[1]!;
    const read = readValue(lines, index, start.slice(match[0].length));
    if (read === null) {
      problems.push({ line, message: `The quote of ${name} is never closed.` });
      continue;
    }
    index = read.end;
    if (read.value === "") {
      problems.push({ line, message: `${name} has no value.` });
      continue;
    }
    found.delete(name);
    found.set(name, { name, value: read.value, line });
  }
  return { entries: [...found.values()], problems };
}

/** The value and the line that it ends on; null for a quote without an end. */
function readValue(
  lines: readonly string[],
  index: number,
  rest: string,
): { value: string; end: number } | null {
  const quote = rest[0];
  if (quote !== '"' && quote !== "'" && quote !== "`")
    // A # within a value, as in a colour or an address, begins no comment.
    return { value: rest.replace(/(?:^|\s)#.*$/, "").trim(), end: index };
  let text = rest.slice(1);
  for (let end = index; ; end += 1) {
    const close = closingQuote(text, quote);
    if (close !== -1) {
      const inside = text.slice(0, close);
      return { value: quote === '"' ? unescaped(inside) : inside, end };
    }
    const next = lines[end + 1];
    if (next === undefined) return null;
    text += `\n${next}`;
  }
}

function closingQuote(text: string, quote: string): number {
  for (let at = 0; at < text.length; at += 1) {
    if (quote === '"' && text[at] === "\\") at += 1;
    else if (text[at] === quote) return at;
  }
  return -1;
}

const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t" };

function unescaped(text: string): string {
  return text.replace(/\\([nrt"\\$])/g, (_, letter: string) => escapes[letter] ?? letter);
}
