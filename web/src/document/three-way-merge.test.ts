import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineHunks, linesOf, splicesBetween } from "./line-diff.ts";
import { applySplices } from "./splice.ts";
import { mergedText, mergeTexts } from "./three-way-merge.ts";

const lines = fc.array(fc.constantFrom("a", "b", "c", "d", ""), { maxLength: 14 });
const texts = fc
  .tuple(lines, fc.boolean())
  .map(([items, ends]) => items.join("\n") + (ends ? "\n" : ""));

describe("the difference of two texts", () => {
  it("makes the one of the other", () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        expect(applySplices(before, splicesBetween(before, after))).toBe(after);
      }),
    );
  });

  it("is only what was added or changed", () => {
    const before = linesOf("a\nb\nc\nd\ne\n");
    expect(lineHunks(before, linesOf("a\nX\nc\nd\nY\ne\n"))).toEqual([
      { aFrom: 1, aTo: 2, bFrom: 1, bTo: 2 },
      { aFrom: 4, aTo: 4, bFrom: 4, bTo: 5 },
    ]);
  });
});

describe("merging two changes of a text", () => {
  it("takes what only one side changed", () => {
    fc.assert(
      fc.property(texts, texts, (base, changed) => {
        expect(mergedText(mergeTexts(base, changed, base), [])).toBe(changed);
        expect(mergedText(mergeTexts(base, base, changed), [])).toBe(changed);
        expect(mergedText(mergeTexts(base, changed, changed), [])).toBe(changed);
      }),
    );
  });

  it("gives either side back if it is chosen wherever both changed the same", () => {
    fc.assert(
      fc.property(texts, texts, texts, (base, mine, theirs) => {
        const pieces = mergeTexts(base, mine, theirs);
        const pick = (side: "mine" | "theirs"): string =>
          pieces
            .map((piece) => {
              if (piece.kind === "conflict") return piece[side];
              if (piece.kind === "same" || piece.kind === "both") return piece.text;
              return piece.kind === side ? piece.text : piece.base;
            })
            .join("");
        expect(pick("mine")).toBe(mine);
        expect(pick("theirs")).toBe(theirs);
      }),
      { numRuns: 500 },
    );
  });

  it("asks where both changed the same lines", () => {
    const pieces = mergeTexts("a\nb\nc\nd\ne\n", "A\nb\nC\nd\ne\n", "a\nb\nX\nd\nE\n");
    expect(pieces).toEqual([
      { kind: "mine", base: "a\n", text: "A\n" },
      { kind: "same", text: "b\n" },
      { kind: "conflict", base: "c\n", mine: "C\n", theirs: "X\n" },
      { kind: "same", text: "d\n" },
      { kind: "theirs", base: "e\n", text: "E\n" },
    ]);
    expect(mergedText(pieces, [null])).toBeNull();
    expect(mergedText(pieces, ["theirs"])).toBe("A\nb\nX\nd\nE\n");
    expect(mergedText(pieces, ["both"])).toBe("A\nb\nC\nX\nd\nE\n");
  });
});
