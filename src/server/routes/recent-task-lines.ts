import type { LogMessage } from "../../api/logs.ts";
import type { Database } from "../../store/database.ts";
import type { IListRecentLogPageRowsResult } from "../../store/logs/list-recent-log-pages.queries.ts";
import { listRecentLogPages } from "../../store/logs/list-recent-log-pages.ts";
import { linesOf, type LogChunk } from "../../store/logs/log-chunk.ts";
import { chunksOfRows } from "../../store/logs/read-log-chunks.ts";
import { lineMessage } from "../live/log-messages.ts";

/** Chunks that can be paged through. */
const MAX_CHUNKS = 1_000;

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
  const found = rows.filter(isChunk);
  const chunks = await chunksOfRows(found);
  const logs = found.flatMap((row, at) => {
    const after = Number(row.lines_after);
    return newestFirst(chunks[at]!, row.task_name).filter(
      (_message, index) => after + index >= page.offset && after + index < end,
    );
  });
  return { logs, total: Number(rows[0]?.total ?? 0) };
}

type TextColumn = "body" | "packed";
type ChunkRow = {
  [Key in Exclude<keyof IListRecentLogPageRowsResult, TextColumn>]: NonNullable<
    IListRecentLogPageRowsResult[Key]
  >;
} & Pick<IListRecentLogPageRowsResult, TextColumn>;

/** False for the row that only carries the total. */
function isChunk(row: IListRecentLogPageRowsResult): row is ChunkRow {
  return row.run_id !== null;
}

function newestFirst(chunk: LogChunk, taskName: string): LogMessage[] {
  return linesOf(chunk)
    .map((line, index) => lineMessage({ chunk, taskName }, line, index))
    .reverse();
}
