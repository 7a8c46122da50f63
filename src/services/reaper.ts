/**
 * Takes task runs from dead workers. Owns the decision over each lost attempt; any number of servers may run it, without a
 * leader.
 *
 * 1. A worker is dead once its lease has ended by the database's clock. Its row stays locked until its tasks are dealt with, so it
 *    can neither claim nor come back in between.
 * 2. Burying and requeueing are one transaction: a crash leaves the worker to the next round.
 * 3. The log of a lost attempt ends with a line that says what may be missing of it.
 * 4. The tasks are read by a second statement, whose snapshot holds every claim that committed before the burial.
 */
import type { Logger } from "../base/logger.ts";
import { atFailpoint } from "../base/failpoint.ts";
import { restartsAfterWorkerLoss } from "../engine/decide.ts";
import { stepOf, TASK_LAYER } from "../engine/expand.ts";
import { edgeValue } from "../engine/states.ts";
import type { Database, Queryable } from "../store/database.ts";
import type { Notifier } from "../store/notifications.ts";
import { appendLossNotes, type LostAttempt } from "../store/logs/append-loss-notes.ts";
import { insertSystemEvent } from "../store/logs/insert-system-event.ts";
import { accountingOf } from "../store/runs/accounting.ts";
import { findTasksOfWorker, type LostTask } from "../store/runs/find-tasks-of-worker.ts";
import { requeueTasks } from "../store/runs/requeue-tasks.ts";
import { settleWithin, type TaskResult } from "../store/runs/settle-tasks.ts";
import type { JobVersion, JobVersions } from "../store/versions/job-version.ts";
import { buryExpiredWorkers, type BuriedWorker } from "../store/workers/workers.ts";

export interface ReaperOptions {
  database: Database;
  versions: JobVersions;
  notifier: Notifier;
  logger: Logger;
}

/** One round; always answers false, since one round deals with all dead workers there are. */
export async function reap(options: ReaperOptions): Promise<boolean> {
  const burying = async (connection: Queryable): Promise<void> => {
    for (const worker of await buryExpiredWorkers(connection)) {
      await takeTasks(worker, connection, options);
    }
  };
  await atFailpoint("reaper.round", () => options.database.transaction(burying));
  return false;
}

async function takeTasks(
  worker: BuriedWorker,
  connection: Queryable,
  { versions, notifier, logger }: ReaperOptions,
): Promise<void> {
  const tasks = await findTasksOfWorker(connection, worker.id);
  const results: TaskResult[] = [];
  const restarting: LostTask[] = [];
  const logged: LostAttempt[] = [];
  for (const task of tasks) {
    const version = await versions.load(task.versionId);
    if (executes(task, version)) logged.push({ ...attemptOf(task), projectId: version.projectId });
    if (restarts(task, version)) restarting.push(task);
    else results.push(lostResult(task, version, worker, "failed"));
  }
  const requeued = await requeueTasks(connection, worker.id, restarting, true);
  const again = new Set(requeued.map((task) => `${task.runId} ${String(task.seq)}`));
  for (const task of restarting) {
    // Not requeued: its run is being stopped.
    if (again.has(`${task.runId} ${String(task.seq)}`)) continue;
    results.push(lostResult(task, await versions.load(task.versionId), worker, "cancelled"));
  }
  if (results.length > 0) await settleWithin(connection, worker.id, results);
  await appendLossNotes(connection, logged, lossNote(worker));
  await insertSystemEvent(connection, {
    level: "warn",
    message: `Worker ${worker.name} was lost: its lease ended.`,
    data: { worker_id: worker.id, requeued_tasks: requeued.length, ended_tasks: results.length },
  });
  for (const task of requeued) notifier.ring("stratal_ready", task.queue);
  for (const task of tasks) notifier.ring("stratal_run", task.runId);
  logger.warn(
    { worker: worker.name, requeued: requeued.length, ended: results.length },
    "worker lost: its lease ended",
  );
}

/** What only sees to other task runs has no effect of its own that a second time could repeat. */
function restarts(task: LostTask, version: JobVersion): boolean {
  const definition = version.plan.nodes[task.node]?.task;
  if (definition === undefined || !executes(task, version)) return true;
  return restartsAfterWorkerLoss(definition, task.lost + 1);
}

/** True for a task run that ran a body, and not other task runs. */
function executes(task: LostTask, { plan }: JobVersion): boolean {
  const definition = plan.nodes[task.node]?.task;
  return definition !== undefined && stepOf(definition, task.layer) === "execute";
}

function attemptOf({ runId, seq, attempt }: LostTask): Omit<LostAttempt, "projectId"> {
  return { runId, seq, attempt };
}

/** A worker stores what was printed every 100 ms, and holds at most 2 MiB back when the database is slow. */
function lossNote({ name }: BuriedWorker): string {
  return `The worker ${name} was lost: the last lines that this attempt printed, of about 0.1 s, may be missing.`;
}

/** A lost attempt that does not run again: cancelled if its run is being stopped, else failed. */
function lostResult(
  task: LostTask,
  version: JobVersion,
  worker: BuriedWorker,
  status: "failed" | "cancelled",
): TaskResult {
  const allowFailure =
    task.layer === TASK_LAYER && version.plan.nodes[task.node]?.task.allowFailure === true;
  return {
    projectId: version.projectId,
    runId: task.runId,
    seq: task.seq,
    attempt: task.attempt,
    status,
    attemptStatus: "lost",
    skipReason: null,
    cascades: false,
    value: edgeValue(status, null, allowFailure),
    allowedFailure: status === "failed" && allowFailure,
    exitCode: null,
    output: null,
    outputs: null,
    error: {
      kind: status === "cancelled" ? "cancelled" : "worker_lost",
      message: `The worker ${worker.name} was lost while it ran this task (loss ${String(task.lost + 1)}).`,
    },
    delayMs: null,
    ...accountingOf(version.plan, task.scope),
    successors: version.successorSeqs(task),
  };
}
