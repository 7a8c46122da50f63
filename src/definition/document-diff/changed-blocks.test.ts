import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedBlocks, type ChangedBlock } from "./changed-blocks.ts";

/** Few different lines, so that many of them are equal. */
const lines = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 14 });

function editsOf(blocks: readonly ChangedBlock[]): number {
  return blocks.reduce(
    (sum, block) => sum + block.beforeEnd - block.beforeStart + block.afterEnd - block.afterStart,
    0,
  );
}

/** Length of the longest common subsequence, by the textbook's table. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let x = 1; x <= a.length; x += 1)
    for (let y = 1; y <= b.length; y += 1)
      table[x]![y] =
        a[x - 1] === b[y - 1]
          ? table[x - 1]![y - 1]! + 1
          : Math.max(table[x - 1]![y]!, table[x]![y - 1]!);
  return table[a.length]![b.length]!;
}

/** The later text, made from the earlier one and the blocks. */
function applied(
  before: readonly string[],
  after: readonly string[],
  blocks: readonly ChangedBlock[],
): string[] {
  const made: string[] = [];
  let at = 0;
  for (const { beforeStart, beforeEnd, afterStart, afterEnd } of blocks) {
    made.push(...before.slice(at, beforeStart), ...after.slice(afterStart, afterEnd));
    at = beforeEnd;
  }
  return [...made, ...before.slice(at)];
}

describe("changedBlocks", () => {
  it("finds the fewest lines to remove and add, and they make the one text of the other", () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const blocks = changedBlocks(before, after);
        expect(applied(before, after, blocks)).toEqual(after);
        const fewest = before.length + after.length - 2 * commonLength(before, after);
        expect(editsOf(blocks)).toBe(fewest);
      }),
      { numRuns: 2_000 },
    );
  });

  it("finds nothing in equal texts, and everything in an empty one", () => {
    expect(changedBlocks(["a", "b"], ["a", "b"])).toEqual([]);
    expect(changedBlocks([], ["a"])).toEqual([
      { beforeStart: 0, beforeEnd: 0, afterStart: 0, afterEnd: 1 },
    ]);
    expect(changedBlocks(["a"], [])).toEqual([
      { beforeStart: 0, beforeEnd: 1, afterStart: 0, afterEnd: 0 },
    ]);
  });

  it("finds one changed line among fifty thousand", () => {
    const before = Array.from({ length: 50_000 }, (_, index) => `line ${index}`);
    const after = before.with(25_000, "other").with(49_999, "end");
    expect(changedBlocks(before, after).map((block) => block.beforeStart)).toEqual([
      25_000, 49_999,
    ]);
  });

  it("takes everything between the equal ends as changed when too much differs", () => {
    const text = (word: string): string[] => [
      "head",
      ...Array.from({ length: 3_000 }, (_, index) => (index % 2 === 0 ? "same" : word + index)),
      "tail",
    ];
    expect(changedBlocks(text("a"), text("b"))).toEqual([
      { beforeStart: 2, beforeEnd: 3_001, afterStart: 2, afterEnd: 3_001 },
    ]);
  });
});
