import { expect, test } from "vitest";
import { KEPT_LINES, LiveBatch } from "./live-batch.ts";
import type { LogBlock } from "./parse-block.ts";

function block(lines: number): LogBlock {
  return {
    task_run_id: "0198c0de-0000-7000-8000-000000000001",
    task_name: "t",
    attempt: 1,
    runs: [{ stream: "stdout", at_ms: 0, lines, partial: false }],
    text: Array.from({ length: lines }, (_, line) => `line ${line}`).join("\n"),
  };
}

test("lines go on after those that were there", () => {
  const batch = new LiveBatch(100);
  batch.add(block(2));
  batch.add(block(1));
  expect(batch.total).toBe(103);
  expect(batch.take().map(({ offset, raw }) => [offset, raw])).toEqual([
    [100, "line 0"],
    [101, "line 1"],
    [102, "line 0"],
  ]);
  expect(batch.take()).toEqual([]);
});

test("of many lines at once only the last are parsed, and all are counted", () => {
  const batch = new LiveBatch(0);
  for (let blocks = 0; blocks < 50; blocks += 1) batch.add(block(700));
  expect(batch.total).toBe(35_000);
  const lines = batch.take();
  expect(lines).toHaveLength(KEPT_LINES);
  expect(lines[0]!.offset).toBe(35_000 - KEPT_LINES);
  expect(lines.at(-1)!.offset).toBe(34_999);
});
