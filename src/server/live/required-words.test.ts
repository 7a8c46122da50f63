import { RE2JS } from "@bufbuild/re2";
import fc from "fast-check";
import { expect, test } from "vitest";
import { requiredWords } from "./required-words.ts";

test.each([
  ["request [0-9]+ failed", ["request ", " failed"]],
  ["\\d+ ms took\\.", [" ms took."]],
  ["colou?r was", ["r was", "colo"]],
  ["abc{0,2}def", ["def"]],
  ["abcd{2}", ["abcd"]],
  ["(optional)?required", ["required"]],
  ["[]abc]words", ["words"]],
  ["one|two", []],
  ["(one|two) three", [" three"]],
  ["(?i)word", ["word"]],
  ["a(?i)word", []],
  ["a+b+", []],
  ["\\Qa|b\\E", []],
  ["\\bwords\\b", ["words"]],
])("the pattern %s needs %j", (pattern, words) => {
  expect(requiredWords(pattern)).toEqual(words);
});

test("no line matches without them", () => {
  const piece = fc.constantFrom(
    "abc",
    "def",
    "x",
    "[abx]",
    ".",
    "\\d",
    "(abc|def)",
    "(?:abc)",
    "\\.",
    "^",
    "$",
    "\\b",
  );
  const repeat = fc.constantFrom("", "", "", "*", "+", "?", "{0,2}", "{2}", "*?", "{0}", "{,2}");
  const patterns = fc
    .array(fc.tuple(piece, repeat), { maxLength: 5 })
    .map((parts) => parts.flat().join(""));
  const lines = fc
    .array(fc.constantFrom("abc", "def", "x", "ab", ".", "7", " "), { maxLength: 6 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.boolean(), patterns, lines, (isFolded, body, line) => {
      const pattern = isFolded
        ? `(?i)${body.toUpperCase().replaceAll("\\D", "\\d").replaceAll("\\B", "\\b")}`
        : body;
      const words = requiredWords(pattern);
      if (words.length === 0) return true;
      let matches: boolean;
      try {
        matches = RE2JS.compile(pattern).test(line);
      } catch {
        return true;
      }
      return !matches || words.every((word) => line.includes(isFolded ? word.toLowerCase() : word));
    }),
    { numRuns: 20_000 },
  );
});
