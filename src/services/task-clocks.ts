/**
 * The clocks of task runs that no worker holds: how long they may be queued, and how long groups and loops may take. Any number of
 * servers may watch them.
 *
 * 1. Only versions with such a limit are looked at: without one a round is one look into an empty index.
 */
import { formatDuration } from "../base/duration.ts";
import { TASK_LAYER } from "../engine/expand.ts";
import { edgeValue } from "../engine/states.ts";
import type { Database } from "../store/database.ts";
import type { Notifier } from "../store/notifications.ts";
import { accountingOf } from "../store/runs/accounting.ts";
import {
  expireTask,
  findExpiredTasks,
  listQueueClockVersions,
  type ExpiredTask,
  type QueueLimit,
} from "../store/runs/expire-task.ts";
import type { SettledTask, TaskResult } from "../store/runs/settle-tasks.ts";
import { findDueDeadlines, fireDeadline, type TaskClock } from "../store/runs/task-deadlines.ts";
import type { JobVersion, JobVersions } from "../store/versions/job-version.ts";
import { cancelOrphans } from "./child-runs.ts";

export interface TaskClockOptions {
  database: Database;
  versions: JobVersions;
  notifier: Notifier;
}

/** Stops what groups and loops wait for when their time is over; false when there is no more to do at once. */
export async function fireTaskDeadlines({
  database,
  notifier,
}: Omit<TaskClockOptions, "versions">): Promise<boolean> {
  let fired = 0;
  for (const clock of await findDueDeadlines(database)) {
    const queue = await fireDeadline(database, clock);
    if (queue === null) continue;
    fired += 1;
    notifier.ring("stratal_stop", clock.runId);
    notifier.ring("stratal_ready", queue);
    notifier.ring("stratal_run", clock.runId);
    await cancelOrphans(database, notifier, clock.runId);
  }
  return fired > 0;
}

/** Ends the task runs that have waited for a worker for too long; true when there may be more. */
export async function expireQueuedTasks(options: TaskClockOptions): Promise<boolean> {
  const { database, versions } = options;
  let expired = 0;
  for (const versionId of await listQueueClockVersions(database)) {
    const version = await versions.load(versionId);
    const limits = queueLimits(version);
    for (const clock of await findExpiredTasks(database, versionId, limits))
      if (await expire(clock, version, options)) expired += 1;
  }
  return expired > 0;
}

function queueLimits({ plan }: JobVersion): QueueLimit[] {
  return plan.nodes.flatMap(({ task }, node) =>
    task.queueTimeoutMs === null ? [] : [{ node, limitMs: task.queueTimeoutMs }],
  );
}

async function expire(
  clock: TaskClock & { node: number },
  version: JobVersion,
  { database, notifier }: TaskClockOptions,
): Promise<boolean> {
  const limitMs = version.plan.nodes[clock.node]!.task.queueTimeoutMs!;
  const settled = await expireTask(database, clock, limitMs, (task) =>
    expiredResult(clock, task, version, limitMs),
  );
  if (settled === null) return false;
  announce(settled, version, notifier);
  return true;
}

function expiredResult(
  { projectId, runId }: TaskClock,
  task: ExpiredTask,
  version: JobVersion,
  limitMs: number,
): TaskResult {
  const allowFailure =
    task.layer === TASK_LAYER && version.plan.nodes[task.node]!.task.allowFailure;
  const limit = formatDuration(limitMs);
  return {
    projectId,
    runId,
    seq: task.seq,
    attempt: task.attempt,
    status: "timed_out",
    attemptStatus: "timed_out",
    skipReason: null,
    cascades: false,
    value: edgeValue("timed_out", null, allowFailure),
    allowedFailure: allowFailure,
    exitCode: null,
    output: null,
    outputs: null,
    error: {
      kind: "queue_timeout",
      message: `No worker took the task within its queue_timeout of ${limit}; start more workers, or allow it more time.`,
    },
    delayMs: null,
    ...accountingOf(version.plan, task.scope),
    successors: version.successorSeqs(task),
  };
}

function announce(settled: SettledTask, { plan }: JobVersion, notifier: Notifier): void {
  notifier.ring("stratal_run", settled.runId);
  if (settled.mustHalt || settled.haltedScope !== null)
    notifier.ring("stratal_stop", settled.runId);
  // Whatever became ready may be in any of the job's queues.
  if (settled.readied === 0) return;
  for (const queue of new Set(plan.nodes.map((node) => node.task.queue)))
    notifier.ring("stratal_ready", queue);
}
