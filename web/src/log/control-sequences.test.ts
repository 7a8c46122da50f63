import { expect, test } from "vitest";
import { INJECTIONS } from "../../e2e/injections.ts";
import { plainText } from "./control-sequences.ts";

const ESC = "\u001b";

test.each([
  [`${ESC}[1;31merror:${ESC}[0m no such shop`, "error: no such shop"],
  [`\u009b31merror\u009b0m`, "error"],
  [`${ESC}]0;a title\u0007text`, "text"],
  [`${ESC}]8;;https://example.org${ESC}\\here${ESC}]8;;${ESC}\\`, "here"],
  [`${ESC}(Bplain${ESC}7`, "plain"],
  [`cut off ${ESC}[38;5`, "cut off "],
  ["one\r\n\ttwo\n", "one\n\ttwo\n"],
  ["  1 %\r 50 %\r100 %\nfailed", "100 %\nfailed"],
  ["a bell\u0007, a null\u0000 and a backspace\b", "a bell, a null and a backspace"],
  ["Überfällig 🙂 日本", "Überfällig 🙂 日本"],
])("an error's message %j is read as %j", (message, text) => {
  expect(plainText(message)).toBe(text);
});

test("nothing of a hundred attacks is left to control a terminal", () => {
  for (const attack of INJECTIONS)
    expect(plainText(attack)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
});
