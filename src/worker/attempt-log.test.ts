import { describe, expect, it } from "vitest";
import { unmasked } from "../secrets/masker.ts";
import { linesOf } from "../store/logs/log-chunk.ts";
import type { NewLogChunk } from "../store/logs/append-log-chunks.ts";
import { AttemptLog } from "./attempt-log.ts";

const MAX_CHUNK_BYTES = 64 * 1024;

function collect() {
  const chunks: NewLogChunk[] = [];
  const shipper = {
    ship: (chunk: NewLogChunk) => (chunks.push(chunk), Promise.resolve()),
    room: () => null,
  };
  const address = { runId: "r", projectId: "p", seq: 0, attempt: 1 };
  const stop = new AbortController();
  return { chunks, stop, log: new AttemptLog(address, unmasked, shipper, stop.signal) };
}

describe("the log of an attempt", () => {
  it("stores nothing more once the lease is lost, and everything when the attempt is stopped otherwise", async () => {
    for (const [reason, expected] of [
      ["lease_lost", ["before"]],
      ["cancel", ["before", "after"]],
    ] as const) {
      const { chunks, stop, log } = collect();
      log.line("stdout", "before");
      await log.end();
      stop.abort(reason);
      log.line("stdout", "after");
      await log.end();
      expect(chunks.map(({ body }) => body)).toEqual(expected);
    }
  });

  it("cuts a line that is longer than a chunk into parts that give it back", async () => {
    const { chunks, log } = collect();
    const text = "😀€a".repeat(40_000);
    log.line("stdout", text);
    log.line("stdout", "next");
    await log.end();
    expect(chunks.length).toBeGreaterThan(4);
    for (const { body } of chunks)
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(MAX_CHUNK_BYTES);
    const lines = chunks.flatMap(linesOf);
    expect(lines.map(({ line }) => line)).toEqual(lines.map((_, index) => index));
    const parts = lines.slice(0, -1);
    expect(parts.map(({ text }) => text).join("")).toBe(text);
    expect(parts.map(({ partial }) => partial)).toEqual(
      parts.map((_, at) => at < parts.length - 1),
    );
    expect(lines.at(-1)).toMatchObject({ text: "next", partial: false });
  });

  it("fills chunks up to their size with whole lines, and numbers chunks and lines without a gap", async () => {
    const { chunks, log } = collect();
    const batch = Array.from({ length: 3_000 }, (_, line) => `line ${line} of the batch`).join(
      "\n",
    );
    for (let at = 0; at < 3; at += 1)
      void log.write({ stream: "stdout", atMs: at, text: batch, partial: false });
    await log.end();
    expect(chunks.map(({ chunk }) => chunk)).toEqual(chunks.map((_, index) => index));
    let firstLine = 0;
    for (const chunk of chunks) {
      expect(chunk.firstLine).toBe(firstLine);
      expect(Buffer.byteLength(chunk.body)).toBeLessThanOrEqual(MAX_CHUNK_BYTES);
      firstLine += chunk.lines;
    }
    expect(firstLine).toBe(9_000);
    expect(chunks.map(({ body }) => body).join("\n")).toBe([batch, batch, batch].join("\n"));
  });
});
