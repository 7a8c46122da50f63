/** Which lines of two texts are the same. */
import type { Splice } from "./splice.ts";

/** Lines of `a` that were replaced by lines of `b`; ends exclusive. */
export interface Hunk {
  aFrom: number;
  aTo: number;
  bFrom: number;
  bTo: number;
}

/** Above so many pairs of lines, what differs in the middle counts as one change: comparing costs time and memory by pairs. */
const maxPairs = 4_000_000;

/** The changes from `a` to `b`, in order. */
export function lineHunks(a: readonly string[], b: readonly string[]): Hunk[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  )
    end++;
  const middle = { aFrom: start, aTo: a.length - end, bFrom: start, bTo: b.length - end };
  if (middle.aFrom === middle.aTo && middle.bFrom === middle.bTo) return [];
  const pairs = (middle.aTo - start) * (middle.bTo - start);
  if (pairs === 0 || pairs > maxPairs) return [middle];
  return hunksWithin(a, b, middle);
}

function hunksWithin(a: readonly string[], b: readonly string[], middle: Hunk): Hunk[] {
  const lengths = commonLengths(a, b, middle);
  const width = middle.bTo - middle.bFrom + 1;
  const at = (i: number, j: number): number =>
    lengths[(i - middle.aFrom) * width + (j - middle.bFrom)]!;
  const hunks: Hunk[] = [];
  let [i, j] = [middle.aFrom, middle.bFrom];
  let open: Hunk | null = null;
  while (i < middle.aTo || j < middle.bTo) {
    if (i < middle.aTo && j < middle.bTo && a[i] === b[j]) {
      open = null;
      i++;
      j++;
      continue;
    }
    if (open === null) hunks.push((open = { aFrom: i, aTo: i, bFrom: j, bTo: j }));
    if (j >= middle.bTo || (i < middle.aTo && at(i + 1, j) >= at(i, j + 1))) open.aTo = ++i;
    else open.bTo = ++j;
  }
  return hunks;
}

/** For each pair of places, how many lines are common behind them. */
function commonLengths(a: readonly string[], b: readonly string[], middle: Hunk): Uint32Array {
  const rows = middle.aTo - middle.aFrom;
  const columns = middle.bTo - middle.bFrom;
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[middle.aFrom + i] === b[middle.bFrom + j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  return lengths;
}

/** The lines of a text, each with its line break. */
export function linesOf(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

/** The changes that make one text of another, as splices of whole lines, without what both ends of a change share. */
export function splicesBetween(before: string, after: string): Splice[] {
  const start = sameLinesAtStart(before, after);
  const end = sameLinesAtEnd(before, after, start);
  const a = linesOf(before.slice(start, before.length - end));
  const b = linesOf(after.slice(start, after.length - end));
  const offsets = [start];
  for (const line of a) offsets.push(offsets.at(-1)! + line.length);
  return lineHunks(a, b).map(({ aFrom, aTo, bFrom, bTo }) => {
    const insert = b.slice(bFrom, bTo).join("");
    return trimmed(before, { from: offsets[aFrom]!, to: offsets[aTo]!, insert });
  });
}

/** Characters of the whole lines that both texts begin with: long texts are cut into lines only where they differ. */
function sameLinesAtStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a[same] === b[same]) same++;
  if (same === 0 || (same === a.length && same === b.length)) return same;
  return a.lastIndexOf("\n", same - 1) + 1;
}

function sameLinesAtEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let same = 0;
  while (same < most && a[a.length - 1 - same] === b[b.length - 1 - same]) same++;
  const lineBreak = a.indexOf("\n", a.length - same);
  return lineBreak === -1 ? 0 : a.length - lineBreak - 1;
}

function trimmed(text: string, { from, to, insert }: Splice): Splice {
  let start = 0;
  const most = Math.min(to - from, insert.length);
  while (start < most && text[from + start] === insert[start]) start++;
  let end = 0;
  while (end < most - start && text[to - 1 - end] === insert[insert.length - 1 - end]) end++;
  return { from: from + start, to: to - end, insert: insert.slice(start, insert.length - end) };
}
