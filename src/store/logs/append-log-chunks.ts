import { retryingConflicts, type Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { appendLogChunkRows } from "./append-log-chunks.queries.ts";
import type { LogChunk } from "./log-chunk.ts";

/** A chunk before the database gives it its position. */
export type NewLogChunk = Omit<LogChunk, "position"> & { projectId: string };

/**
 * Stores chunks, in order. Safe to repeat after an unknown commit: what is stored already stays as it is. Chunks of one
 * attempt must come from one writer, one call at a time.
 */
export async function appendLogChunks(
  on: Queryable,
  chunks: readonly NewLogChunk[],
): Promise<void> {
  const bodies = chunks.map((chunk) => Buffer.from(chunk.body));
  const sizes = bodies.map((body) => body.length);
  let end = 0;
  const parameters = {
    runIds: chunks.map((chunk) => chunk.runId),
    projectIds: chunks.map((chunk) => chunk.projectId),
    seqs: chunks.map((chunk) => chunk.seq),
    attempts: chunks.map((chunk) => chunk.attempt),
    chunks: chunks.map((chunk) => chunk.chunk),
    firstLines: chunks.map((chunk) => chunk.firstLine),
    lines: chunks.map((chunk) => chunk.lines),
    startedAts: chunks.map((chunk) => chunk.startedAt),
    marks: chunks.map((chunk) => `{${chunk.marks.join(",")}}`),
    starts: sizes.map((size) => (end += size) - size),
    sizes,
    bodies: Buffer.concat(bodies),
  };
  await retryingConflicts(() => run(appendLogChunkRows, parameters, on));
}
