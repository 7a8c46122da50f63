import { appendLogChunks, type NewLogChunk } from "../../src/store/logs/append-log-chunks.ts";
import { markFlags, type LogStream } from "../../src/store/logs/log-chunk.ts";
import type { Database } from "../../src/store/database.ts";

/** 2026-01-02T03:04:05.000Z. */
export const loggedAt = new Date(Date.UTC(2026, 0, 2, 3, 4, 5));

/** A chunk of a task's log; its lines alternate between the streams if two are given. */
export function logChunk(
  place: { projectId: string; runId: string; seq: number; chunk: number; firstLine: number },
  lines: readonly string[],
  streams: readonly LogStream[] = ["stdout"],
): NewLogChunk {
  return {
    ...place,
    attempt: 1,
    lines: lines.length,
    startedAt: loggedAt,
    marks: lines.flatMap((_line, index) => [
      markFlags(streams[index % streams.length]!, false),
      index,
      1,
    ]),
    body: lines.join("\n"),
  };
}

/** Stores chunks as a worker does. */
export async function storeChunks(
  database: Database,
  chunks: readonly NewLogChunk[],
): Promise<void> {
  for (const chunk of chunks) await appendLogChunks(database, [chunk]);
}

/** Ends a run and its tasks without a worker, and rings those who follow it. */
export async function finishRun(database: Database, runId: string): Promise<void> {
  await database.transaction(async (connection) => {
    await connection.query({
      text: `UPDATE task_runs SET status = 'completed', finished_at = now() WHERE run_id = $1`,
      values: [runId],
    });
    await connection.query({
      text: `UPDATE job_runs SET status = 'completed', open_tasks = 0, finished_at = now() WHERE id = $1`,
      values: [runId],
    });
    await connection.query({ text: "SELECT pg_notify('stratal_run', $1)", values: [runId] });
  });
}
