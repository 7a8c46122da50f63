import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AhoCorasick, ROOT } from "./aho-corasick.ts";

describe("AhoCorasick", () => {
  it("knows after every unit the longest pattern that ends and the longest beginning of one", () => {
    const unit = fc.constantFrom("a", "b", "c", "é", "\ud83d", "\ude00");
    const pattern = fc.string({ unit, minLength: 1, maxLength: 6 });
    const patterns = fc.array(pattern, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(patterns, fc.string({ unit, maxLength: 40 }), (searched, text) => {
        const automaton = new AhoCorasick(searched);
        let state = ROOT;
        for (let at = 0; at < text.length; at += 1) {
          state = automaton.step(state, text.charCodeAt(at));
          const read = text.slice(0, at + 1);
          expect(automaton.matches[state]).toBe(longestEnd(read, searched));
          expect(automaton.depths[state]).toBe(longestEnd(read, searched.flatMap(beginnings)));
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it("finds the same beyond the states that have rows", () => {
    const long = Array.from({ length: 20_000 }, (_, index) =>
      String.fromCharCode(97 + ((index * index) % 23)),
    ).join("");
    const automaton = new AhoCorasick([long, "needle"]);
    let state = ROOT;
    for (const character of `${long.slice(0, 15_000)}needle${long}`) {
      state = automaton.step(state, character.charCodeAt(0));
      if (automaton.matches[state] === "needle".length) expect(character).toBe("e");
    }
    expect(automaton.matches[state]).toBe(long.length);
  });
});

function beginnings(pattern: string): string[] {
  return Array.from({ length: pattern.length }, (_, index) => pattern.slice(0, index + 1));
}

function longestEnd(text: string, candidates: readonly string[]): number {
  return Math.max(
    0,
    ...candidates.filter((each) => text.endsWith(each)).map((each) => each.length),
  );
}
