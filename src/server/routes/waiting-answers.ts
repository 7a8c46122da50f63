/** Why runs and task runs wait, as the API shows it. */
import type { WaitingDetails, WaitingRun, WaitingTask } from "../../api/waiting.ts";
import { taskRunId } from "../../base/ids.ts";
import type * as facts from "../../engine/waiting/facts.ts";
import { isoTime, isoTimeOrNull } from "../iso-time.ts";

/** Why a run has not ended. */
export function waitingRunAnswer(entry: facts.RunEntry, runId: string): WaitingRun {
  return { cause: entry.cause, ...explanation(entry, runId) };
}

/** Why a task run has not ended. */
export function waitingTaskAnswer(entry: facts.TaskEntry, runId: string): WaitingTask {
  const { seq, name, path, status, cause } = entry;
  return {
    task_run_id: taskRunId(runId, seq),
    name,
    path,
    status,
    cause,
    ...explanation(entry, runId),
  };
}

function explanation({ message, since, releases, details }: facts.Explanation, runId: string) {
  return { message, since: isoTimeOrNull(since), releases, details: detailsOf(details, runId) };
}

function detailsOf(details: facts.WaitingDetails, runId: string): WaitingDetails {
  const { tasks, window, queue, lock, timer, event, approval, childRun, worker } = details;
  return {
    ...(tasks && { tasks: tasksOf(tasks, runId) }),
    ...(window && { window }),
    ...(queue && { queue: { ...queue, tags: [...queue.tags] } }),
    ...(lock && { lock: lockOf(lock) }),
    ...(timer && { timer: { ...timer, at: isoTimeOrNull(timer.at) } }),
    ...(event && { event: { name: event.name, expires_at: isoTimeOrNull(event.expiresAt) } }),
    ...(approval && { approval: approvalOf(approval) }),
    ...(childRun && {
      child_run: { job_run_id: childRun.id, job_name: childRun.jobName, status: childRun.status },
    }),
    ...(worker && { worker: workerOf(worker) }),
  };
}

function tasksOf({ open, total, named }: facts.HeldBy, runId: string): WaitingDetails["tasks"] {
  return {
    open,
    total,
    named: named.map(({ seq, name, status, since }) => ({
      task_run_id: taskRunId(runId, seq),
      name,
      status,
      since: isoTimeOrNull(since),
    })),
  };
}

function lockOf({ key, before, holders }: facts.LockWait): WaitingDetails["lock"] {
  return {
    key,
    before,
    holders: holders.map(({ runId, jobName, seq, taskName, since }) => ({
      job_run_id: runId,
      job_name: jobName,
      task_run_id: seq === null ? null : taskRunId(runId, seq),
      task_name: taskName,
      since: isoTime(since),
    })),
  };
}

function approvalOf({ expiresAt, ...asked }: facts.Approval): WaitingDetails["approval"] {
  return { ...asked, expires_at: expiresAt };
}

function workerOf({
  leaseExpiresAt,
  ...worker
}: NonNullable<facts.WaitingDetails["worker"]>): WaitingDetails["worker"] {
  return { ...worker, lease_expires_at: isoTime(leaseExpiresAt) };
}
