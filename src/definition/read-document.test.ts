import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { growthOverTenfold, LINEAR_GROWTH } from "../../test/support/growth.ts";
import { StratalError } from "../base/errors.ts";
import { readDocument } from "./read-document.ts";

function failure(text: string, format?: "yaml" | "json"): StratalError {
  try {
    readDocument(text, format);
  } catch (error) {
    if (error instanceof StratalError) return error;
    throw error;
  }
  throw new Error(`nothing was thrown for ${text.slice(0, 50)}`);
}

describe("readDocument", () => {
  it("reads JSON exactly as JSON.parse does", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2, "\t"), (json, indent) => {
        const value: unknown = JSON.parse(json);
        const hasSpecialKey = /"(__proto__|constructor|prototype)":/.test(json);
        fc.pre(!hasSpecialKey && !/-0|e[+]?\d{2,}|\d{16}|\\u/i.test(json));
        expect(readDocument(JSON.stringify(value, null, indent), "json").value).toEqual(value);
      }),
    );
  });

  it("reads YAML 1.2, where only true and false are booleans", () => {
    expect(
      readDocument("a: yes\nb: on\nc: true\nd: 0o17\ne: ~\nf: 1e3\ng:\nh: !!str 5").value,
    ).toEqual({
      a: "yes",
      b: "on",
      c: true,
      d: 15,
      e: null,
      f: 1000,
      g: null,
      h: "5",
    });
  });

  it("follows aliases and merge keys, with own keys first", () => {
    const text = "a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc: {<<: [*a, *b], x: 0}\nd: *a";
    expect(readDocument(text).value).toMatchObject({ c: { x: 0, y: 2, z: 4 }, d: { x: 1, y: 2 } });
  });

  it("knows where every value stands", () => {
    const text = "a:\n  - b: 1\n    c: [x, y]\n";
    const { source } = readDocument(text);
    expect(source.positionOf(["a", 0, "c", 1], "value")).toEqual({ line: 3, column: 12 });
    expect(source.positionOf(["a", 0, "c"], "key")).toEqual({ line: 3, column: 5 });
    expect(source.positionOf(["a", 0, "nope"], "key")).toEqual({ line: 2, column: 5 });
    expect(
      readDocument('{"a": [1,\n  {"b": 2}]}').source.positionOf(["a", 1, "b"], "value"),
    ).toEqual({ line: 2, column: 9 });
  });

  it("takes text in braces for JSON if it is, else for YAML", () => {
    expect(readDocument('\n {"a": 1}').format).toBe("json");
    expect(readDocument("{a: 1}").format).toBe("yaml");
    expect(failure('{"a": 1').code).toBe("invalid_json");
    expect(readDocument('\ufeff{"a": 1}').value).toEqual({ a: 1 });
  });

  it.each([
    ['{"a": 1,}', "json", 1, 9],
    ['{"a" 1}', "json", 1, 6],
    ["[1 2]", "json", 1, 4],
    ['{"a": nul}', "json", 1, 7],
    ['{"a": 01}', "json", 1, 8],
    ['["a\nb"]', "json", 1, 4],
    ['["\\x"]', "json", 1, 2],
    ["{} x", "json", 1, 4],
    ["", "json", 1, 1],
    ["", "yaml", 1, 1],
    ["a: [1", "yaml", 1, 6],
    ["a: b: c", "yaml", 1, 4],
    ["a: 1\n b: 2", "yaml", 1, 4],
    ["a: *x", "yaml", 1, 4],
    ["a: 1\n---\nb: 2", "yaml", 2, 1],
    ["a: \u0007", "yaml", 1, 4],
  ] as const)("says where %j breaks", (text, format, line, column) => {
    const error = failure(text, format);
    expect(error.code).toBe(format === "json" ? "invalid_json" : "invalid_yaml");
    expect(error.errors[0]).toMatchObject({ line, column });
  });

  it.each([
    ['{"a": 1, "a": 2}', "written twice"],
    ["{a: 1, a: 2}", "written twice"],
    ['{"__proto__": 1}', "not allowed"],
    ["x: {constructor: 1}", "not allowed"],
    ["prototype: 1", "not allowed"],
    ['{"a": "\\u0000"}', "NUL"],
    ['{"a\\u0000": 1}', "NUL"],
    ['a: "\\0"', "NUL"],
    ['{"a": "\\ud800"}', "surrogate"],
    ["a: .nan", "not a number that JSON can hold"],
    ["a: -.inf", "not a number that JSON can hold"],
    ["a: 1e999", "not a number that JSON can hold"],
    ["? [1]\n: 2", "A key must be text"],
    ["a: !foo 1", "Unresolved tag"],
    ["<<: 1", "merges maps only"],
  ])("refuses %j", (text, message) => {
    const error = failure(text);
    expect(error.code).toBe("invalid_definition");
    expect(error.errors[0]!.message).toContain(message);
    expect(error.errors[0]!.line).toBe(1);
  });

  it.each([
    ["brackets", "[".repeat(20_000) + "]".repeat(20_000)],
    ["braces", '{"a":'.repeat(20_000)],
    ["YAML braces", "{a: ".repeat(20_000)],
    ["dashes", "- ".repeat(20_000)],
    ["question marks", "? ".repeat(20_000)],
    ["indentation", Array.from({ length: 500 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")],
  ])("refuses 20 000 nested %s cleanly", (_name, text) => {
    expect(failure(text).message).toContain("nested deeper than 64 levels");
    if (text.startsWith("[")) expect(failure(text, "json").message).toContain("nested deeper");
  });

  it("takes 64 levels and refuses 65", () => {
    for (const format of ["json", "yaml"] as const) {
      const nest = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
      expect(() => readDocument(nest(64), format)).not.toThrow();
      expect(failure(nest(65), format).message).toContain("nested deeper");
    }
  });

  it("stops alias bombs", () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`,
    );
    expect(failure(`a0: &a0 [x]\n${levels.join("\n")}`).message).toContain("more than 100 times");
    const big = `a: &a "${"x".repeat(500_000)}"\nb: [${"*a,".repeat(90)}]`;
    expect(failure(big).message).toContain("expand to more than 8 MiB");
  });

  it.each<[string, (count: number) => string, number]>([
    ["commas", (count) => `[${",".repeat(count)}]`, 100_000],
    ["keys", (count) => Array.from({ length: count }, (_, i) => `k${i}: 1`).join("\n"), 4_000],
    ["errors", (count) => "}: {".repeat(count), 20_000],
    ["tags", (count) => `[${"!x 1,".repeat(count)}]`, 4_000],
    ["brackets", (count) => "[".repeat(count), 100_000],
  ])("reads or refuses a flood of %s without quadratic work", (_name, flood, count) => {
    const read = (size: number): void => {
      try {
        readDocument(flood(size), "yaml");
      } catch (error) {
        expect(error).toBeInstanceOf(StratalError);
      }
    };
    expect(growthOverTenfold(count, read)).toBeLessThan(LINEAR_GROWTH);
  });
});
