import { retryingConflicts, type Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { appendLogChunkRows } from "./append-log-chunks.queries.ts";
import type { LogChunk } from "./log-chunk.ts";
import { packText } from "./pack-text.ts";

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
  const texts = await Promise.all(chunks.map((chunk) => packText(chunk.body)));
  const sizes = texts.map(({ bytes }) => bytes.length);
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
    packed: texts.map(({ isPacked }) => isPacked),
    textBytes: texts.map(({ textBytes }) => textBytes),
    texts: Buffer.concat(texts.map(({ bytes }) => bytes)),
  };
  await retryingConflicts(() => run(appendLogChunkRows, parameters, on));
}
