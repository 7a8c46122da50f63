import { StratalError } from "../../base/errors.ts";
import { parseTaskRunId } from "../../base/ids.ts";
import { isTerminalRun, isTerminalTask } from "../../engine/states.ts";
import type { Database } from "../../store/database.ts";
import type { LogChunk } from "../../store/logs/log-chunk.ts";
import { readRunLogChunks, readTaskLogChunks } from "../../store/logs/read-log-chunks.ts";
import { getTaskRunState } from "../../store/runs/get-task-run-state.ts";
import type { ServerContext } from "../context.ts";
import { existingRunState } from "./job-runs.ts";

/** A run's log, or that of one of its task runs. */
export interface ViewedLog {
  projectId: string;
  runId: string;
  seq: number | null;
  /** True if it does not grow any more. */
  ended: boolean;
}

/** The log that a request is about; throws `not_found`. */
export async function viewedLog(
  context: ServerContext,
  projectId: string,
  runId: string,
  taskRunId: string | undefined,
): Promise<ViewedLog> {
  if (taskRunId === undefined) {
    const { status } = await existingRunState(context, projectId, runId);
    return { projectId, runId, seq: null, ended: isTerminalRun(status) };
  }
  const ids = parseTaskRunId(taskRunId);
  const isOfRun = ids !== null && ids.runId === runId;
  const task = isOfRun && (await getTaskRunState(context.database, { projectId, ...ids }));
  if (!isOfRun || !task)
    throw new StratalError("not_found", "There is no task run with this id in this run.");
  return { projectId, runId, seq: ids.seq, ended: isTerminalTask(task.status) };
}

/** Some chunks of a log after a position, in order. */
export function readChunks(
  database: Database,
  { runId, seq }: ViewedLog,
  range: { afterPosition: number; limit: number },
): Promise<LogChunk[]> {
  return seq === null
    ? readRunLogChunks(database, { ...range, runId })
    : readTaskLogChunks(database, { ...range, runId, seq });
}
