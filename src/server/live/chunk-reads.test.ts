import { describe, expect, it } from "vitest";
import { newRunId } from "../../base/ids.ts";
import type { Queryable } from "../../store/database.ts";
import { ChunkReads } from "./chunk-reads.ts";
import { LimitedReads } from "./limited-reads.ts";
import { Turns } from "./turns.ts";

/** A database in which every log has one chunk of `length` characters after each position; statements wait for `answer`. */
function slowDatabase(length: number) {
  const waiting: (() => void)[] = [];
  let asked = 0;
  const on: Queryable = {
    query: async ({ values }) => {
      asked += 1;
      await new Promise<void>((resolve) => waiting.push(resolve));
      const position = Number(values[1]) + 1;
      const row = { position, lines: 1, body: "x".repeat(length), first_line: 0, packed: null };
      return { rows: [row], rowCount: 1 };
    },
  };
  return {
    on,
    asked: () => asked,
    answer: () => {
      for (const resolve of waiting.splice(0)) resolve();
    },
  };
}

describe("reads of chunks", () => {
  it("are made once for all who want the same", async () => {
    const database = slowDatabase(10);
    const reads = new ChunkReads(database.on);
    const log = { runId: newRunId(), seq: null };
    const all = Array.from({ length: 1_000 }, () => reads.read(log, -1, 1));
    database.answer();
    const [first] = await Promise.all(all);
    expect(await reads.read(log, -1, 1)).toBe(first);
    expect(database.asked()).toBe(1);
  });

  it("are made again by those who know of more chunks", async () => {
    const database = slowDatabase(10);
    const reads = new ChunkReads(database.on);
    const log = { runId: newRunId(), seq: 3 };
    const before = reads.read(log, 4, 6);
    const after = reads.read(log, 4, 9);
    database.answer();
    await Promise.all([before, after]);
    expect(database.asked()).toBe(2);
  });

  it("are forgotten, the oldest first, before they take much memory", async () => {
    const database = slowDatabase(1024 * 1024);
    const reads = new ChunkReads(database.on);
    const log = { runId: newRunId(), seq: null };
    const read = async (position: number) => {
      const chunks = reads.read(log, position, 100);
      database.answer();
      await chunks;
    };
    for (let position = 0; position < 20; position += 1) await read(position);
    await read(19);
    expect(database.asked()).toBe(20);
    await read(0);
    expect(database.asked()).toBe(21);
  });
});

describe("limited reads", () => {
  it("run so many at once and the others in their order", async () => {
    const database = slowDatabase(1);
    const reads = new LimitedReads(database.on, 2);
    const done: number[] = [];
    const all = [0, 1, 2, 3, 4].map(async (number) => {
      await reads.query({ text: "", values: ["", number] });
      done.push(number);
    });
    for (const expected of [2, 4, 5]) {
      expect(database.asked()).toBe(expected);
      database.answer();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(all);
    expect(done).toEqual([0, 1, 2, 3, 4]);
  });

  it("fail what is a mistake at once, and go on", async () => {
    const reads = new LimitedReads({ query: () => Promise.reject(new TypeError("no")) }, 1);
    for (let count = 0; count < 3; count += 1)
      await expect(reads.query({ text: "", values: [] })).rejects.toThrow("no");
  });

  it("fail when they are closed", async () => {
    const reads = new LimitedReads(slowDatabase(1).on, 1);
    reads.close();
    await expect(reads.query({ text: "", values: [] })).rejects.toMatchObject({
      code: "unavailable",
    });
  });
});

describe("turns", () => {
  it("let the event loop do other things between chunks of many streams", async () => {
    const turns = new Turns();
    let sent = 0;
    const all = Array.from({ length: 100 }, async () => {
      await turns.take(100);
      sent += 1;
    });
    const seen: number[] = [];
    while (sent < 100) {
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(sent);
    }
    await Promise.all(all);
    expect(seen.length).toBeGreaterThan(10);
  });
});
