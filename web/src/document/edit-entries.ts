/** Splices that add, remove and replace entries of one map or list. What they do not touch stays byte for byte. */
import { isMap, isSeq, type Node, type Pair } from "yaml";
import {
  blockEntryRange,
  attachedCommentsStart,
  endOf,
  entriesOf,
  entryEnd,
  entryStart,
  isBlockScalar,
  isEmptyNode,
  startOf,
  type Collection,
} from "./node-range.ts";
import {
  renderBlockText,
  renderInline,
  renderItem,
  renderPair,
  renderScalar,
  type Place,
} from "./render.ts";
import { columnOf, isFirstInLine, lineEnd, lineStart, type Splice } from "./splice.ts";

/** The text that is edited, and how it is written. */
export interface Source {
  text: string;
  isJson: boolean;
}

/** A collection with the style around it. */
export interface Spot {
  collection: Collection;
  inFlow: boolean;
}

/** A new entry: `key` for maps only. */
export interface NewEntry {
  key?: string;
  value: unknown;
}

/** Adds an entry behind the one at `after`; -1 puts it first. */
export function addEntry(source: Source, spot: Spot, after: number, entry: NewEntry): Splice[] {
  const { collection } = spot;
  if (collection.items.length === 0) return [fillEmpty(source, spot, entry)];
  return collection.flow === true
    ? addToFlow(source, spot, after, entry)
    : [addToBlock(source, spot, after, entry)];
}

function rendered({ key, value }: NewEntry, place: Place): string {
  return key === undefined ? renderItem(value, place) : renderPair(key, value, place);
}

/** Text that stands for an entry already, such as lines that were copied, goes in as it is. */
export function addBlockText(source: Source, spot: Spot, after: number, lines: string): Splice {
  const { text } = source;
  const lineBreak = lineBreakOf(text);
  if (after < 0) {
    const start = attachedCommentsStart(text, entryStart(spot.collection, 0));
    return { from: start, to: start, insert: lines + lineBreak };
  }
  const { to } = blockEntryRange(text, spot.collection, after);
  const isWholeLine = to === 0 || text[to - 1] === "\n";
  return { from: to, to, insert: isWholeLine ? lines + lineBreak : lineBreak + lines };
}

/** The line break that a text uses. */
export function lineBreakOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

function addToBlock(source: Source, spot: Spot, after: number, entry: NewEntry): Splice {
  const { text } = source;
  const first = entryStart(spot.collection, 0);
  const indent = columnOf(text, first);
  const place = placeOf(source, false, indent);
  const lines = rendered(entry, place);
  if (after >= 0) return addBlockText(source, spot, after, " ".repeat(indent) + lines);
  // In front of the first entry, which may share its line with the dash of a list around it.
  return { from: first, to: first, insert: lines + place.lineBreak + " ".repeat(indent) };
}

function addToFlow(source: Source, spot: Spot, after: number, entry: NewEntry): Splice[] {
  const { text } = source;
  const { collection } = spot;
  const neighbour = entryStart(collection, Math.max(after, 0));
  const isOwnLine = isFirstInLine(text, neighbour);
  const indent = columnOf(text, neighbour);
  const place = placeOf(source, true, isOwnLine ? indent : lineIndent(text, neighbour));
  const gap = isOwnLine ? place.lineBreak + " ".repeat(indent) : " ";
  const added = rendered(entry, place);
  if (after < 0) return [{ from: neighbour, to: neighbour, insert: `${added},${gap}` }];
  const end = entryEnd(text, entriesOf(collection)[after]!);
  const comma = commaBehind(text, end, endOf(text, collection) - 1);
  if (comma === null) return [{ from: end, to: end, insert: `,${gap}${added}` }];
  // Behind the comma and, in a layout of lines, behind the comment of its line.
  const isLast = after === collection.items.length - 1;
  const from = isOwnLine ? contentLineEnd(text, comma + 1) : comma + 1;
  return [{ from, to: from, insert: `${gap}${added}${isLast && !isOwnLine ? "" : ","}` }];
}

function contentLineEnd(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return text[end - 1] === "\r" ? end - 1 : end;
}

function fillEmpty(source: Source, { collection }: Spot, entry: NewEntry): Splice {
  const from = startOf(collection);
  const place = placeOf(source, true, lineIndent(source.text, from));
  const inside = rendered(entry, place);
  const insert = entry.key === undefined ? `[${inside}]` : `{${inside}}`;
  return { from, to: endOf(source.text, collection), insert };
}

/** Removes an entry, with the comments directly above it in a block list. */
export function removeEntry(source: Source, spot: Spot, index: number): Splice {
  const { text } = source;
  const { collection } = spot;
  if (collection.items.length === 1) return emptied(source, collection);
  if (collection.flow === true) return removeFromFlow(text, collection, index);
  const { from, to } = blockEntryRange(text, collection, index);
  if (isFirstInLine(text, from))
    return {
      from: isSeq(collection) ? attachedCommentsStart(text, from) : lineStart(text, from),
      to,
      insert: "",
    };
  return joinedWithDash(text, collection, from, to);
}

/** The first key of a map in a list shares its line with the dash: the next key takes its place. */
function joinedWithDash(text: string, collection: Collection, from: number, to: number): Splice {
  const next = entryStart(collection, 1);
  if (text.slice(to, next).trim() === "") return { from, to: next, insert: "" };
  // Comments stand between: they stay, below a dash that is alone on its line.
  return { from, to, insert: lineBreakOf(text) };
}

