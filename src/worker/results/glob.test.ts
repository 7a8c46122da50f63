import { describe, expect, it } from "vitest";
import { fixedPrefix, globTest } from "./glob.ts";

describe("globTest", () => {
  it.each<[string, string[], string[]]>([
    ["rows.csv", ["rows.csv"], ["xrows.csv", "rowsxcsv", "a/rows.csv"]],
    ["*.csv", ["a.csv", ".csv"], ["a/b.csv", "a.csv.gz", "a.csv/b"]],
    ["out/**", ["out/a", "out/b/c"], ["output/a", "a/out/b"]],
    ["**/*.log", ["a.log", "x/y/a.log"], ["a.logs"]],
    ["a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["ab", "a/xb"]],
    ["dist", ["dist", "dist/a/b"], ["dist2", "a/dist"]],
    ["d?t[a-c].{md,txt}", ["data.md", "dotc.txt"], ["d/ta.md", "datd.md", "data.mdtxt"]],
    ["[!a]x", ["bx"], ["ax", "/x"]],
    ["{a,b{c,d}}", ["a", "bc", "bd"], ["b", "{a,b{c,d}}"]],
    ["a{b", ["a{b"], ["ab"]],
    ["a+(b)|c", ["a+(b)|c"], ["aab", "c"]],
    ["x[", ["x["], ["x"]],
    ["}", ["}"], [""]],
  ])("%s", (pattern, matching, others) => {
    const test = globTest(pattern);
    expect(matching.filter((path) => !test(path))).toEqual([]);
    expect(others.filter((path) => test(path))).toEqual([]);
  });

  it("takes linear time", () => {
    const test = globTest(`${"*a".repeat(30)}b`);
    expect(test("a".repeat(4_000))).toBe(false);
  }, 5_000);
});

describe("fixedPrefix", () => {
  it.each([
    ["rows.csv", ""],
    ["out/a/rows.csv", "out/a"],
    ["out/*/x", "out"],
    ["**/x", ""],
    ["out/{a,b}/c", "out"],
  ])("%s: %j", (pattern, prefix) => {
    expect(fixedPrefix(pattern)).toBe(prefix);
  });
});
