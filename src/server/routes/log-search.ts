import type { FastifyInstance } from "fastify";
import { searchRunLogs, type SearchQuery } from "../../api/logs.ts";
import { StratalError } from "../../base/errors.ts";
import { parseTaskRunId } from "../../base/ids.ts";
import type { Database } from "../../store/database.ts";
import { countLinesBefore } from "../../store/logs/count-lines-before.ts";
import {
  readLogTotals,
  readRunLogChunks,
  readTaskLogChunks,
} from "../../store/logs/read-log-chunks.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { LineSearch } from "../live/line-search.ts";
import { LOG_START, parseLogCursor } from "../live/log-cursor.ts";
import { TaskNames } from "../live/task-names.ts";
import { existingRunState } from "./job-runs.ts";

const CHUNKS_PER_READ = 8;
/** What `errors=true` looks for: words that programs of many languages fail with. */
const ERRORS = "(?i)\\b(?:error|fatal|panic|exception|traceback|failed|failure)\\b";

interface SearchedLog {
  runId: string;
  seq: number | null;
}

/** Searching in logs. */
export function addLogSearchRoute(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, searchRunLogs, async ({ params, query, principal }) => {
    await existingRunState(context, principal.projectId, params.id);
    const seq = query.task_run_id === undefined ? null : seqOf(query.task_run_id, params.id);
    return searchLog(context.database, { runId: params.id, seq }, query);
  });
}

function seqOf(taskRunId: string, runId: string): number {
  const ids = parseTaskRunId(taskRunId);
  if (ids === null || ids.runId !== runId)
    throw new StratalError("not_found", "There is no task run with this id in this run.");
  return ids.seq;
}

async function searchLog(database: Database, log: SearchedLog, query: SearchQuery) {
  const after = query.after === undefined ? LOG_START : parseLogCursor(query.after);
  const { context, limit } = query;
  const start = Math.max(after.position, 0);
  const offset = await countLinesBefore(database, { ...log, position: start });
  const search = new LineSearch({ pattern: patternOf(query), context, limit, after }, offset);
  const names = new TaskNames(database, log.runId);
  try {
    for (let afterPosition = start - 1; ;) {
      const chunks = await readChunks(database, log, afterPosition);
      for (const chunk of chunks) {
        search.add(chunk, await names.of(chunk.seq));
        afterPosition = chunk.position;
        if (search.isOver) break;
        // Requests of others get their turn.
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (search.isOver || chunks.length < CHUNKS_PER_READ) break;
    }
    const { matches, cursor, searchedLines } = search;
    const { pruned } = await readLogTotals(database, log.runId);
    return { matches, next_cursor: cursor, searched_lines: searchedLines, pruned };
  } finally {
    search.close();
  }
}

function readChunks(database: Database, { runId, seq }: SearchedLog, afterPosition: number) {
  const page = { runId, afterPosition, limit: CHUNKS_PER_READ };
  return seq === null
    ? readRunLogChunks(database, page)
    : readTaskLogChunks(database, { ...page, seq });
}

function patternOf({ pattern, errors, ignore_case: ignoreCase }: SearchQuery): string {
  if (errors === "true" && pattern === undefined) return ERRORS;
  if (errors === "true" || pattern === undefined)
    throw new StratalError("invalid_request", "Give either `pattern` or `errors=true`.");
  return ignoreCase === "true" ? `(?i)${pattern}` : pattern;
}
