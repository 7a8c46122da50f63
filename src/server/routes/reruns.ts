import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply } from "fastify";
import * as api from "../../api/reruns.ts";
import { StratalError } from "../../base/errors.ts";
import { isUuid, parseTaskRunId } from "../../base/ids.ts";
import { getTaskRun } from "../../store/runs/get-task-run.ts";
import { overrideTask } from "../../store/runs/override-task.ts";
import type { RerunAsked } from "../../store/runs/rerun-run.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { idempotencyKeyOf } from "../idempotency-key.ts";
import { startRerun, type StartedRerun } from "../rerun-run.ts";
import { queuesOf } from "../../store/runs/start-job.ts";
import { taskRunSurroundings } from "./job-runs.ts";
import { MAX_SUMMARY_LENGTH } from "./task-runs.ts";
import { taskRunAnswer } from "./run-answers.ts";

/** What is done to runs that have ended, and to single task runs. */
export function addRerunRoutes(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, api.rerunJobRun, async ({ params, body, request, principal, reply }) => {
    const key = idempotencyKeyOf(request);
    const requestHash = createHash("sha256")
      .update(JSON.stringify([params.id, body]))
      .digest();
    const started = await startRerun(context, {
      projectId: principal.projectId,
      runId: params.id,
      asked: askedOf(params.id, body),
      by: principal.name,
      ...(body.inputs === undefined ? {} : { inputs: body.inputs }),
      latest: body.version === "latest",
      ...(key === null ? {} : { idempotency: { scope: "reruns", key, requestHash } }),
    });
    return rerunAnswer(started, reply);
  });
  bindEndpoint(app, api.retryTaskRun, async ({ params, principal, reply }) => {
    const { runId, seq } = idsOf(params.id);
    const { projectId } = principal;
    // A task run that is not there is no reason to talk of its run.
    if ((await getTaskRun(context.database, { projectId, runId, seq })) === undefined)
      throw noSuchTaskRun();
    const asked: RerunAsked = { mode: "task", tasks: [seq] };
    return rerunAnswer(
      await startRerun(context, { projectId, runId, asked, by: principal.name }),
      reply,
    );
  });
  bindEndpoint(app, api.overrideTaskRun, async ({ params, body, principal }) => {
    const address = { projectId: principal.projectId, ...idsOf(params.id) };
    if (body.outputs !== undefined && body.status !== "completed")
      throw invalid("outputs", "Only a task run that is set to completed has `outputs`.");
    const { runGoesOn, plan, previousStatus, name } = await overrideTask(
      context.database,
      context.versions,
      {
        ...address,
        status: body.status,
        outputs: body.outputs ?? null,
        by: principal.name,
        reason: body.reason,
      },
    );
    context.notifier.ring("stratal_run", address.runId);
    if (runGoesOn) {
      context.notifier.ring("stratal_stop", address.runId);
      for (const queue of queuesOf(plan)) context.notifier.ring("stratal_ready", queue);
    }
    const row = await getTaskRun(context.database, address);
    if (row === undefined) throw noSuchTaskRun();
    const surroundings = await taskRunSurroundings(
      context,
      { id: row.run_id, status: row.run_status, versionId: row.version_id },
      { seqs: [row.seq], summaryLength: MAX_SUMMARY_LENGTH },
    );
    return {
      message: `Task run ${name} was set to ${body.status}`,
      previous_status: previousStatus,
      task_run: taskRunAnswer({ ...row, output_truncated: false }, surroundings),
    };
  });
}

function rerunAnswer(started: StartedRerun, reply: FastifyReply) {
  reply.header("location", `/api/v1/job-runs/${started.runId}`);
  if (started.replayed) reply.header("idempotent-replayed", "true");
  return {
    message: started.newRun
      ? "A new run repeats the job run"
      : `Attempt ${started.attempt} of the job run was started`,
    job_run_id: started.runId,
    job_name: started.jobName,
    attempt: started.attempt,
    new_run: started.newRun,
  };
}

function askedOf(
  runId: string,
  { mode, task, tasks }: Pick<api.RerunRequest, "mode" | "task" | "tasks">,
): RerunAsked {
  if (mode !== "task") {
    if (task === undefined && tasks === undefined) return { mode };
    throw invalid("task", "`task` and `tasks` go with mode `task` only.");
  }
  if (task !== undefined && tasks !== undefined)
    throw invalid("tasks", "Give `task` or `tasks`, not both.");
  const named = tasks ?? (task === undefined ? [] : [task]);
  if (named.length === 0)
    throw invalid("task", "Mode `task` needs the `task` to start from, or several `tasks`.");
  return { mode, tasks: [...new Set(named)].map((each) => namedTask(runId, each)) };
}

function namedTask(runId: string, task: string): string | number {
  if (!isUuid(task)) return task;
  const ids = parseTaskRunId(task);
  if (ids?.runId !== runId)
    throw new StratalError("not_found", "The job run has no task run with this id.");
  return ids.seq;
}

function invalid(path: string, message: string): StratalError {
  return new StratalError("invalid_request", message, { errors: [{ path, message }] });
}

function idsOf(id: string): { runId: string; seq: number } {
  const ids = parseTaskRunId(id);
  if (ids === null) throw noSuchTaskRun();
  return ids;
}

function noSuchTaskRun(): StratalError {
  return new StratalError("not_found", "There is no task run with this id.");
}
