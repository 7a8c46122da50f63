import type { StreamQuery } from "../../api/logs.ts";
import { StratalError } from "../../base/errors.ts";
import { parseTaskRunId } from "../../base/ids.ts";
import { getRunState } from "../../store/runs/get-run-state.ts";
import { getTaskRunState } from "../../store/runs/get-task-run-state.ts";
import type { ServerContext } from "../context.ts";
import { followLog, type LogItem, type LogSource } from "./follow-log.ts";
import { followProject } from "./follow-project.ts";
import { LOG_START, parseLogCursor } from "./log-cursor.ts";

/** What a stream shows, after everything about the request was checked. */
export interface StreamPlan {
  runId: string | null;
  taskRunId: string | null;
  format: StreamQuery["format"];
  follow(signal: AbortSignal): AsyncGenerator<LogItem, void, undefined>;
}

/** Checks what is asked for; throws `not_found`, `invalid_cursor` or `invalid_request`. */
export async function planStream(
  context: ServerContext,
  projectId: string,
  query: StreamQuery,
  lastEventId?: string,
): Promise<StreamPlan> {
  const { database, feed } = context;
  const ids = { runId: query.job_run_id ?? null, taskRunId: query.task_run_id ?? null };
  const plan = { ...ids, format: query.format };
  const afterText = lastEventId ?? query.after;
  const after = afterText === undefined || afterText === "" ? LOG_START : parseLogCursor(afterText);
  if (ids.taskRunId !== null) {
    const source = {
      projectId,
      after,
      ...(await taskSource(context, projectId, ids.taskRunId, ids.runId)),
    };
    return {
      ...plan,
      runId: source.runId,
      follow: (signal) => followLog(feed.logs, source, signal),
    };
  }
  if (ids.runId !== null) {
    const runId = ids.runId;
    if ((await getRunState(database, { projectId, runId })) === undefined)
      throw new StratalError("not_found", "There is no run with this id.");
    const source: LogSource = { projectId, runId, seq: null, after };
    return { ...plan, follow: (signal) => followLog(feed.logs, source, signal) };
  }
  if (after !== LOG_START)
    throw new StratalError(
      "invalid_request",
      "A cursor belongs to a run: name it with `job_run_id`.",
    );
  return { ...plan, follow: (signal) => followProject(feed.logs, projectId, signal) };
}

async function taskSource(
  context: ServerContext,
  projectId: string,
  taskRunId: string,
  runId: string | null,
): Promise<{ runId: string; seq: number }> {
  const ids = parseTaskRunId(taskRunId);
  const isOther = runId !== null && ids?.runId !== runId;
  const found =
    ids !== null && !isOther && (await getTaskRunState(context.database, { projectId, ...ids }));
  if (ids === null || !found)
    throw new StratalError("not_found", "There is no task run with this id in this run.");
  return ids;
}

/** The text of the last message of a stream that is complete. */
export function endMetadata(end: { status: string; lines: number; chunks: number }) {
  return { end: true, status: end.status, lines: end.lines, chunks: end.chunks };
}
