import type { SkeletonNode } from "./skeleton-answer.ts";

/**
 * Where the editor shows the task of a node, as its address says it: `load`, `regions/build`, `finally:clean_up`. Undefined for a
 * rollback, which is written in the task that it takes back.
 */
export function editorAddress(nodes: readonly SkeletonNode[], index: number): string | undefined {
  const names: string[] = [];
  let node = nodes[index];
  const part = node?.part;
  if (part === undefined || part === "rollback") return undefined;
  while (node !== undefined) {
    names.unshift(encodeURIComponent(node.name));
    node = node.group === null ? undefined : nodes[node.group];
  }
  return (part === "main" ? "" : `${part}:`) + names.join("/");
}
