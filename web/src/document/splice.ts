/** A place within a document: keys of maps and positions in lists. */
export type Path = readonly (string | number)[];

/** One change of a text: what stands between two offsets is replaced. */
export interface Splice {
  from: number;
  to: number;
  insert: string;
}

/** The text after changes that all name offsets of the text before. They must not overlap. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let result = "";
  let copied = 0;
  for (const { from, to, insert } of splices.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    result += text.slice(copied, from) + insert;
    copied = to;
  }
  return result + text.slice(copied);
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** Where the line of an offset ends: at its line break, or at the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end;
}

/** Characters before an offset in its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** True if only spaces stand before the offset in its line. */
export function isFirstInLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === "";
}
