import fc from "fast-check";
import { expect, it } from "vitest";
import { newRunId } from "../../base/ids.ts";
import { linesOf, markFlags, type LogChunk } from "../../store/logs/log-chunk.ts";
import { encodedLines, lineMessage } from "./log-messages.ts";

const line = fc.record({
  text: fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\n", "")),
  stream: fc.constantFrom("stdout", "stderr", "system" as const),
  partial: fc.boolean(),
  ms: fc.nat(5),
});

it("writes the same JSON by hand as JSON.stringify would", () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      fc.nat(12),
      fc.string(),
      (lines, fromLine, taskName) => {
        const chunk: LogChunk = {
          runId: newRunId(),
          position: 3,
          seq: 2,
          attempt: 1,
          chunk: 0,
          firstLine: 7,
          lines: lines.length,
          startedAt: new Date(1_700_000_000_000),
          marks: lines.flatMap(({ stream, partial, ms }) => [markFlags(stream, partial), ms, 1]),
          body: lines.map(({ text }) => text).join("\n"),
        };
        const written = [...encodedLines({ chunk, taskName, fromLine })].map(
          ({ text }) => JSON.parse(text) as unknown,
        );
        const expected = linesOf(chunk).map((each, index) =>
          lineMessage({ chunk, taskName }, each, index),
        );
        expect(written).toEqual(expected.slice(fromLine));
      },
    ),
  );
});
