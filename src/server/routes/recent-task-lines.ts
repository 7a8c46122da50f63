import type { LogMessage } from "../../api/logs.ts";
import type { Database } from "../../store/database.ts";
import type { IListRecentLogPageRowsResult } from "../../store/logs/list-recent-log-pages.queries.ts";
import { listRecentLogPages } from "../../store/logs/list-recent-log-pages.ts";
import type { IListRunLogPageRowsResult } from "../../store/logs/list-run-log-pages.queries.ts";
import { linesOf, type LogChunk } from "../../store/logs/log-chunk.ts";
import { lineMessage } from "../live/log-messages.ts";

/** Chunks that can be paged through. */
const MAX_CHUNKS = 1_000;

/** A chunk out of a row. */
export function chunkOfRow(row: Omit<IListRunLogPageRowsResult, "lines_before">): LogChunk {
  return {
    runId: row.run_id,
    position: row.position,
    seq: row.seq,
    attempt: row.attempt,
    chunk: row.chunk,
    firstLine: Number(row.first_line),
    lines: row.lines,
    startedAt: row.started_at,
    marks: row.marks,
    body: row.body,
  };
}

/** Lines of tasks of all runs, newest first. */
export async function recentTaskLines(
  database: Database,
  projectId: string,
  page: { limit: number; offset: number },
): Promise<{ logs: LogMessage[]; total: number }> {
  const end = page.offset + page.limit;
  const rows = await listRecentLogPages(database, {
    projectId,
    chunkLimit: MAX_CHUNKS,
    firstLine: page.offset,
    endLine: end,
  });
  const logs = rows.filter(isChunk).flatMap((row) => {
    const after = Number(row.lines_after);
    return newestFirst(row).filter(
      (_message, index) => after + index >= page.offset && after + index < end,
    );
  });
  return { logs, total: Number(rows[0]?.total ?? 0) };
}

type ChunkRow = {
  [Key in keyof IListRecentLogPageRowsResult]: NonNullable<IListRecentLogPageRowsResult[Key]>;
};

/** False for the row that only carries the total. */
function isChunk(row: IListRecentLogPageRowsResult): row is ChunkRow {
  return row.run_id !== null;
}

function newestFirst(row: ChunkRow): LogMessage[] {
  const chunk = chunkOfRow(row);
  return linesOf(chunk)
    .map((line, index) => lineMessage({ chunk, taskName: row.task_name }, line, index))
    .reverse();
}
