/** Foldable groups: from a line `::group::` to the `::endgroup::` before which no other group began. */

/** Patterns (RE2) of the lines that begin and end groups. */
export const GROUP_START = "^::group::";
export const GROUP_END = "^::endgroup::";

/** A group: its first line stays when it is folded. */
export interface Group {
  first: number;
  /** After its last line. */
  end: number;
}

/** The groups of a log of `total` lines, by the lines that begin and end them. One that is not ended goes to the next, or to the end. */
export function groupsOf(
  starts: readonly number[],
  ends: readonly number[],
  total: number,
): Group[] {
  const groups: Group[] = [];
  let at = 0;
  for (const [index, first] of starts.entries()) {
    while (at < ends.length && ends[at]! < first) at += 1;
    const next = starts[index + 1] ?? total;
    groups.push({ first, end: Math.min(ends[at] === undefined ? total : ends[at]! + 1, next) });
  }
  return groups;
}

/** The lines that folding hides. */
export function hiddenBy(groups: readonly Group[], isFolded: (first: number) => boolean): number[] {
  return groups
    .filter(({ first, end }) => isFolded(first) && end > first + 1)
    .flatMap(({ first, end }) => [first + 1, end]);
}
