/**
 * Why a run is not at its end: one sentence for the run, one for each open task run, and how many are open for which cause. Pure; the
 * caller has read the facts at one moment.
 *
 * 1. The summary and the entries ask the same function for the cause, so they cannot contradict each other.
 */
import { queueReason } from "./queue-reason.ts";
import { causeOf, taskCauses, type TaskCause } from "./waiting/cause.ts";
import * as queueing from "./waiting/explain-queue.ts";
import { runEntry } from "./waiting/explain-run.ts";
import * as waits from "./waiting/explain-wait.ts";
import type {
  CauseCount,
  Explanation,
  OpenTask,
  TaskEntry,
  TaskGroup,
  WaitingAnswer,
  WaitingFacts,
} from "./waiting/facts.ts";

/** What task runs are doing, by their cause. */
const summaryWords: Readonly<Record<TaskCause, string>> = {
  dependency: "waiting for dependencies",
  max_parallel: "waiting for their turn (max_parallel)",
  lock: "waiting for a concurrency key",
  admission: "waiting until the run is admitted",
  paused: "waiting until the run is resumed",
  queue_paused: "waiting until their queue is resumed",
  no_worker: "waiting for a worker",
  queue: "waiting for a free slot",
  retry_timer: "waiting to try again",
  wait_timer: "waiting for a time",
  loop_delay: "waiting for the next iteration",
  event: "waiting for an event",
  approval: "waiting for an approval",
  sub_job: "waiting for another run",
  children: "waiting for task runs inside of them",
  running: "running",
  stopping: "being stopped",
};

const explanations: Readonly<
  Record<TaskCause, (task: OpenTask, facts: WaitingFacts) => Explanation>
> = {
  dependency: queueing.dependency,
  max_parallel: queueing.turn,
  lock: queueing.lock,
  admission: queueing.admission,
  paused: queueing.paused,
  queue_paused: queueing.queuePaused,
  no_worker: queueing.noWorker,
  queue: queueing.queue,
  retry_timer: waits.retryTimer,
  wait_timer: waits.waitTimer,
  loop_delay: waits.loopDelay,
  event: waits.event,
  approval: waits.approval,
  sub_job: waits.subJob,
  children: waits.children,
  running: waits.running,
  stopping: waits.stopping,
};

/** Says of a run and of its open task runs what each of them waits for. */
export function waitingAnswer(facts: WaitingFacts): WaitingAnswer {
  const summary = summaryOf(facts);
  return {
    run: runEntry(facts, summary),
    summary,
    tasks: facts.tasks.map((task) => taskEntry(task, facts)),
  };
}

function taskEntry(task: OpenTask, facts: WaitingFacts): TaskEntry {
  const cause = causeOf(task, facts);
  const { seq, name, path, status } = task;
  return { seq, name, path, status, cause, ...explanations[cause](task, facts) };
}

/** The most frequent first. */
function summaryOf(facts: WaitingFacts): CauseCount[] {
  const counts = new Map<string, CauseCount>();
  for (const group of facts.groups) {
    const cause = causeOf(group, facts);
    const message = summaryMessage(cause, group, facts);
    const known = counts.get(message);
    if (known === undefined) counts.set(message, { cause, message, count: group.count });
    else known.count += group.count;
  }
  return [...counts.values()].sort(
    (a, b) => b.count - a.count || taskCauses.indexOf(a.cause) - taskCauses.indexOf(b.cause),
  );
}

/** Which worker is missing is what an operator has to know, so each is counted for itself. */
function summaryMessage(cause: TaskCause, group: TaskGroup, { run, offers }: WaitingFacts): string {
  const words = summaryWords[cause];
  if (cause !== "no_worker") return words;
  return `${words}: ${queueReason(group, run.status, offers)!.message}`;
}
