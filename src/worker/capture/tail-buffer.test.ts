import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TailBuffer, withoutTrailingNewlines } from "./tail-buffer.ts";

describe("TailBuffer", () => {
  it("keeps exactly the last bytes, whatever the chunks are", () => {
    const chunks = fc.array(fc.string({ unit: "grapheme-ascii", maxLength: 60 }));
    fc.assert(
      fc.property(chunks, fc.integer({ min: 1, max: 50 }), (texts, maxBytes) => {
        const tail = new TailBuffer(maxBytes);
        for (const text of texts) tail.push(Buffer.from(text));
        const all = texts.join("");
        expect(tail.text()).toBe(all.slice(-maxBytes));
        expect(tail.truncated).toBe(all.length > maxBytes);
        expect(tail.totalBytes).toBe(all.length);
      }),
    );
  });

  it("drops a character that the limit cuts in two", () => {
    const tail = new TailBuffer(4);
    tail.push(Buffer.from("€€"));
    expect(tail.text()).toBe("€");
  });

  it("stays within the limit although invalid bytes become longer", () => {
    const tail = new TailBuffer(9);
    tail.push(Buffer.alloc(9, 0xff));
    expect(tail.text()).toBe("\ufffd".repeat(3));
  });
});

describe("withoutTrailingNewlines", () => {
  it.each([
    ["a\n\n\n", "a"],
    ["a\r\n\r\n", "a"],
    ["a\n b \n", "a\n b "],
    ["\n\n", ""],
    ["a\r", "a\r"],
    ["", ""],
  ])("turns %j into %j", (text, expected) => {
    expect(withoutTrailingNewlines(text)).toBe(expected);
  });
});
