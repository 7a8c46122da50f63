import { RE2JS } from "@bufbuild/re2";
import fc from "fast-check";
import { expect, test } from "vitest";
import { requiredWord } from "./required-word.ts";

test.each([
  ["request [0-9]+ failed", "request "],
  ["\\d+ ms took\\.", " ms took."],
  ["colou?r was", "r was"],
  ["abc{0,2}def", "def"],
  ["abcd{2}", "abcd"],
  ["(optional)?required", "required"],
  ["[]abc]words", "words"],
  ["one|two", null],
  ["(one|two) three", " three"],
  ["(?i)word", null],
  ["a+b+", null],
  ["\\Qa|b\\E", null],
  ["\\bwords\\b", "words"],
])("the pattern %s needs %j", (pattern, word) => {
  expect(requiredWord(pattern)).toBe(word);
});

test("no line matches without it", () => {
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
    fc.property(patterns, lines, (pattern, line) => {
      const word = requiredWord(pattern);
      if (word === null) return true;
      let matches: boolean;
      try {
        matches = RE2JS.compile(pattern).test(line);
      } catch {
        return true;
      }
      return !matches || line.includes(word);
    }),
    { numRuns: 20_000 },
  );
});
