/** Where in a document a cursor stands, found by its lines: it must work while the text is not valid yet. */

/** What is being written at the cursor. */
export interface CursorPlace {
  /** The map around it. Lists count as 0: which item it is does not matter for the schema. */
  path: (string | number)[];
  /** A key, or the value of `key`. */
  writes: "key" | "value";
  key: string | null;
  /** Where the word at the cursor begins. */
  from: number;
}

interface Line {
  indent: number;
  key: string | null;
  /** Dashes before the key, each of which opens an item. */
  dashes: number[];
  content: string;
}

/** Finds the place of an offset. Inside `{}` and `[]` that began on the same line, too. */
export function cursorPlace(text: string, offset: number): CursorPlace {
  const lineFrom = text.lastIndexOf("\n", offset - 1) + 1;
  const before = text.slice(lineFrom, offset);
  const line = lineOf(before);
  const base = pathAbove(text.slice(0, lineFrom), line.indent, line.dashes);
  const flow = flowPlace(line.content, base, line.key);
  const word = /[\w.\-'"]*$/.exec(before)![0];
  const from = offset - word.length;
  if (flow !== null) return { ...flow, from };
  const colon = /^("[^"]*"|'[^']*'|[^\s:#'"{[][^:#]*?)\s*:(?=\s|$)/.exec(line.content);
  return colon === null
    ? { path: base, writes: "key", key: null, from }
    : { path: base, writes: "value", key: unquoted(colon[1]!), from };
}

function lineOf(text: string): Line {
  const dashes: number[] = [];
  let at = text.search(/\S|$/);
  while (/^-(\s|$)/.test(text.slice(at))) {
    dashes.push(at);
    at += 1 + text.slice(at + 1).search(/\S|$/);
  }
  const content = text.slice(at);
  const key = /^("[^"]*"|'[^']*'|[^\s:#'"{[-][^:#]*?)\s*:(\s|$)/.exec(content)?.[1] ?? null;
  return { indent: at, key: key === null ? null : unquoted(key), dashes, content };
}

/** Keys and items around a line, from the lines above it that are indented less. */
function pathAbove(above: string, indent: number, dashes: readonly number[]): (string | number)[] {
  const path: (string | number)[] = dashes.map(() => 0);
  let limit = dashes[0] ?? indent;
  // A list may stand at the indentation of its key.
  let isItem = dashes.length > 0;
  const lines = above.split("\n");
  for (let index = lines.length - 1; index >= 0 && (limit > 0 || isItem); index--) {
    const raw = lines[index]!;
    if (raw.trim() === "" || /^\s*#/.test(raw)) continue;
    const line = lineOf(raw);
    if (
      line.key !== null &&
      (line.indent < limit || (isItem && line.indent === limit && line.dashes.length === 0))
    ) {
      path.unshift(line.key);
      limit = line.indent;
      isItem = false;
    }
    for (const dash of line.dashes.toReversed()) {
      if (dash >= limit) continue;
      path.unshift(0);
      limit = dash;
      isItem = true;
    }
  }
  return path;
}

interface Open {
  kind: "{" | "[";
  key: string | null;
}

/** The place within flow collections that are open at the end of a line's text; null if none is. */
function flowPlace(
  content: string,
  base: readonly (string | number)[],
  lineKey: string | null,
): Omit<CursorPlace, "from"> | null {
  const open: Open[] = [];
  let key: string | null = lineKey;
  let start = 0;
  let quote = "";
  for (let at = 0; at < content.length; at++) {
    const character = content[at]!;
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (/["']/.test(character) && /^[\s{[,:]*$/.test(content.slice(start, at).trimStart()))
      quote = character;
    else if (character === "{" || character === "[") {
      if (content.slice(at - 2, at) === "${" || content.slice(at - 1, at) === "$") continue;
      open.push({ kind: character, key });
      key = null;
      start = at + 1;
    } else if (character === "}" || character === "]") {
      key = open.pop()?.key ?? null;
    } else if (character === ",") {
      key = null;
      start = at + 1;
    } else if (character === ":" && open.at(-1)?.kind === "{" && key === null) {
      key = unquoted(content.slice(start, at).trim());
      start = at + 1;
    }
  }
  const last = open.at(-1);
  if (last === undefined) return null;
  const path = [...base, ...open.flatMap((each, index) => stepsOf(each, open[index - 1]))];
  if (last.kind === "[") return { path: path.slice(0, -1), writes: "value", key: last.key };
  return { path, writes: key === null ? "key" : "value", key };
}

function stepsOf({ kind, key }: Open, outer: Open | undefined): (string | number)[] {
  const steps: (string | number)[] = key === null ? [] : [key];
  if (outer?.kind === "[" && key === null) return kind === "[" ? [0] : [];
  return kind === "[" ? [...steps, 0] : steps;
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, "$2");
}
