import type { FastifyInstance } from "fastify";
import * as api from "../../api/logs.ts";
import type { LinePageQuery, LogMessage, LogType } from "../../api/logs.ts";
import { StratalError } from "../../base/errors.ts";
import { parseTaskRunId, taskRunId } from "../../base/ids.ts";
import type { JsonObject } from "../../base/json.ts";
import type { Database } from "../../store/database.ts";
import { countSystemEvents } from "../../store/logs/count-system-events.ts";
import { countLinesBefore } from "../../store/logs/count-lines-before.ts";
import { countTaskLogLines } from "../../store/logs/count-task-log-lines.ts";
import { listRunLogPages } from "../../store/logs/list-run-log-pages.ts";
import { listSystemEvents } from "../../store/logs/list-system-events.ts";
import { linesOf } from "../../store/logs/log-chunk.ts";
import { chunksOfRows, readLogTotals } from "../../store/logs/read-log-chunks.ts";
import { countRecentEvents } from "../../store/runs/count-recent-events.ts";
import { getTaskRunState } from "../../store/runs/get-task-run-state.ts";
import { listRecentEvents } from "../../store/runs/list-recent-events.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { lineMessage } from "../live/log-messages.ts";
import { TaskNames } from "../live/task-names.ts";
import { existingRunState } from "./job-runs.ts";
import { addLogDownloadRoute } from "./log-download.ts";
import { recentTaskLines } from "./recent-task-lines.ts";

/** Counts of events stop here: nobody pages further. */
const MAX_COUNTED = 10_000;
/** After every position. */
const END_OF_LOG = 2 ** 31 - 1;

interface LinePage {
  limit: number;
  offset: number;
}

interface LogPage {
  logs: LogMessage[];
  pagination: { total: number; limit: number; offset: number; count: number };
}

/** Logs as pages and downloads. */
export function addLogRoutes(app: FastifyInstance, context: ServerContext): void {
  const { database } = context;
  bindEndpoint(app, api.listRunLogs, async ({ params, query, principal }) => {
    const { projectId } = principal;
    await existingRunState(context, projectId, params.id);
    const { pruned, lines: logged } = await readLogTotals(database, params.id);
    const lines = pruned ? await linesLeft(database, params.id) : logged;
    const page = pageOf(query, lines);
    const logs = await linesOfPage(database, { projectId, runId: params.id, seq: null }, page);
    return { ...logPage(logs, lines, page), pruned };
  });
  bindEndpoint(app, api.listTaskRunLogs, async ({ params, query, principal }) => {
    const { projectId } = principal;
    const ids = parseTaskRunId(params.id);
    const task = ids === null ? undefined : await getTaskRunState(database, { projectId, ...ids });
    if (ids === null || task === undefined)
      throw new StratalError("not_found", "There is no task run with this id.");
    const { lines } = await countTaskLogLines(database, ids);
    const { pruned } = await readLogTotals(database, ids.runId);
    const page = pageOf(query, lines);
    const logs = await linesOfPage(database, { projectId, ...ids }, page);
    return { ...logPage(logs, lines, page), pruned };
  });
  bindEndpoint(app, api.listSystemLogs, ({ query }) => systemPage(database, query));
  bindEndpoint(app, api.listLogsOfType, ({ params, query, principal }) =>
    pageOfType(database, principal.projectId, params.type, query),
  );
  addLogDownloadRoute(app, context);
}

function linesLeft(database: Database, runId: string): Promise<number> {
  return countLinesBefore(database, { runId, seq: null, position: END_OF_LOG });
}

/** The page that is asked for, by its place or as the end of the log. */
function pageOf({ tail, limit, offset }: LinePageQuery, total: number): LinePage {
  if (tail === undefined) return { limit, offset };
  return { limit: tail, offset: Math.max(0, total - tail) };
}

function logPage(logs: LogMessage[], total: number, page: LinePage): LogPage {
  const { limit, offset } = page;
  return { logs, pagination: { total, limit, offset, count: logs.length } };
}

async function linesOfPage(
  database: Database,
  source: { projectId: string; runId: string; seq: number | null },
  page: LinePage,
): Promise<LogMessage[]> {
  const end = page.offset + page.limit;
  const rows = await listRunLogPages(database, { ...source, firstLine: page.offset, endLine: end });
  const names = new TaskNames(database, source.runId);
  const logs: LogMessage[] = [];
  const chunks = await chunksOfRows(rows);
  for (const [at, chunk] of chunks.entries()) {
    const taskName = await names.of(chunk.seq);
    const before = Number(rows[at]!.lines_before);
    linesOf(chunk).forEach((line, index) => {
      const place = before + index;
      if (place >= page.offset && place < end)
        logs.push(lineMessage({ chunk, taskName }, line, index));
    });
  }
  return logs;
}

function pageOfType(
  database: Database,
  projectId: string,
  type: LogType,
  page: LinePage,
): Promise<LogPage> {
  switch (type) {
    case "system":
      return systemPage(database, page);
    case "job":
      return eventPage(database, projectId, page);
    case "task":
      return recentTaskLines(database, projectId, page).then(({ logs, total }) =>
        logPage(logs, total, page),
      );
  }
}

async function systemPage(database: Database, page: LinePage): Promise<LogPage> {
  const rows = await listSystemEvents(database, page);
  const logs = rows.map((row): LogMessage => ({
    ...noTask,
    type: "system",
    job_run_id: null,
    timestamp: row.at.toISOString(),
    // The column's check allows nothing else.
    level: row.level as LogMessage["level"],
    message: row.message,
    metadata: row.data as JsonObject,
  }));
  return logPage(logs, await countSystemEvents(database, MAX_COUNTED), page);
}

async function eventPage(database: Database, projectId: string, page: LinePage): Promise<LogPage> {
  const limit = Math.min(page.limit, Math.max(MAX_COUNTED - page.offset, 0));
  const rows = await listRecentEvents(database, { projectId, limit, offset: page.offset });
  const logs = rows.map((row): LogMessage => ({
    ...noTask,
    type: "job",
    job_run_id: row.run_id,
    task_run_id: row.seq === null ? null : taskRunId(row.run_id, row.seq),
    task_name: row.task_name,
    attempt: row.attempt,
    timestamp: row.at.toISOString(),
    level: /_(?:failed|timed_out|lost)$/.test(row.type) ? "error" : "info",
    message: row.type.replaceAll("_", " "),
    metadata: { event: row.type, ...(row.data as JsonObject | null) },
  }));
  return logPage(logs, await countRecentEvents(database, { projectId, limit: MAX_COUNTED }), page);
}

const noTask = {
  task_run_id: null,
  task_name: null,
  attempt: null,
  stream: "system",
  seq: null,
  cursor: null,
} as const;
