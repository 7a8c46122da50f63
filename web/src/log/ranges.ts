/** Sets of lines as sorted ranges: a flat list of pairs [first, end), which neither touch nor overlap. */
export type Ranges = readonly number[];

/** Out of pairs of a place and a number of lines, as the API gives them. */
export function rangesOfCounts(pairs: readonly number[], into: number[] = []): number[] {
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const first = pairs[at]!;
    addRange(into, first, first + pairs[at + 1]!);
  }
  return into;
}

/** Adds a range that begins at or after the start of the last one. */
export function addRange(ranges: number[], first: number, end: number): void {
  if (end <= first) return;
  const lastEnd = ranges.at(-1);
  if (lastEnd !== undefined && first <= lastEnd) {
    ranges[ranges.length - 1] = Math.max(lastEnd, end);
  } else ranges.push(first, end);
}

/** How many lines there are. */
export function countOf(ranges: Ranges): number {
  let count = 0;
  for (let at = 0; at < ranges.length; at += 2) count += ranges[at + 1]! - ranges[at]!;
  return count;
}

/** The lines that are in both. */
export function intersect(a: Ranges, b: Ranges): number[] {
  const both: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    addRange(both, Math.max(a[i]!, b[j]!), Math.min(a[i + 1]!, b[j + 1]!));
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return both;
}

/** The lines of `a` that are not in `b`. */
export function subtract(a: Ranges, b: Ranges): number[] {
  const left: number[] = [];
  let j = 0;
  for (let i = 0; i < a.length; i += 2) {
    let first = a[i]!;
    const end = a[i + 1]!;
    while (j < b.length && b[j + 1]! <= first) j += 2;
    for (let k = j; k < b.length && b[k]! < end; k += 2) {
      addRange(left, first, b[k]!);
      first = Math.max(first, b[k + 1]!);
    }
    addRange(left, first, end);
  }
  return left;
}

/** The lines, with `context` lines before and after each, of a log of `total` lines. */
export function widen(ranges: Ranges, context: number, total: number): number[] {
  const wide: number[] = [];
  for (let at = 0; at < ranges.length; at += 2)
    addRange(wide, Math.max(0, ranges[at]! - context), Math.min(total, ranges[at + 1]! + context));
  return wide;
}

/** Index of the pair that holds a line, or of the first pair after it; the list's length if there is none. */
export function pairAt(ranges: Ranges, line: number): number {
  let low = 0;
  let high = ranges.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[2 * middle + 1]! <= line) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}

export function includes(ranges: Ranges, line: number): boolean {
  const at = pairAt(ranges, line);
  return at < ranges.length && ranges[at]! <= line;
}

/** The next line of the set after a line, or the last one before it; null if there is none. */
export function neighbour(ranges: Ranges, line: number, direction: 1 | -1): number | null {
  if (direction === 1) {
    const at = pairAt(ranges, line + 1);
    return at < ranges.length ? Math.max(ranges[at]!, line + 1) : null;
  }
  const at = pairAt(ranges, line - 1);
  if (at < ranges.length && ranges[at]! <= line - 1) return line - 1;
  return at >= 2 ? ranges[at - 1]! - 1 : null;
}
