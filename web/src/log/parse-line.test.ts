import { describe, expect, test } from "vitest";
import { LineCache } from "./line-cache.ts";
import { linesIn, parseBlock, type LogBlock } from "./parse-block.ts";
import { MAX_SHOWN, parseLine } from "./parse-line.ts";

const stored = {
  offset: 3,
  taskRunId: "0198c0de-0000-7000-8000-000000000001",
  task: "build",
  attempt: 1,
  stream: "stdout",
  atMs: 5,
  goesOn: false,
} as const;

const parsed = (raw: string) => parseLine({ ...stored, raw });

describe("a line", () => {
  test("of a progress bar is what it came to last, and says how often it was written over", () => {
    expect(parsed(" 10%\r 50%\r100%\r")).toMatchObject({ text: "100%", overwritten: 2 });
    expect(parsed("windows\r")).toMatchObject({ text: "windows", overwritten: 0 });
    expect(parsed("\r")).toMatchObject({ text: "", overwritten: 0 });
  });

  test("that is very long is cut, never within a character", () => {
    expect(parsed("x".repeat(MAX_SHOWN + 5))).toMatchObject({
      cut: 5,
      text: "x".repeat(MAX_SHOWN),
    });
    const emoji = parsed(`${"x".repeat(MAX_SHOWN - 1)}😀`);
    expect(emoji.text).toBe("x".repeat(MAX_SHOWN - 1));
  });

  test.each([
    ["2026-01-01 ERROR disk full", "error"],
    ["a.c:3:1: error: expected ';'", "error"],
    ["ValueError: no", "error"],
    ["Traceback (most recent call last):", "error"],
    ['{"level":"error","msg":"x"}', "error"],
    ["::error file=a.ts,line=3::broken", "error"],
    ["\u001b[33mWARN\u001b[0m old", "warn"],
    ["level=info msg=x", "info"],
    ["DEBUG x", "debug"],
    ["0 errors, no failure", null],
    ["terror: x ERRORS", null],
  ])("%j has the level %s", (raw, level) => {
    expect(parsed(raw).level).toBe(level);
  });

  test("of a workflow's command shows its text only, and begins a group if it says so", () => {
    expect(parsed("::group::Install")).toMatchObject({ text: "Install", group: "Install" });
    expect(parsed("::endgroup::")).toMatchObject({ text: "", group: null });
    expect(parsed("::warning file=a::careful")).toMatchObject({ text: "careful", level: "warn" });
    expect(parsed("a::group::b")).toMatchObject({ text: "a::group::b", group: null });
  });
});

test("a block becomes its lines, each with its place, stream and time", () => {
  const block: LogBlock = {
    task_run_id: stored.taskRunId,
    task_name: "build",
    attempt: 2,
    runs: [
      { stream: "stdout", at_ms: 1, lines: 2, partial: true },
      { stream: "stderr", at_ms: 2, lines: 1, partial: false },
    ],
    text: "a\nb\nc",
  };
  expect(linesIn(block)).toBe(3);
  expect(parseBlock(block, 10)).toMatchObject([
    { offset: 10, raw: "a", stream: "stdout", atMs: 1, goesOn: false, attempt: 2, task: "build" },
    { offset: 11, raw: "b", stream: "stdout", atMs: 1, goesOn: true },
    { offset: 12, raw: "c", stream: "stderr", atMs: 2, goesOn: false },
  ]);
  expect(parseBlock(block, 10, 2).map(({ offset }) => offset)).toEqual([12]);
});

describe("the cache of lines", () => {
  const line = (offset: number, raw = "x") => ({ ...parsed(raw), offset });

  test("keeps the lines that were added last", () => {
    const cache = new LineCache(3);
    cache.add([line(1), line(2), line(3)]);
    cache.add([line(1), line(4)]);
    expect([1, 2, 3, 4].map((offset) => cache.get(offset)?.offset)).toEqual([1, undefined, 3, 4]);
  });

  test("keeps fewer of very long ones", () => {
    const cache = new LineCache(100);
    cache.add(Array.from({ length: 30 }, (_, offset) => line(offset, "x".repeat(1024 * 1024))));
    const kept = Array.from({ length: 30 }, (_, offset) => cache.get(offset)).filter(Boolean);
    expect(kept).toHaveLength(12);
  });
});
