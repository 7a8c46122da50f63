import type { LogChunk } from "./log-chunk.ts";

/** A chunk with its lines from `from` to before `to` only; both within the chunk. */
export function sliceChunk(chunk: LogChunk, from: number, to: number): LogChunk {
  if (from === 0 && to === chunk.lines) return chunk;
  return {
    ...chunk,
    firstLine: chunk.firstLine + from,
    lines: to - from,
    marks: sliceMarks(chunk.marks, from, to),
    body: chunk.body.slice(startOfLine(chunk.body, from), endBefore(chunk, to)),
  };
}

function sliceMarks(marks: readonly number[], from: number, to: number): number[] {
  const sliced: number[] = [];
  let start = 0;
  for (let mark = 0; mark + 2 < marks.length && start < to; mark += 3) {
    const end = start + marks[mark + 2]!;
    const lines = Math.min(end, to) - Math.max(start, from);
    // That its last line goes on is true of a triple only with that line.
    const flags = end > to ? marks[mark]! & 3 : marks[mark]!;
    if (lines > 0) sliced.push(flags, marks[mark + 1]!, lines);
    start = end;
  }
  return sliced;
}

function endBefore({ body, lines }: LogChunk, to: number): number {
  return to === lines ? body.length : startOfLine(body, to) - 1;
}

function startOfLine(body: string, line: number): number {
  let at = 0;
  for (let passed = 0; passed < line; passed += 1) at = body.indexOf("\n", at) + 1;
  return at;
}
