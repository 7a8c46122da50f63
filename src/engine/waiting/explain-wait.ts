/** What task runs wait for that a worker has taken before: time, people, other runs, what is inside of them. Pure. */
import { formatDuration } from "../../base/duration.ts";
import { approvalOf, iterationOf, untilOf } from "./body-progress.ts";
import type { Approval, Explanation, OpenTask, WaitingFacts } from "./facts.ts";
import { countText, listText, namesText, quoted, spanText, untilText } from "./words.ts";

/** The pause between two attempts. */
export function retryTimer(task: OpenTask, { plan, now }: WaitingFacts): Explanation {
  const { max } = plan.nodes[task.node]!.task.retry;
  const { attempt, failures, timerAt, errorMessage } = task;
  const why = errorMessage === null ? "" : `: ${quoted(errorMessage)}`;
  const when = timerAt === null ? "at any moment" : untilText(timerAt, now);
  return {
    message: `tries again ${when} (re-try ${failures} of ${max}); attempt ${attempt} failed${why}`,
    since: task.attemptEndedAt ?? task.startedAt,
    releases: "Its timer starts the next attempt.",
    details: { timer: { at: timerAt, attempt: attempt + 1, iteration: null } },
  };
}

/** The body of a `wait` for a time. */
export function waitTimer(task: OpenTask, { now }: WaitingFacts): Explanation {
  const at = untilOf(task.progress) ?? task.timerAt;
  const when = at === null ? "a time" : `${at.toISOString()}, ${untilText(at, now)}`;
  return {
    message: `waits until ${when}`,
    since: task.startedAt,
    releases: "Its timer lets it go on.",
    details: { timer: { at, attempt: null, iteration: null } },
  };
}

/** The pause between two iterations of a loop. */
export function loopDelay(task: OpenTask, { now }: WaitingFacts): Explanation {
  const { timerAt } = task;
  const iteration = (iterationOf(task.progress) ?? 0) + 1;
  const when = timerAt === null ? "at any moment" : untilText(timerAt, now);
  return {
    message: `waits for the next iteration of its loop: ${task.name}#${iteration} starts ${when}`,
    since: task.startedAt,
    releases: "Its timer starts the iteration.",
    details: { timer: { at: timerAt, attempt: null, iteration } },
  };
}

/** The body of a `wait` for an event. */
export function event(task: OpenTask, { now }: WaitingFacts): Explanation {
  const name = task.event ?? "";
  const { timerAt } = task;
  const limit = timerAt === null ? "" : `; its timeout comes ${untilText(timerAt, now)}`;
  return {
    message: `waits for the event ${name}${limit}`,
    since: task.startedAt,
    releases: "An event of that name that its `match` lets pass.",
    details: { event: { name, expiresAt: timerAt } },
  };
}

/** An approval. */
export function approval(task: OpenTask): Explanation {
  const asked = approvalOf(task.progress);
  const given = asked.decisions.map(({ by, decision }) => `${decision} by ${by}`);
  const count =
    asked.min === 1 && given.length === 0 ? "approval" : countText(asked.min, "approval");
  return {
    message:
      `waits for ${count}: "${quoted(asked.message)}"` +
      (given.length === 0 ? "" : ` (so far: ${listText(given, given.length)})`),
    since: task.startedAt,
    releases: `A decision of ${approversText(asked)}${asked.expiresAt === null ? "" : `, until ${asked.expiresAt}`}.`,
    details: { approval: asked },
  };
}

/** A run of another job. */
export function subJob({ childRun, startedAt }: OpenTask): Explanation {
  if (childRun === null)
    return {
      message: "waits for the run that it starts",
      since: startedAt,
      releases: "It ends when that run ends.",
      details: {},
    };
  const { id, jobName, status } = childRun;
  return {
    message: `waits for run ${id} of ${jobName} (${status})`,
    since: startedAt,
    releases: `It ends when that run ends; what that waits for: stratal why ${id}`,
    details: { childRun },
  };
}

/** The task runs inside of it. */
export function children({ heldBy, startedAt }: OpenTask, { now }: WaitingFacts): Explanation {
  if (heldBy === null || heldBy.open === 0)
    return {
      message: "waits for nothing any more: what is inside of it has ended",
      since: startedAt,
      releases: "It is about to go on.",
      details: {},
    };
  const { open, total } = heldBy;
  const names = namesText(heldBy, now);
  return {
    message: `waits for ${open} of ${countText(total, "task run")} inside of it: ${names}`,
    since: startedAt,
    releases: "It goes on when all of them have ended.",
    details: { tasks: heldBy },
  };
}

/** A worker has it. */
export function running(task: OpenTask, { plan, now }: WaitingFacts): Explanation {
  const { worker, startedAt, attempt } = task;
  const details = workerDetails(task);
  if (worker !== null && worker.leaseExpiresAt <= now) {
    const gone = spanText(worker.leaseExpiresAt, now);
    return {
      message: `was running on ${worker.name}, which is not heard of any more: its lease ended ${gone} ago`,
      since: startedAt,
      releases: "The server takes it back at any moment, and then it is tried again or fails.",
      details,
    };
  }
  const { timeoutMs } = plan.nodes[task.node]!.task;
  return {
    message: `runs on ${placeText(task)}${spanOf(startedAt, now)}, attempt ${attempt}`,
    since: startedAt,
    releases: `It ends by itself; its timeout is ${formatDuration(timeoutMs)}.`,
    details,
  };
}

/** A worker has it and was told to stop it. */
export function stopping(task: OpenTask, { run, plan, now }: WaitingFacts): Explanation {
  const { cancelGraceMs } = plan.nodes[task.node]!.task;
  const since = run.cancelRequestedAt ?? task.startedAt;
  return {
    message: `is being stopped on ${placeText(task)}${spanOf(since, now)}`,
    since,
    releases: `Its processes are killed after ${formatDuration(cancelGraceMs)} (cancel_grace).`,
    details: workerDetails(task),
  };
}

function workerDetails({ worker, attempt }: OpenTask): Explanation["details"] {
  return worker === null ? {} : { worker: { ...worker, attempt } };
}

function placeText({ worker }: OpenTask): string {
  return worker === null ? "a worker" : worker.name;
}

function spanOf(since: Date | null, now: Date): string {
  return since === null ? "" : ` for ${spanText(since, now)}`;
}

function approversText({ approvers: { users, groups } }: Approval): string {
  if (users.length + groups.length === 0) return "anyone who may control runs";
  const parts = [...users, ...groups.map((group) => `the group ${group}`)];
  return listText(parts, parts.length);
}
