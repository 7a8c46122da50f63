import { expect, test } from "vitest";
import { sideBySide, type PairedLine } from "./side-by-side.ts";

const shown = (lines: readonly PairedLine[]) =>
  lines.map((line) =>
    line.kind === "gap"
      ? `… ${line.lines}`
      : `${line.before?.number ?? "-"} ${line.before?.text ?? ""} | ${line.after?.number ?? "-"} ${line.after?.text ?? ""}`,
  );
const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}`);

test("puts what was replaced beside what replaced it, and leaves a place where there is less", () => {
  expect(shown(sideBySide("a\nb\nc\n", "a\nB\nB2\nc\n"))).toEqual([
    "1 a | 1 a",
    "2 b | 2 B",
    "-  | 3 B2",
    "3 c | 4 c",
  ]);
});

test("shows three lines around a change and counts what it leaves out", () => {
  const before = lines(20);
  const after = before.toSpliced(9, 1);
  const result = shown(sideBySide(`${before.join("\n")}\n`, `${after.join("\n")}\n`));
  expect(result[0]).toBe("… 6");
  expect(result).toContain("10 line 10 | - ");
  expect(result.at(-1)).toBe("… 7");
  expect(result).toHaveLength(9);
});

test("two changes close to each other share the lines between them", () => {
  const before = lines(12);
  const after = before.with(2, "X").with(6, "Y");
  const result = sideBySide(before.join("\n"), after.join("\n"));
  expect(result.filter(({ kind }) => kind === "changed")).toHaveLength(2);
  expect(result.filter(({ kind }) => kind === "gap")).toEqual([{ kind: "gap", lines: 2 }]);
});

test("says nothing of texts that are the same", () => {
  expect(sideBySide("a\n", "a\n")).toEqual([]);
});
