import { changedBlocks, type ChangedBlock } from "./changed-blocks.ts";

/** A text with its name in the head of the diff. */
export interface NamedText {
  name: string;
  text: string;
}

/** Equal lines shown around each change. */
const CONTEXT = 3;

/** The difference of two texts in the unified format that `patch` and `git apply` read; empty if they are equal. */
export function unifiedDiff(before: NamedText, after: NamedText): string {
  const [from, to] = [linesOf(before.text), linesOf(after.text)];
  const hunks = hunksOf(changedBlocks(from, to));
  if (hunks.length === 0) return "";
  const lines = hunks.flatMap((blocks) => hunkLines(blocks, from, to));
  return `${[`--- ${before.name}`, `+++ ${after.name}`, ...lines].join("\n")}\n`;
}

/** A last line without a line break carries the mark of the format, which makes it differ from the same line with one. */
function linesOf(text: string): string[] {
  const lines = text.split("\n");
  const last = lines.pop()!;
  return last === "" ? lines : [...lines, `${last}\n\\ No newline at end of file`];
}

/** Changes with few equal lines between them are shown together. */
function hunksOf(blocks: readonly ChangedBlock[]): ChangedBlock[][] {
  const hunks: ChangedBlock[][] = [];
  for (const block of blocks) {
    const hunk = hunks.at(-1);
    const previous = hunk?.at(-1);
    const isNear = previous !== undefined && block.beforeStart - previous.beforeEnd <= 2 * CONTEXT;
    if (hunk !== undefined && isNear) hunk.push(block);
    else hunks.push([block]);
  }
  return hunks;
}

function hunkLines(
  blocks: readonly ChangedBlock[],
  from: readonly string[],
  to: readonly string[],
): string[] {
  const [first, last] = [blocks[0]!, blocks.at(-1)!];
  const above = Math.min(CONTEXT, first.beforeStart);
  const below = Math.min(CONTEXT, from.length - last.beforeEnd);
  const before = rangeText(first.beforeStart - above, last.beforeEnd + below);
  const after = rangeText(first.afterStart - above, last.afterEnd + below);
  const lines: string[] = [];
  const add = (sign: string, list: readonly string[], start: number, end: number): void => {
    for (let at = start; at < end; at += 1) lines.push(`${sign}${list[at]!}`);
  };
  let shown = first.beforeStart - above;
  for (const { beforeStart, beforeEnd, afterStart, afterEnd } of blocks) {
    add(" ", from, shown, beforeStart);
    add("-", from, beforeStart, beforeEnd);
    add("+", to, afterStart, afterEnd);
    shown = beforeEnd;
  }
  add(" ", from, shown, shown + below);
  return [`@@ -${before} +${after} @@`, ...lines];
}

/** First line, from 1, and number of lines; an empty range is named by the line before it. */
function rangeText(start: number, end: number): string {
  const count = end - start;
  return `${count === 0 ? start : start + 1},${count}`;
}
