import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logText, plainText, shorten, singleLine } from "./safe-text.ts";

describe("text for a terminal", () => {
  test("singleLine takes out line breaks and everything that a terminal would obey", () => {
    expect(singleLine("a\r\nb\tc\x1b[2J\x1b]0;title\x07\x00d\n")).toBe("a b cd");
  });

  test("plainText keeps line breaks", () => {
    expect(plainText("a\x1b[31m\r\nb\x07")).toBe("a\nb");
  });

  test("logText keeps colours where colours are shown, and ends them", () => {
    expect(logText("\x1b[1;31mred\x1b[0m \x1b[2Jx", true)).toBe("\x1b[1;31mred\x1b[0m x\x1b[0m");
    expect(logText("\x1b[31mred\x1b[0m", false)).toBe("red");
  });

  test("logText shows the last state of a line that rewrites itself", () => {
    expect(logText("10%\r50%\r100%\r", false)).toBe("100%");
  });

  test("shorten counts characters, not UTF-16 units", () => {
    expect(shorten("😀😀😀", 3)).toBe("😀😀😀");
    expect(shorten("😀😀😀😀", 3)).toBe("😀😀…");
  });

  test("nothing that moves the cursor survives, whatever the text", () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        "\x1b",
        "[",
        "]",
        "m",
        "J",
        "1",
        ";",
        "\x07",
        "\x9b",
        "\r",
        "P",
        "\\",
        "a",
        "\ufdd0",
      ),
      maxLength: 40,
    });
    fc.assert(
      fc.property(hostile, (text) => {
        for (const safe of [singleLine(text), plainText(text), logText(text, false)])
          expect(safe).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
        expect(logText(text, true).replace(/\x1b\[[0-9;:]*m/g, "")).not.toMatch(
          /[\x00-\x1f\x7f-\x9f]/,
        );
      }),
    );
  });
});
