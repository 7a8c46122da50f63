import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LineCapture, MAX_PIECE_BYTES, type CapturedLines } from "./line-capture.ts";

function capture(chunks: readonly Buffer[], flushAfter: ReadonlySet<number> = new Set()) {
  const lines = new LineCapture("stdout");
  const batches: CapturedLines[] = [];
  chunks.forEach((chunk, index) => {
    batches.push(...lines.push(chunk, index));
    if (flushAfter.has(index)) batches.push(...lines.flush(index));
  });
  batches.push(...lines.end(chunks.length));
  return batches;
}

function joined(batches: readonly CapturedLines[]): string {
  return batches.map(({ text, partial }) => text + (partial ? "" : "\n")).join("");
}

/** Cuts bytes at the given positions. */
function cut(bytes: Buffer, positions: readonly number[]): Buffer[] {
  const borders = [0, ...positions.map((p) => p % (bytes.length + 1)).sort((a, b) => a - b)];
  return borders.map((from, index) => bytes.subarray(from, borders[index + 1] ?? bytes.length));
}

describe("LineCapture", () => {
  it("gives one batch for all lines of a chunk", () => {
    expect(capture([Buffer.from("a\nb\n\nc\n")])).toEqual([
      { stream: "stdout", atMs: 0, text: "a\nb\n\nc", partial: false },
    ]);
  });

  it("keeps a last line without a newline, marked partial", () => {
    expect(capture([Buffer.from("a\nb")])).toMatchObject([
      { text: "a", partial: false },
      { text: "b", partial: true },
    ]);
  });

  it("joins a line and a character that arrive in pieces", () => {
    const bytes = Buffer.from("grün €😀\n");
    const chunks = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
    expect(capture(chunks)).toMatchObject([{ text: "grün €😀", partial: false }]);
  });

  it("splits a long line into pieces between characters and goes on with the lines after it", () => {
    const batches = capture([Buffer.from(`x\n${"€".repeat(MAX_PIECE_BYTES)}\ny\n`)]);
    expect(batches[0]).toMatchObject({ text: "x", partial: false });
    expect(batches.at(-1)).toMatchObject({ partial: false });
    expect(batches.slice(1, -1).every(({ partial, text }) => partial && !text.includes("\n"))).toBe(
      true,
    );
    expect(batches.every(({ text }) => !text.includes("\ufffd"))).toBe(true);
    expect(batches.every(({ text }) => Buffer.byteLength(text) <= MAX_PIECE_BYTES + 2)).toBe(true);
  });

  it("never holds more than one piece of an endless line", () => {
    const lines = new LineCapture("stdout");
    let given = 0;
    for (let pushed = 0; pushed < 100 * MAX_PIECE_BYTES; pushed += 1000) {
      for (const batch of lines.push(Buffer.alloc(1000, "x"), 0)) given += batch.text.length;
      expect(pushed + 1000 - given).toBeLessThanOrEqual(MAX_PIECE_BYTES);
    }
  });

  it("replaces invalid bytes and NUL, and keeps carriage returns", () => {
    const bytes = Buffer.from([0x61, 0xff, 0x62, 0x00, 0x0d, 0x0a]);
    expect(capture([bytes])).toMatchObject([{ text: "a\ufffdb\ufffd\r", partial: false }]);
  });

  it("flushes an unfinished line but not an unfinished character", () => {
    const lines = new LineCapture("stderr");
    expect(lines.push(Buffer.from([0x61, 0xe2, 0x82]), 1)).toEqual([]);
    expect(lines.flush(2)).toMatchObject([{ text: "a", partial: true, atMs: 2 }]);
    expect(lines.flush(3)).toEqual([]);
    expect(lines.push(Buffer.from([0xac, 0x0a]), 4)).toMatchObject([{ text: "€", partial: false }]);
  });

  it("gives the text back whatever the bytes, chunks and flushes are", () => {
    const texts = fc.array(
      fc.oneof(
        fc.string({ unit: "grapheme" }),
        fc.constant("\n"),
        fc.constant("\r\n"),
        fc.integer({ min: 0, max: 40_000 }).map((n) => "é".repeat(n)),
      ),
    );
    const bytes = fc.oneof(
      texts.map((parts) => Buffer.from(parts.join(""))),
      fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
      // Mostly lead and continuation bytes: the cases in which a cut could go wrong.
      fc
        .array(fc.constantFrom(0x0a, 0x41, 0x80, 0xbf, 0xc3, 0xe2, 0xed, 0xf0, 0xf4, 0xf5, 0xff))
        .map((array) => Buffer.from(array)),
    );
    const cuts = fc.array(fc.nat(), { maxLength: 12 });
    const flushes = fc.array(fc.nat({ max: 12 })).map((array) => new Set(array));
    fc.assert(
      fc.property(bytes, cuts, flushes, (all, positions, flushAfter) => {
        const batches = capture(cut(all, positions), flushAfter);
        expect(joined(batches)).toBe(all.toString("utf8").replaceAll("\0", "\ufffd"));
        for (const { text, partial } of batches) if (partial) expect(text).not.toContain("\n");
      }),
      { numRuns: 500 },
    );
  });
});
