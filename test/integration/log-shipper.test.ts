import { afterAll, beforeAll, expect, it } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import { unmasked } from "../../src/secrets/masker.ts";
import type { Queryable } from "../../src/store/database.ts";
import { linesOf } from "../../src/store/logs/log-chunk.ts";
import { readLogTotals, readRunLogChunks } from "../../src/store/logs/read-log-chunks.ts";
import { AttemptLog } from "../../src/worker/attempt-log.ts";
import { LogShipper } from "../../src/worker/log-shipper.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { Kernel, PROJECT } from "../support/kernel.ts";

const MAX_BUFFERED_BYTES = 3 * 1024 * 1024;
const logger = createLogger({ level: "silent", pretty: false, name: "test" });

let db: TestDatabase;
let kernel: Kernel;
beforeAll(async () => {
  db = await createTestDatabase();
  kernel = new Kernel(db.database);
});
afterAll(() => db.drop());

async function attemptLog(on: Queryable): Promise<{ log: AttemptLog; runId: string }> {
  const { runId } = await kernel.start([{ name: "a" }]);
  const shipper = new LogShipper({ on, logger, onStored: () => undefined });
  const address = { runId, projectId: PROJECT, seq: 0, attempt: 1 };
  return { log: new AttemptLog(address, unmasked, shipper, new AbortController().signal), runId };
}

async function storedTexts(runId: string): Promise<string[]> {
  const texts: string[] = [];
  for (let afterPosition = -1; ;) {
    const chunks = await readRunLogChunks(db.database, { runId, afterPosition, limit: 50 });
    if (chunks.length === 0) return texts;
    for (const chunk of chunks) {
      expect(chunk.position).toBe(afterPosition + 1);
      afterPosition = chunk.position;
      texts.push(...linesOf(chunk).map(({ text }) => text));
    }
  }
}

it("asks for a pause while the database is away, and stores every line when it is back", async () => {
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const { log, runId } = await attemptLog({
    query: async (config) => {
      await gate;
      return db.database.query(config);
    },
  });
  const expected: string[] = [];
  let room: Promise<void> | null = null;
  let bytes = 0;
  while (room === null && bytes < 100 * MAX_BUFFERED_BYTES) {
    const lines = Array.from(
      { length: 500 },
      (_, line) => `line ${expected.length + line}: ${"x".repeat(90)}`,
    );
    expected.push(...lines);
    const text = lines.join("\n");
    bytes += text.length;
    room = log.write({ stream: "stdout", atMs: 0, text, partial: false });
  }
  expect(room).not.toBeNull();
  expect(bytes).toBeLessThan(MAX_BUFFERED_BYTES);
  open();
  await room;
  await log.end();
  expect(await storedTexts(runId)).toEqual(expected);
  expect(await readLogTotals(db.database, runId)).toMatchObject({
    lines: expected.length,
    pruned: false,
  });
});

it("stores a chunk once whose commit was not heard of", async () => {
  let failures = 0;
  const { log, runId } = await attemptLog({
    query: async (config) => {
      const result = await db.database.query(config);
      failures += 1;
      if (failures === 1) throw new Error("the connection was lost after the commit");
      return result;
    },
  });
  log.line("stdout", "once");
  await log.end();
  expect(failures).toBe(2);
  expect(await storedTexts(runId)).toEqual(["once"]);
});
