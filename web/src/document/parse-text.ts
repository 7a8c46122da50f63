/** Reading documents, as fast as can be. */
import { readWhole, type ParsedText, type ReadText } from "./parse-whole.ts";
import { readPieces } from "./read-pieces.ts";

/** Shorter texts are read as a whole: that takes some milliseconds. */
export const minPiecedLength = 20_000;
/** An edit reads the text before it and the one after it, some of them several times. */
const maxRecent = 4;
const recent = new Map<string, ReadText>();

/** Reads a job document, YAML or JSON. What it answers is shared and must not be changed. */
export function readText(text: string): ReadText {
  const known = recent.get(text);
  if (known !== undefined) return known;
  const read = (text.length < minPiecedLength ? null : readPieces(text)) ?? readWhole(text);
  const [oldest] = recent.keys();
  if (recent.size >= maxRecent && oldest !== undefined) recent.delete(oldest);
  recent.set(text, read);
  return read;
}

/** The value of a whole document, aliases and merges resolved. */
export function valueOf({ value }: ParsedText): Record<string, unknown> {
  return value;
}
