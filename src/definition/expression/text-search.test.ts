import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TextSearch } from "./text-search.ts";

/** Long enough that the platform's search is not used, and full of occurrences. */
const text = fc
  .string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 12 })
  .map((unit) => unit.repeat(20_000));
const part = fc
  .tuple(fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 12 }), fc.nat(30))
  .map(([unit, count]) => unit.repeat(count + 1));

describe("TextSearch", () => {
  it("finds what the platform finds", () => {
    fc.assert(
      fc.property(text, part, fc.nat(50), (inside, wanted, from) => {
        const search = new TextSearch(inside, wanted);
        expect(search.first()).toBe(inside.indexOf(wanted));
        expect(search.first(from)).toBe(inside.indexOf(wanted, from));
        expect(search.last()).toBe(inside.lastIndexOf(wanted));
        expect(search.split(Infinity)).toEqual(inside.split(wanted));
      }),
      { numRuns: 50 },
    );
  });

  it("finds what the platform finds in short texts", () => {
    const short = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 20 });
    fc.assert(
      fc.property(short, part, (inside, wanted) => {
        const search = new TextSearch(inside, wanted);
        expect([search.first(), search.last()]).toEqual([
          inside.indexOf(wanted),
          inside.lastIndexOf(wanted),
        ]);
        expect(search.split(1).join(wanted)).toBe(inside);
      }),
    );
  });
});
