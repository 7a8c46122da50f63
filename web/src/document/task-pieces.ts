/** The lines of each task of a text, found by their indentation alone: without reading them as YAML. Pure. */

/** Where the list `tasks:` of a document stands, and where each of its items begins. */
export interface TaskPieces {
  /** Spaces before the dashes. */
  indent: number;
  /** Where the line of the first item begins, and where the last item's lines end. */
  start: number;
  end: number;
  /** The lines of each item, with the comments and blank lines up to the next one. */
  texts: string[];
  /** Where each item's lines begin. */
  offsets: number[];
}

const key = /^tasks:[ ]*(?:#.*)?$/gm;
/** Line breaks of another kind, several documents in one text, directives: rare, and not worth a second way to read them. */
const unusual = /\r|^\uFEFF|^(?:---|\.\.\.)(?:\s|$)|^%/m;

/**
 * Splits a text; null if its tasks are not a block list of the usual form. In such a list nothing that is open (a quote, a bracket, a
 * block of text) goes on in a line that is not indented deeper than the dashes, so a dash at their place always begins an item.
 */
export function splitTasks(text: string): TaskPieces | null {
  const keys = [...text.matchAll(key)];
  if (keys.length !== 1 || unusual.test(text)) return null;
  const offsets: number[] = [];
  let indent = -1;
  let at = text.indexOf("\n", keys[0]!.index) + 1;
  if (at === 0) return null;
  for (; at < text.length; at = nextLine(text, at)) {
    const width = spacesAt(text, at);
    const first = text[at + width] ?? "\n";
    if (first === "\n" || first === "#") continue;
    const isItem = first === "-" && /^[ \n]?$/.test(text[at + width + 1] ?? "");
    if (indent === -1 && !isItem) return null;
    if (indent === -1) indent = width;
    if (width > indent) continue;
    if (width === indent && isItem) offsets.push(at);
    else if (width === 0 && first !== "\t") break;
    else return null;
  }
  const [start] = offsets;
  if (start === undefined) return null;
  const end = Math.min(at, text.length);
  const texts = offsets.map((from, index) => text.slice(from, offsets[index + 1] ?? end));
  return { indent, start, end, texts, offsets };
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end + 1;
}

function spacesAt(text: string, at: number): number {
  let end = at;
  while (text[end] === " ") end++;
  return end - at;
}
