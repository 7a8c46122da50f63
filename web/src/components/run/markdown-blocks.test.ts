import { describe, expect, it } from "vitest";
import { markdownBlocks, markdownSpans } from "./markdown-blocks.ts";

describe("the Markdown of summaries", () => {
  it("has headings, lists, tables, code, quotes and paragraphs", () => {
    const text = [
      "## Results",
      "All *good*,",
      "on two lines.",
      "",
      "- one",
      "- two",
      "1. first",
      "| name | rows |",
      "| --- | ---: |",
      "| eu | 12 |",
      "> said so",
      "---",
      "```sh",
      "- not a list",
      "```",
    ].join("\n");
    expect(markdownBlocks(text)).toEqual([
      { kind: "heading", level: 2, text: "Results" },
      { kind: "paragraph", text: "All *good*,\non two lines." },
      { kind: "list", ordered: false, items: ["one", "two"] },
      { kind: "list", ordered: true, items: ["first"] },
      { kind: "table", head: ["name", "rows"], rows: [["eu", "12"]] },
      { kind: "quote", text: "said so" },
      { kind: "rule" },
      { kind: "code", text: "- not a list" },
    ]);
  });

  it("ends with the text, also where something was left open", () => {
    expect(markdownBlocks("```\nopen")).toEqual([{ kind: "code", text: "open" }]);
    expect(markdownBlocks("| no table |")).toEqual([{ kind: "paragraph", text: "| no table |" }]);
    expect(markdownBlocks("")).toEqual([]);
  });

  it("has code, emphasis and links in its texts", () => {
    expect(markdownSpans("see `a*b*` and **this**: [docs](https://example.org/x)")).toEqual([
      { kind: "text", text: "see " },
      { kind: "code", text: "a*b*" },
      { kind: "text", text: " and " },
      { kind: "strong", text: "this" },
      { kind: "text", text: ": " },
      { kind: "link", text: "docs", href: "https://example.org/x" },
    ]);
  });

  it("makes no link of an address that could run something", () => {
    const text = "[x](javascript:alert(1)) <b>bold</b>";
    expect(markdownSpans(text)).toEqual([{ kind: "text", text }]);
  });
});
