/** Two texts beside each other, the same lines at the same height. */
import { lineHunks, linesOf } from "../document/line-diff.ts";

/** A line of one side, with its number. */
export interface SideLine {
  number: number;
  text: string;
}

/** A line of the comparison; `gap` stands for lines that are the same and are not shown. */
export type PairedLine =
  | { kind: "same" | "changed"; before: SideLine | null; after: SideLine | null }
  | { kind: "gap"; lines: number };

const contextLines = 3;

/** What differs, with a few lines around it; empty if nothing does. */
export function sideBySide(before: string, after: string): PairedLine[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  const hunks = lineHunks(a, b);
  const shown: PairedLine[] = [];
  let [atA, atB] = [0, 0];
  const addSame = (count: number): void => {
    for (let step = 0; step < count; step += 1)
      shown.push({ kind: "same", before: lineOf(a, atA++), after: lineOf(b, atB++) });
  };
  const skip = (count: number): void => {
    if (count === 0) return;
    shown.push({ kind: "gap", lines: count });
    atA += count;
    atB += count;
  };
  hunks.forEach(({ aFrom, aTo, bFrom, bTo }, index) => {
    const same = aFrom - atA;
    const behind = index === 0 ? 0 : Math.min(contextLines, same);
    const ahead = Math.min(contextLines, same - behind);
    addSame(behind);
    skip(same - behind - ahead);
    addSame(ahead);
    for (let step = 0; step < Math.max(aTo - aFrom, bTo - bFrom); step += 1)
      shown.push({
        kind: "changed",
        before: atA < aTo ? lineOf(a, atA++) : null,
        after: atB < bTo ? lineOf(b, atB++) : null,
      });
  });
  if (hunks.length === 0) return [];
  addSame(Math.min(contextLines, a.length - atA));
  skip(a.length - atA);
  return shown;
}

function lineOf(lines: readonly string[], index: number): SideLine {
  return { number: index + 1, text: lines[index]!.replace(/\r?\n$/, "") };
}
