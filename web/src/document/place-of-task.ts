import { entryStart } from "./node-range.ts";
import { minPiecedLength, readText } from "./parse-text.ts";
import { readPieces } from "./read-pieces.ts";
import type { Path } from "./splice.ts";
import { walkPath } from "./walk-path.ts";

/** Where a task begins in a text; null if there is none, or if finding it in a long text would take a while. */
export function placeOfTask(text: string, path: Path): number | null {
  const read = text.length < minPiecedLength ? readText(text) : readPieces(text);
  if (read?.ok !== true) return null;
  const { container, depth, node } = walkPath(read, path, "anchor");
  const index = Number(path.at(-1));
  if (node === undefined || depth !== path.length - 1 || index >= container.items.length)
    return null;
  return entryStart(container, index);
}
