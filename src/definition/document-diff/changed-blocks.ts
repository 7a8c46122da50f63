/**
 * Which lines differ between two texts: the greedy algorithm of Myers ("An O(ND) Difference Algorithm and Its Variations", 1986).
 * Its work grows with the number of differences, so it is limited; beyond the limits the whole middle counts as changed.
 */

/** Lines `beforeStart` to `beforeEnd` (not included, from 0) became lines `afterStart` to `afterEnd`. */
export interface ChangedBlock {
  beforeStart: number;
  beforeEnd: number;
  afterStart: number;
  afterEnd: number;
}

/** Lines between the common beginning and end that are compared one by one. */
const MAX_LINES = 50_000;
/** Removed and added lines: the search keeps some two million numbers of 32 bits for this many. */
const MAX_EDITS = 2_000;

/** The blocks that differ, in order; outside of them the lines are equal one by one. */
export function changedBlocks(before: readonly string[], after: readonly string[]): ChangedBlock[] {
  const start = commonStart(before, after);
  const end = commonEnd(before, after, start);
  const [a, b] = numbered(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
  );
  const tooLong = a.length > MAX_LINES || b.length > MAX_LINES;
  const rounds = tooLong ? null : searchRounds(a, b);
  const common = rounds === null ? [] : commonLines(a.length, b.length, rounds);
  return blocksBetween(common, a.length, b.length).map((block) => ({
    beforeStart: block.beforeStart + start,
    beforeEnd: block.beforeEnd + start,
    afterStart: block.afterStart + start,
    afterEnd: block.afterEnd + start,
  }));
}

function commonStart(before: readonly string[], after: readonly string[]): number {
  let count = 0;
  while (count < before.length && count < after.length && before[count] === after[count])
    count += 1;
  return count;
}

function commonEnd(before: readonly string[], after: readonly string[], start: number): number {
  let count = 0;
  while (
    count < Math.min(before.length, after.length) - start &&
    before[before.length - 1 - count] === after[after.length - 1 - count]
  )
    count += 1;
  return count;
}

/** Equal lines become equal numbers: the search compares each of them many times. */
function numbered(before: readonly string[], after: readonly string[]): [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const numberOf = (line: string): number => {
    const known = numbers.get(line) ?? numbers.size;
    numbers.set(line, known);
    return known;
  };
  return [Int32Array.from(before, numberOf), Int32Array.from(after, numberOf)];
}

/**
 * How far each diagonal was reached before round 0, 1, 2 …; a round allows one edit more, and the last one reaches both ends. The entry
 * of diagonal k (line of `a` minus line of `b`) before round d is at k + d + 1. Null if that takes too many edits.
 */
function searchRounds(a: Int32Array, b: Int32Array): Int32Array[] | null {
  const limit = Math.min(a.length + b.length, MAX_EDITS);
  const middle = limit + 1;
  const reached = new Int32Array(2 * limit + 3);
  const rounds: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits += 1) {
    rounds.push(reached.slice(middle - edits - 1, middle + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = middle + diagonal;
      const insertion = isInsertion(diagonal, edits, reached[at - 1]!, reached[at + 1]!);
      let x = insertion ? reached[at + 1]! : reached[at - 1]! + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      reached[at] = x;
      if (x >= a.length && x - diagonal >= b.length) return rounds;
    }
  }
  return null;
}

/** True if the diagonal is best come to from the one above, by a line of the later text. */
function isInsertion(diagonal: number, edits: number, below: number, above: number): boolean {
  return diagonal === -edits || (diagonal !== edits && below < above);
}

/** The pairs of equal lines on the way that the rounds found, in order. */
function commonLines(
  aLength: number,
  bLength: number,
  rounds: readonly Int32Array[],
): [x: number, y: number][] {
  const pairs: [number, number][] = [];
  let [x, y] = [aLength, bLength];
  for (let edits = rounds.length - 1; edits >= 0; edits -= 1) {
    const reached = rounds[edits]!;
    const at = x - y + edits + 1;
    const insertion = isInsertion(x - y, edits, reached[at - 1]!, reached[at + 1]!);
    const earlierX = insertion ? reached[at + 1]! : reached[at - 1]!;
    const earlierY = earlierX - (x - y + (insertion ? 1 : -1));
    while (x > Math.max(earlierX, 0) && y > Math.max(earlierY, 0)) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    [x, y] = [earlierX, earlierY];
  }
  return pairs.reverse();
}

function blocksBetween(
  common: readonly (readonly [number, number])[],
  aLength: number,
  bLength: number,
): ChangedBlock[] {
  const blocks: ChangedBlock[] = [];
  let [x, y] = [0, 0];
  for (const [nextX, nextY] of [...common, [aLength, bLength] as const]) {
    if (nextX > x || nextY > y)
      blocks.push({ beforeStart: x, beforeEnd: nextX, afterStart: y, afterEnd: nextY });
    [x, y] = [nextX + 1, nextY + 1];
  }
  return blocks;
}
