import type { Node } from "./syntax.ts";

/** A chain of keys from a name, as far as it is known before anything is computed. */
export interface StaticPath {
  name: string;
  keys: (string | number)[];
  /** True if a computed key follows, or the chain goes on behind one. */
  isOpen: boolean;
  offset: number;
  /** The keys that have to be computed. */
  computed: Node[];
}

/** The path that a chain of members and indexes spells; null if it does not start from a name. */
export function pathOf(node: Node): StaticPath | null {
  if (node.kind === "name")
    return { name: node.name, keys: [], isOpen: false, offset: node.offset, computed: [] };
  if (node.kind !== "member" && node.kind !== "index") return null;
  const path = pathOf(node.target);
  if (path === null) return null;
  const key = node.kind === "member" ? node.key : constantKey(node.index);
  if (key === null && node.kind === "index") path.computed.push(node.index);
  if (key === null || path.isOpen) path.isOpen = true;
  else path.keys.push(key);
  return path;
}

function constantKey(node: Node): string | number | null {
  if (node.kind !== "constant") return null;
  if (typeof node.value === "string") return node.value;
  return typeof node.value === "bigint" ? Number(node.value) : null;
}

/** The keys that `get`'s path argument spells: a text with points, or a list of keys. */
export function keysOfGetPath(path: string | readonly (string | number)[]): (string | number)[] {
  if (typeof path !== "string") return [...path];
  return path === "" ? [] : path.split(".");
}

/** A path as the author would write it, for messages. */
export function formatStaticPath(name: string, keys: readonly (string | number)[]): string {
  return keys.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return /^[A-Za-z_]\w*$/.test(key) ? `${text}.${key}` : `${text}['${key}']`;
  }, name);
}
