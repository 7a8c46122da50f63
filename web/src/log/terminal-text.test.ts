import { describe, expect, test } from "vitest";
import { INJECTIONS } from "../../e2e/injections.ts";
import { parseLine } from "./parse-line.ts";
import { terminalSpans } from "./terminal-text.ts";
import type { Span } from "./log-line.ts";

const ESC = "\u001b";

function looksOf(line: string): Partial<Span>[] {
  return (terminalSpans(line).spans ?? []).map((span) =>
    Object.fromEntries(
      Object.entries(span).filter(([, value]) => value !== null && String(value) !== ""),
    ),
  );
}

describe("colours", () => {
  test("of the 16, of the 256, and of numbers, also with colons", () => {
    expect(looksOf(`a${ESC}[31mred${ESC}[0m`)).toEqual([
      { text: "a" },
      { text: "red", fg: "var(--ansi-red)" },
    ]);
    expect(looksOf(`${ESC}[92;44mx`)).toEqual([
      { text: "x", fg: "var(--ansi-bright-green)", bg: "var(--ansi-blue)" },
    ]);
    expect(looksOf(`${ESC}[38;5;208mx`)).toEqual([{ text: "x", fg: "rgb(255 135 0)" }]);
    expect(looksOf(`${ESC}[38;5;9mx`)).toEqual([{ text: "x", fg: "var(--ansi-bright-red)" }]);
    expect(looksOf(`${ESC}[48;2;1;2;3mx`)).toEqual([{ text: "x", bg: "rgb(1 2 3)" }]);
    expect(looksOf(`${ESC}[38:2::255:200:100mx`)).toEqual([{ text: "x", fg: "rgb(255 200 100)" }]);
    expect(looksOf(`${ESC}[38:5:231mx`)).toEqual([{ text: "x", fg: "rgb(255 255 255)" }]);
  });

  test("that could not be read on the ground are lightened", () => {
    const [span] = looksOf(`${ESC}[38;2;0;0;60mx`);
    const [red] = /\d+/.exec(span!.fg!)!;
    expect(Number(red)).toBeGreaterThan(60);
  });

  test("and looks end where the line says so", () => {
    expect(looksOf(`${ESC}[1;3;4;9mx${ESC}[22;23;24;29my`)).toEqual([
      { text: "x", decorations: ["bold", "italic", "underline", "strikethrough"] },
      { text: "y" },
    ]);
    expect(looksOf(`${ESC}[7mx`)).toEqual([
      { text: "x", fg: "var(--ansi-black)", bg: "var(--ansi-white)" },
    ]);
  });

  test("are those of the line alone", () => {
    terminalSpans(`${ESC}[31mred`);
    expect(terminalSpans(`${ESC}[1mx`).spans).toMatchObject([{ text: "x", fg: null }]);
  });
});

describe("links", () => {
  test("are addresses in the text, without what ends the sentence", () => {
    expect(looksOf("see https://example.org/a?b=c#d, then (http://x.test/y).")).toEqual([
      { text: "see " },
      { text: "https://example.org/a?b=c#d", href: "https://example.org/a?b=c#d" },
      { text: ", then (" },
      { text: "http://x.test/y", href: "http://x.test/y" },
      { text: ")." },
    ]);
  });

  test("are what OSC 8 gives an address, also through colours", () => {
    const line = `${ESC}]8;;https://example.org/${ESC}\\a${ESC}[1mb${ESC}]8;;\u0007c`;
    expect(looksOf(line)).toEqual([
      { text: "a", href: "https://example.org/" },
      { text: "b", href: "https://example.org/", decorations: ["bold"] },
      { text: "c", decorations: ["bold"] },
    ]);
  });

  test("lead to http and https only, never to a user at another host", () => {
    for (const address of [
      "javascript:alert(1)",
      "data:text/html,x",
      "file:///etc/passwd",
      "vbscript:x",
      "https://a@b.test/",
      "//x.test",
      "http://[",
    ])
      expect(looksOf(`${ESC}]8;;${address}\u0007x${ESC}]8;;\u0007`)).toEqual([]);
  });
});

describe("what a terminal would do beside text", () => {
  test.each([
    [`${ESC}]0;title\u0007text`, "text"],
    [`${ESC}]52;c;cm0gLXJm${ESC}\\text`, "text"],
    [`${ESC}Pq#0;2${ESC}\\text`, "text"],
    [`${ESC}[2J${ESC}[1;1Htext${ESC}[?25l`, "text"],
    [`${ESC}(Btext${ESC}=${ESC}c`, "text"],
    ["te\bxt\u0000", "text"],
    ["\u009b31mtext", "text"],
    [`${ESC}]0;never ended`, "]0;never ended"],
    [`${ESC}[8mhidden`, "hidden"],
  ])("is left out of %j", (line, text) => {
    expect(terminalSpans(line).text).toBe(text);
  });
});

test("a hundred attacks are text without control characters, and no link but of the web", () => {
  expect(INJECTIONS.length).toBeGreaterThanOrEqual(100);
  for (const attack of INJECTIONS) {
    const { text, spans } = parseLine({
      offset: 0,
      taskRunId: "0198c0de-0000-7000-8000-000000000001",
      task: "t",
      attempt: 1,
      stream: "stdout",
      atMs: 0,
      goesOn: false,
      raw: attack,
    });

    expect(text).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/);
    for (const span of spans ?? []) {
      if (span.href !== null) expect(span.href).toMatch(/^https?:\/\//);
      for (const colour of [span.fg, span.bg])
        if (colour !== null)
          expect(colour).toMatch(/^(?:var\(--ansi-[a-z-]+\)|rgb\(\d+ \d+ \d+\))$/);
    }
  }
});

test("a line is read in time that grows with its length", () => {
  const long = [
    `${ESC}[1m`.repeat(2_000),
    `${ESC}]8;;`.repeat(2_000),
    "https://".repeat(1_000),
    `${ESC}P`.repeat(4_000),
  ];
  for (const line of long)
    expect(terminalSpans(line.slice(0, 8_192)).text.length).toBeLessThanOrEqual(8_192);
});
