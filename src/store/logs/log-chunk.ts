/**
 * The stored form of logs: chunks of up to 64 KiB of lines, with marks that tell stream and time of each run of lines.
 *
 * 1. A chunk belongs to one attempt of one task run; `chunk` counts 0, 1, 2 … within it and `firstLine` is the number of lines before.
 * 2. `position` is assigned by the database: 0, 1, 2 … without a gap within the job run.
 * 3. `marks` is a flat list of triples (flags, milliseconds since startedAt, number of lines); the counts add up to `lines`.
 *    flags: 0 stdout, 1 stderr, 2 system; +4 when the last line of the triple goes on in the next line of its stream.
 */
export interface LogChunk {
  runId: string;
  position: number;
  seq: number;
  attempt: number;
  chunk: number;
  firstLine: number;
  lines: number;
  startedAt: Date;
  marks: number[];
  /** The lines joined by "\n". */
  body: string;
}

export type LogStream = "stdout" | "stderr" | "system";

export interface LogLine {
  /** 0-based, within the attempt. */
  line: number;
  stream: LogStream;
  atMs: number;
  /** True when the text goes on in the next line of the same stream (a very long line, or one flushed early). */
  partial: boolean;
  text: string;
}

const streams: readonly LogStream[] = ["stdout", "stderr", "system"];
const PARTIAL = 4;

/** The flags of a mark. */
export function markFlags(stream: LogStream, partial: boolean): number {
  return streams.indexOf(stream) + (partial ? PARTIAL : 0);
}

/** Consecutive lines of one stream and time. */
export interface LogRun {
  stream: LogStream;
  atMs: number;
  lines: number;
  /** True when the last of the lines goes on in the next line of its stream. */
  partial: boolean;
}

/** What a chunk's lines from one on consist of. */
export function runsOf(
  { startedAt, marks }: Pick<LogChunk, "startedAt" | "marks">,
  fromLine = 0,
): LogRun[] {
  const startedAtMs = startedAt.getTime();
  const runs: LogRun[] = [];
  let skipped = fromLine;
  for (let mark = 0; mark + 2 < marks.length; mark += 3) {
    const flags = marks[mark]!;
    const lines = marks[mark + 2]!;
    if (lines > skipped)
      runs.push({
        stream: streams[flags & 3] ?? "system",
        atMs: startedAtMs + marks[mark + 1]!,
        lines: lines - skipped,
        partial: flags >= PARTIAL,
      });
    skipped = Math.max(0, skipped - lines);
  }
  return runs;
}

/** The lines of a chunk, in order. */
export function linesOf(
  chunk: Pick<LogChunk, "firstLine" | "startedAt" | "marks" | "body">,
): LogLine[] {
  const texts = chunk.body.split("\n");
  const lines: LogLine[] = [];
  for (const { stream, atMs, lines: count, partial } of runsOf(chunk)) {
    for (let index = 0; index < count; index += 1) {
      lines.push({
        line: chunk.firstLine + lines.length,
        stream,
        atMs,
        partial: partial && index === count - 1,
        text: texts[lines.length] ?? "",
      });
    }
  }
  return lines;
}
