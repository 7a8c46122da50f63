import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { appendLogChunks } from "./append-log-chunks.ts";
import { countAttemptLineRows } from "./count-attempt-lines.queries.ts";
import { markFlags } from "./log-chunk.ts";

/** Number of the chunk that no writer of a log gives: whatever the lost worker still stores keeps its place. */
const NOTE_CHUNK = -1;

/** An attempt that was lost with its worker. */
export interface LostAttempt {
  projectId: string;
  runId: string;
  seq: number;
  attempt: number;
}

/** Ends the logs of lost attempts with a line that says so, once each. */
export async function appendLossNotes(
  on: Queryable,
  attempts: readonly LostAttempt[],
  text: string,
): Promise<void> {
  if (attempts.length === 0) return;
  const keys = {
    runIds: attempts.map(({ runId }) => runId),
    seqs: attempts.map(({ seq }) => seq),
    attempts: attempts.map(({ attempt }) => attempt),
  };
  const counts = new Map(
    (await run(countAttemptLineRows, keys, on)).map((row) => [keyOf(row), row.lines]),
  );
  const startedAt = new Date();
  await appendLogChunks(
    on,
    attempts.map((attempt) => ({
      ...attempt,
      chunk: NOTE_CHUNK,
      firstLine: counts.get(keyOf(attempt)) ?? 0,
      lines: 1,
      startedAt,
      marks: [markFlags("system", false), 0, 1],
      body: text,
    })),
  );
}

function keyOf({ runId, seq, attempt }: { runId: string; seq: number; attempt: number }): string {
  return `${runId} ${seq} ${attempt}`;
}