function emptied(source: Source, collection: Collection): Splice {
  const { text } = source;
  const insert = isMap(collection) ? "{}" : "[]";
  if (collection.flow === true)
    return { from: startOf(collection), to: endOf(text, collection), insert };
  const start = entryStart(collection, 0);
  const end = endOf(text, collection);
  if (!isFirstInLine(text, start)) return { from: start, to: end, insert };
  // A block collection on lines of its own: what is left stands behind its key.
  const keyEnd = text.slice(0, lineStart(text, start)).trimEnd().length;
  const hasComment = /(^|\s)#/.test(text.slice(lineStart(text, keyEnd), keyEnd));
  if (hasComment) return { from: start, to: end, insert };
  return { from: keyEnd, to: end, insert: ` ${insert}` };
}

function removeFromFlow(text: string, collection: Collection, index: number): Splice {
  const start = entryStart(collection, index);
  const isLast = index === collection.items.length - 1;
  if (isLast) {
    const before = entryEnd(text, entriesOf(collection)[index - 1]!);
    return { from: before, to: entryEnd(text, entriesOf(collection)[index]!), insert: "" };
  }
  const next = entryStart(collection, index + 1);
  if (isFirstInLine(text, start) && isFirstInLine(text, next)) {
    const end = entryEnd(text, entriesOf(collection)[index]!);
    const to = Math.min(lineEnd(text, end) + 1, lineStart(text, next));
    return { from: lineStart(text, start), to, insert: "" };
  }
  return { from: start, to: next, insert: "" };
}

/** The comma behind an entry, not one of a comment; null if there is none. */
function commaBehind(text: string, from: number, limit: number): number | null {
  for (let at = from; at < limit; at++) {
    if (text[at] === ",") return at;
    if (text[at] === "#") at = lineEnd(text, at);
  }
  return null;
}

/**
 * Ways to put a value in the place of another one, the nicest first: a text that a block scalar cannot hold exactly is quoted.
 */
export function replaceEntry(
  source: Source,
  { collection, inFlow }: Spot,
  index: number,
  value: unknown,
): Splice[] {
  const { text } = source;
  const entry = entriesOf(collection)[index]!;
  // A pair of parsed text holds nodes.
  const old =
    (isMap(collection) ? ((entry as Pair).value as Node | null) : (entry as Node)) ?? null;
  const from = old === null ? entryEnd(text, entry) : startOf(old);
  const to = entryEnd(text, entry);
  const base = isMap(collection) ? columnOf(text, entryStart(collection, index)) : 0;
  const indent = isMap(collection) ? base : columnOf(text, entryStart(collection, index));
  const place = placeOf(source, inFlow, indent);
  const padding = isEmptyNode(old) && /\S/.test(text[from - 1] ?? "") ? " " : "";
  const tail = text[to - 1] === "\n" && to > from ? place.lineBreak : "";
  return valueTexts(value, old, place, text).map((written) => ({
    from,
    to,
    insert: padding + written + tail,
  }));
}

function valueTexts(value: unknown, old: Node | null, place: Place, text: string): string[] {
  if (typeof value === "object" && value !== null) {
    const inline = renderInline(value, place.isJson);
    return place.inFlow || place.isJson || inline.length <= 72
      ? [inline]
      : [nestedBlock(value, place), inline];
  }
  const scalar = renderScalar(value, old, place);
  // JSON's quotes hold every text.
  const texts = typeof value === "string" ? [scalar, JSON.stringify(value)] : [scalar];
  const isLong = typeof value === "string" && (value.includes("\n") || isBlockText(old));
  if (!isLong || place.inFlow) return texts;
  const comment = headerComment(old, text);
  const block = renderBlockText(value, contentIndent(old, place, text), place.lineBreak, comment);
  return block === null ? texts : [block, ...texts];
}

function isBlockText(node: Node | null): boolean {
  return node !== null && isBlockScalar(node);
}

/** The comment behind the `|` of a block scalar, with the spaces before it. */
function headerComment(old: Node | null, text: string): string {
  if (old === null || !isBlockScalar(old)) return "";
  const header = text.slice(startOf(old), lineEnd(text, startOf(old)));
  return /\s+#.*$/.exec(header)?.[0].trimEnd() ?? "";
}

/** The indentation of a block scalar's lines, kept if it has any. */
function contentIndent(old: Node | null, place: Place, text: string): number {
  if (old !== null && isBlockScalar(old)) {
    const body = text.slice(lineEnd(text, startOf(old)) + 1, old.range![1]);
    const first = body.split("\n").find((line) => line.trim() !== "");
    if (first !== undefined) return first.search(/\S/);
  }
  return place.indent + 2;
}

function nestedBlock(value: object, place: Place): string {
  const lines = renderPair("key", value, place);
  return lines.slice("key:".length).replace(/^ /, "");
}

function placeOf(source: Source, inFlow: boolean, indent: number): Place {
  return { isJson: source.isJson, inFlow, indent, lineBreak: lineBreakOf(source.text) };
}

function lineIndent(text: string, offset: number): number {
  const line = text.slice(lineStart(text, offset), offset);
  return /^ */.exec(line)![0].length;
}
