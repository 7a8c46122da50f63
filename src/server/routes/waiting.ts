import type { FastifyInstance } from "fastify";
import { getWaiting } from "../../api/waiting.ts";
import { isUuid, parseTaskRunId } from "../../base/ids.ts";
import { waitingAnswer } from "../../engine/waiting.ts";
import { loadWaiting } from "../../store/runs/waiting/load-waiting.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { existingRunState, noSuchRun } from "./job-runs.ts";
import { afterSeq, pageOf } from "./page-cursor.ts";
import { waitingRunAnswer, waitingTaskAnswer } from "./waiting-answers.ts";

/** Why runs are waiting. */
export function addWaitingRoutes(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, getWaiting, async ({ params, query, principal }) => {
    const { projectId } = principal;
    const runId = params.id;
    const { version_id: versionId } = await existingRunState(context, projectId, runId);
    const { plan } = await context.versions.load(versionId);
    const facts = await loadWaiting(context.database, plan, {
      projectId,
      runId,
      afterSeq: afterSeq(query.cursor),
      limit: query.limit + 1,
      ...taskFilter(runId, query.task),
    });
    if (facts === undefined) throw noSuchRun();
    const { run, summary, tasks } = waitingAnswer(facts);
    const { shown, fields } = pageOf(tasks, query, (task) => String(task.seq));
    const { offset: _offset, ...page } = fields;
    return {
      job_run_id: runId,
      job_name: facts.run.jobName,
      status: facts.run.status,
      run: run === null ? null : waitingRunAnswer(run, runId),
      summary,
      tasks: shown.map((task) => waitingTaskAnswer(task, runId)),
      ...page,
    };
  });
}

/** A number that no task run has: the id is that of another run. */
const NO_SEQ = -1;

function taskFilter(
  runId: string,
  task: string | undefined,
): { name: string | null; seq: number | null } {
  if (task === undefined) return { name: null, seq: null };
  if (!isUuid(task)) return { name: task, seq: null };
  const ids = parseTaskRunId(task);
  return { name: null, seq: ids?.runId === runId ? ids.seq : NO_SEQ };
}
