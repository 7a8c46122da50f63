import { isAlias, isCollection, isMap, isScalar, isSeq, type Node, type YAMLMap } from "yaml";
import { childOf, pairOf, type Collection } from "./node-range.ts";
import type { ParsedText } from "./parse-whole.ts";
import type { Path } from "./splice.ts";

/** Where a value that an anchor shares is to be changed. */
export type Where = "here" | "anchor";

/** A value that a path reaches through an alias or a merge key. */
export interface Shared {
  anchor: string;
  kind: "alias" | "merge";
  /** Steps of the path before the alias, or before the key that the merge brings. */
  depth: number;
}

/** How far a path leads into the text itself. */
export interface Reached {
  /** The deepest collection on the way that exists in the text. */
  container: Collection;
  /** Steps of the path that lead to `container`. */
  depth: number;
  /** The value at the next step; undefined if the container lacks it. */
  node: Node | null | undefined;
  /** True if the container, or something around it, is written in flow style. */
  inFlow: boolean;
  /** What the rest of the path is shared through; null if it stands here itself. */
  shared: Shared | null;
}

/**
 * Follows a path as far as the text has it. With `where: "anchor"` aliases and merge keys are followed to the text that they stand
 * for; with `"here"` the walk stops at the first one, and `shared` names it.
 */
export function walkPath(parsed: ParsedText, path: Path, where: Where): Reached {
  let container: Collection = parsed.root;
  let inFlow = container.flow === true;
  for (let depth = 0; ; depth++) {
    const step = path[depth]!;
    const merged = mergedSource(parsed, container, step);
    if (merged !== null && where === "here")
      return { container, depth, node: undefined, inFlow, shared: { ...merged, depth } };
    if (merged !== null) {
      container = merged.map;
      inFlow = isInFlow(parsed, container);
    }
    const node = childOf(container, step);
    const target = isAlias(node) ? (parsed.resolve(node) ?? null) : node;
    if (isAlias(node) && where === "here") {
      const shared: Shared = { anchor: node.source, kind: "alias", depth };
      return { container, depth, node, inFlow, shared };
    }
    if (depth === path.length - 1 || !isCollection(target))
      return { container, depth, node: target, inFlow, shared: null };
    // An alias leads to another place, whose surroundings are not those of the alias.
    inFlow = isAlias(node) ? isInFlow(parsed, target) : inFlow || target.flow === true;
    container = target as Collection;
  }
}

/** What a value is shared through, for forms to say; null if it stands at its place itself. */
export function sharedAt(parsed: ParsedText, path: Path): Shared | null {
  return path.length === 0 ? null : walkPath(parsed, path, "here").shared;
}

interface Merged {
  anchor: string;
  kind: "merge";
  map: YAMLMap;
}

/** The map that brings a key by `<<`; null if the map has the key itself, or no merge has it. */
function mergedSource(
  parsed: ParsedText,
  container: Collection,
  key: string | number,
): Merged | null {
  if (!isMap(container) || pairOf(container, key) !== undefined) return null;
  const merge = container.items.find((pair) => isScalar(pair.key) && pair.key.source === "<<");
  const sources = isSeq(merge?.value) ? merge.value.items : [merge?.value];
  for (const source of sources) {
    if (!isAlias(source)) continue;
    const map = parsed.resolve(source);
    if (isMap(map) && (map.has(key) || mergedSource(parsed, map, key) !== null))
      return { anchor: source.source, kind: "merge", map };
  }
  return null;
}

/** True if a collection or one around it is in flow style. */
function isInFlow(parsed: ParsedText, wanted: Node): boolean {
  const search = (node: Node | null, inFlow: boolean): boolean | null => {
    if (!isCollection(node)) return null;
    const here = inFlow || node.flow === true;
    if (node === wanted) return here;
    for (const item of node.items) {
      // Items of parsed collections are pairs or nodes.
      const child = (isMap(node) ? (item as { value: Node | null }).value : item) as Node | null;
      const found = search(child, here);
      if (found !== null) return found;
    }
    return null;
  };
  return search(parsed.root, false) ?? false;
}
