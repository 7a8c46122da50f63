/** Where things stand in the author's text. */
import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { columnOf, lineEnd, lineStart } from "./splice.ts";

/** An entry of a map or a list. */
export type Entry = Pair | Node;
export type Collection = YAMLMap | YAMLSeq;

/** The entries of a collection, which of parsed text are always nodes. */
export function entriesOf(collection: Collection): Entry[] {
  // The types allow plain values, which only made-up documents have.
  return collection.items as Entry[];
}

/** Where a node's own text begins, behind its anchor and tag. */
export function startOf(node: Node): number {
  return node.range![0];
}

/** Where the content of a node ends: before comments and line breaks that follow it. */
export function endOf(text: string, node: Node): number {
  if (isCollection(node) && node.flow !== true && node.items.length > 0)
    return entryEnd(text, entriesOf(node as Collection).at(-1)!);
  const end = node.range![1];
  if (!isScalar(node) || !isBlockScalar(node)) return end;
  const header = text.slice(startOf(node), lineEnd(text, startOf(node)));
  if (/^[|>][0-9]*\+/.test(header)) return end;
  return startOf(node) + text.slice(startOf(node), end).trimEnd().length;
}

/** True for `|` and `>`. */
export function isBlockScalar(node: Node): boolean {
  return isScalar(node) && (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED");
}

/** Where an entry's content ends. */
export function entryEnd(text: string, entry: Entry): number {
  if (!isPair(entry)) return endOf(text, entry);
  const value = entry.value as Node | null;
  return value === null ? (entry.key as Node).range![1] : endOf(text, value);
}

/** Where an entry begins: at its key, at the dash of a block list, at the item of a flow list. */
export function entryStart(collection: Collection, index: number): number {
  const entry = entriesOf(collection)[index]!;
  if (isMap(collection)) return startOf((entry as Pair).key as Node);
  const tokens = sourceTokens(collection, index);
  const wanted = collection.flow === true ? ["anchor", "tag"] : ["seq-item-ind"];
  return tokens.find(({ type }) => wanted.includes(type))?.offset ?? startOf(entry as Node);
}

function sourceTokens(list: YAMLSeq, index: number): { type: string; offset: number }[] {
  const token = list.srcToken;
  if (token?.type !== "block-seq" && token?.type !== "flow-collection") return [];
  return token.items[index]?.start ?? [];
}

/**
 * The whole lines of a block entry: from its key or dash to the line break behind it, with comments inside of it. What stands on the
 * line before it (the dash of the list around it) is not part of it.
 */
export function blockEntryRange(
  text: string,
  collection: Collection,
  index: number,
): { from: number; to: number } {
  const from = entryStart(collection, index);
  const end = entryEnd(text, entriesOf(collection)[index]!);
  let to = text[end - 1] === "\n" && end > from ? end : pastLine(text, end);
  const indent = columnOf(text, from);
  for (;;) {
    const line = text.slice(to, lineEnd(text, to));
    if (!/^\s*#/.test(line) || line.search(/\S/) <= indent) return { from, to };
    to = pastLine(text, to);
  }
}

/** Where the comment lines begin that stand directly above an offset's line, as far as they are indented like it. */
export function attachedCommentsStart(text: string, offset: number): number {
  let start = lineStart(text, offset);
  const indent = columnOf(text, offset);
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const line = text.slice(above, start - 1);
    if (!/^ *#/.test(line) || line.search(/\S/) !== indent) break;
    start = above;
  }
  return start;
}

function pastLine(text: string, offset: number): number {
  return Math.min(lineEnd(text, offset) + 1, text.length);
}

/** The pair of a key that a map has itself. */
export function pairOf(map: YAMLMap, key: string | number): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
}

/** The child that a path's next step names; undefined if the node has none itself. */
export function childOf(node: Node | null, step: string | number): Node | null | undefined {
  // Parsed values are nodes or null.
  if (isMap(node)) return pairOf(node, step)?.value as Node | null | undefined;
  if (isSeq(node)) return node.items[Number(step)] as Node | undefined;
  return undefined;
}

/** True for a node of nothing: `key:` without a value. */
export function isEmptyNode(node: Node | null): boolean {
  return node === null || (!isAlias(node) && isScalar(node) && node.range![0] === node.range![1]);
}
