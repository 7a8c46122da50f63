import type { FastifyInstance } from "fastify";
import { getResolvedValues } from "../../api/resolved-values.ts";
import * as api from "../../api/task-runs.ts";
import { StratalError } from "../../base/errors.ts";
import { parseTaskRunId } from "../../base/ids.ts";
import type { IGetTaskRunRowResult } from "../../store/runs/get-task-run.queries.ts";
import { getTaskRun } from "../../store/runs/get-task-run.ts";
import { listTaskAttempts } from "../../store/runs/list-task-attempts.ts";
import { listTaskRuns } from "../../store/runs/list-task-runs.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { resolvedValues } from "../resolved-values.ts";
import { existingRunState, taskRunSurroundings } from "./job-runs.ts";
import { afterSeq, pageOf } from "./page-cursor.ts";
import { attemptAnswer, taskRunAnswer } from "./run-answers.ts";

/** Characters of each output in a list. */
const LISTED_OUTPUT_LENGTH = 16_384;
export const MAX_SUMMARY_LENGTH = 1_048_576;
const MAX_ATTEMPTS = 1_000;

/** Task runs and their attempts. */
export function addTaskRunRoutes(app: FastifyInstance, context: ServerContext): void {
  const { database } = context;
  bindEndpoint(app, api.listTaskRuns, async ({ params, query, principal }) => {
    const { projectId } = principal;
    const run = await existingRunState(context, projectId, params.id);
    const rows = await listTaskRuns(database, {
      projectId,
      runId: params.id,
      afterSeq: afterSeq(query.cursor),
      status: query.status ?? null,
      outputLength: LISTED_OUTPUT_LENGTH,
      limit: query.limit + 1,
      offset: query.offset,
    });
    const surroundings = await taskRunSurroundings(
      context,
      { id: params.id, status: run.status, versionId: run.version_id },
      { seqs: rows.map((row) => row.seq), summaryLength: LISTED_OUTPUT_LENGTH },
    );
    const { shown, fields } = pageOf(rows, query, (row) => String(row.seq));
    return { task_runs: shown.map((row) => taskRunAnswer(row, surroundings)), ...fields };
  });
  bindEndpoint(app, api.getTaskRun, async ({ params, principal }) => {
    const row = await existingTaskRun(context, principal.projectId, params.id);
    const surroundings = await taskRunSurroundings(
      context,
      { id: row.run_id, status: row.run_status, versionId: row.version_id },
      { seqs: [row.seq], summaryLength: MAX_SUMMARY_LENGTH },
    );
    return taskRunAnswer({ ...row, output_truncated: false }, surroundings);
  });
  bindEndpoint(app, getResolvedValues, async ({ params, principal }) =>
    resolvedValues(context, await existingTaskRun(context, principal.projectId, params.id)),
  );
  bindEndpoint(app, api.listTaskAttempts, async ({ params, principal }) => {
    const { projectId } = principal;
    const task = await existingTaskRun(context, projectId, params.id);
    const { run_id: runId, seq } = task;
    const rows = await listTaskAttempts(database, { projectId, runId, seq, limit: MAX_ATTEMPTS });
    const attempts = rows.map(attemptAnswer);
    if (task.status === "running") attempts.push(runningAttempt(task));
    return { attempts, count: attempts.length };
  });
}

/** History has the attempts that have ended; the task run itself knows the one that has not. */
function runningAttempt(task: IGetTaskRunRowResult): api.TaskAttempt {
  return attemptAnswer({
    attempt: task.attempt,
    status: task.status,
    worker_id: task.worker_id,
    started_at: task.started_at,
    // The column of the history is never empty; what is shown here is not in it yet.
    finished_at: null as unknown as Date,
    exit_code: null,
    error: null,
    is_measured: false,
    cpu_ms: null,
    peak_memory_bytes: null,
    read_bytes: null,
    written_bytes: null,
  });
}

async function existingTaskRun(
  { database }: ServerContext,
  projectId: string,
  id: string,
): Promise<IGetTaskRunRowResult> {
  const ids = parseTaskRunId(id);
  const row = ids === null ? undefined : await getTaskRun(database, { projectId, ...ids });
  if (row === undefined) throw new StratalError("not_found", "There is no task run with this id.");
  return row;
}
