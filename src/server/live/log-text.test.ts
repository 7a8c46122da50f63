import { describe, expect, it } from "vitest";
import { newRunId } from "../../base/ids.ts";
import { markFlags, type LogChunk, type LogStream } from "../../store/logs/log-chunk.ts";
import { LogText } from "./log-text.ts";

const runId = newRunId();
const startedAt = new Date(Date.UTC(2026, 0, 2, 3, 4, 5));
const time = "2026-01-02T03:04:05.000Z";

/** A line of a chunk; one that ends with an ellipsis goes on. */
function chunkOf(lines: readonly string[], stream: LogStream = "stdout", seq = 0): LogChunk {
  const texts = lines.map((line) => line.replace(/…$/, ""));
  return {
    runId,
    position: 0,
    seq,
    attempt: 1,
    chunk: 0,
    firstLine: 0,
    lines: lines.length,
    startedAt,
    marks: lines.flatMap((line) => [markFlags(stream, line.endsWith("…")), 0, 1]),
    body: texts.join("\n"),
  };
}

function textOf(...chunks: readonly LogChunk[]): string {
  const text = new LogText();
  return chunks.map((chunk) => text.add(chunk, `t${chunk.seq}`)).join("") + text.end();
}

describe("a log as text", () => {
  it("puts the parts of a line together, also over chunks", () => {
    expect(textOf(chunkOf(["a", "b…"]), chunkOf(["c…", "d"]), chunkOf(["e"]))).toBe(
      `${time} t0 stdout a\n${time} t0 stdout bcd\n${time} t0 stdout e\n`,
    );
  });

  it("lets lines of others wait for the end of the line", () => {
    const chunks = [
      chunkOf(["long…"]),
      chunkOf(["oops"], "stderr"),
      chunkOf(["one…"], "stdout", 1),
      chunkOf([" line", "next"]),
      chunkOf([" two"], "stdout", 1),
    ];
    expect(textOf(...chunks)).toBe(
      [
        `${time} t0 stdout long line`,
        `${time} t0 stderr oops`,
        `${time} t1 stdout one two`,
        `${time} t0 stdout next`,
        "",
      ].join("\n"),
    );
  });

  it("ends a line that never ends", () => {
    expect(textOf(chunkOf(["prompt: …"]), chunkOf(["b…"], "stdout", 1))).toBe(
      `${time} t0 stdout prompt: \n${time} t1 stdout b\n`,
    );
  });

  it("keeps nothing of a long line, and little of those that wait for it", () => {
    const text = new LogText();
    const part = `${"x".repeat(16_384)}…`;
    expect(text.add(chunkOf([part]), "t0").length).toBeGreaterThan(16_384);
    for (let count = 0; count < 1_000; count += 1)
      expect(text.add(chunkOf([part]), "t0")).toHaveLength(16_384);
    let written = "";
    for (let count = 0; count < 1_001; count += 1)
      written += text.add(chunkOf([`${count}`], "stdout", 1), "t1");
    expect(written.split("\n")).toHaveLength(1_003);
    expect(text.add(chunkOf(["rest"]), "t0")).toBe(`${time} t0 stdout rest\n`);
    expect(text.end()).toBe("");
  });
});
