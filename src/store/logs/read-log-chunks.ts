import type { Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import type { LogChunk } from "./log-chunk.ts";
import { unpackText } from "./pack-text.ts";
import { readLogTotalsRow } from "./read-log-totals.queries.ts";
import {
  readRunLogChunkRows,
  type IReadRunLogChunkRowsResult,
} from "./read-run-log-chunks.queries.ts";
import { readTaskLogChunkRows } from "./read-task-log-chunks.queries.ts";

/** A run's chunks after a position (-1: from the start), ascending; positions have no gap. */
export async function readRunLogChunks(
  on: Queryable,
  range: { runId: string; afterPosition: number; limit: number },
): Promise<LogChunk[]> {
  return chunksOfRows(await run(readRunLogChunkRows, range, on));
}

/** One task run's chunks, all attempts, after a position within the run, ascending. */
export async function readTaskLogChunks(
  on: Queryable,
  range: { runId: string; seq: number; afterPosition: number; limit: number },
): Promise<LogChunk[]> {
  return chunksOfRows(await run(readTaskLogChunkRows, range, on));
}

/** How much a run has logged so far. */
export interface LogTotals {
  chunks: number;
  lines: number;
  bytes: number;
  /** True if lines were removed because of their age. */
  pruned: boolean;
}

/** How much a run has logged so far, also what was removed since. */
export async function readLogTotals(on: Queryable, runId: string): Promise<LogTotals> {
  const totals = await runOne(readLogTotalsRow, { runId }, on);
  return totals ?? { chunks: 0, lines: 0, bytes: 0, pruned: false };
}

/** Chunks out of their rows. */
export function chunksOfRows(rows: readonly IReadRunLogChunkRowsResult[]): Promise<LogChunk[]> {
  return Promise.all(
    rows.map(async (row) => ({
      runId: row.run_id,
      position: row.position,
      seq: row.seq,
      attempt: row.attempt,
      chunk: row.chunk,
      firstLine: row.first_line,
      lines: row.lines,
      startedAt: row.started_at,
      marks: row.marks,
      body: await unpackText(row),
    })),
  );
}
