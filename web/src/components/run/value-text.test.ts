import { describe, expect, it } from "vitest";
import { csvRows, expressionFor, formatBytes, previewOf } from "./value-text.ts";

describe("texts about values", () => {
  it("writes the expression that reads a part", () => {
    const root = expressionFor("tasks.build.outputs", "file-name");
    expect(root).toBe('tasks.build.outputs["file-name"]');
    expect(expressionFor(expressionFor(root, 0), "size")).toBe(
      'tasks.build.outputs["file-name"][0].size',
    );
    expect(expressionFor(null, "size")).toBeNull();
  });

  it("shortens long values", () => {
    expect(previewOf({ a: 1 })).toBe('{"a":1}');
    expect(previewOf("x".repeat(500))).toHaveLength(60);
  });

  it("says sizes", () => {
    expect([0, 340, 2_150, 3_600_000].map(formatBytes)).toEqual([
      "0 B",
      "340 B",
      "2.1 KiB",
      "3.4 MiB",
    ]);
  });

  it("reads comma-separated values with quotes", () => {
    expect(csvRows('a,b\r\n"1,5","say ""hi"""\n,last', 10)).toEqual([
      ["a", "b"],
      ["1,5", 'say "hi"'],
      ["", "last"],
    ]);
    expect(csvRows("a\nb\nc\n", 2)).toEqual([["a"], ["b"]]);
    expect(csvRows('"open', 5)).toEqual([]);
  });
});
