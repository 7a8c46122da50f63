/** What a run as a whole waits for. Pure. */
import { queueReason } from "../queue-reason.ts";
import { isTerminalRun } from "../states.ts";
import { lockText } from "./explain-queue.ts";
import type { CauseCount, RunEntry, WaitingFacts } from "./facts.ts";
import { countText, namesText, spanText } from "./words.ts";

/** What the task runs of a phase are called. */
const phaseWords: Readonly<Record<string, string>> = {
  rollback: " of its rollback",
  handlers: " of its handlers",
  finally: " of its finally list",
};

/** Why the run has not ended; null once it has. */
export function runEntry(facts: WaitingFacts, summary: readonly CauseCount[]): RunEntry | null {
  const { status } = facts.run;
  if (isTerminalRun(status)) return null;
  switch (status) {
    case "scheduled":
      return scheduled(facts);
    case "pending":
      return notAdmitted(facts);
    case "paused":
      return paused(facts);
    case "cancelling":
      return cancelling(facts, summary);
    default:
      return atWork(facts, summary);
  }
}

function scheduled({ run }: WaitingFacts): RunEntry {
  return {
    cause: "scheduled",
    message: "waits for the time that it is scheduled for",
    since: run.createdAt,
    releases: "It starts then by itself.",
    details: {},
  };
}

function notAdmitted({ run, now }: WaitingFacts): RunEntry {
  const { lock } = run;
  return {
    cause: "concurrency",
    message: lock === null ? "waits to be admitted" : `waits for ${lockText(lock, now)}`,
    since: lock?.since ?? run.createdAt,
    releases:
      lock === null
        ? "It is admitted at any moment."
        : "It is admitted when a holder has ended and those before it had their turn.",
    details: lock === null ? {} : { lock },
  };
}

function paused(facts: WaitingFacts): RunEntry {
  const { run, now } = facts;
  const heldBy = runningOf(facts);
  const still = heldBy.open === 0 ? "" : `; still running: ${namesText(heldBy, now)}`;
  const span = run.pausedAt === null ? "" : ` for ${spanText(run.pausedAt, now)}`;
  return {
    cause: "paused",
    message: `is paused by a user${span}${still}`,
    since: run.pausedAt,
    releases: `Resume it: stratal runs resume ${run.id}`,
    details: heldBy.open === 0 ? {} : { tasks: heldBy },
  };
}

function cancelling(facts: WaitingFacts, summary: readonly CauseCount[]): RunEntry {
  const { run, now } = facts;
  const heldBy = runningOf(facts);
  const since = run.cancelRequestedAt;
  const span = since === null ? "" : ` for ${spanText(since, now)}`;
  if (run.halted === "cancel" && heldBy.open > 0)
    return {
      cause: "cancelling",
      message: `is being cancelled${span}; still stopping: ${namesText(heldBy, now)}`,
      since,
      releases: "It goes on when they have ended; cancel_grace limits that.",
      details: { tasks: heldBy },
    };
  const entry = atWork(facts, summary);
  return {
    ...entry,
    cause: "cancelling",
    message: `is being cancelled${span}; ${entry.message}`,
    since,
  };
}

function atWork(facts: WaitingFacts, summary: readonly CauseCount[]): RunEntry {
  const { run } = facts;
  const open = summary.reduce((sum, { count }) => sum + count, 0);
  if (open === 0) return betweenPhases(facts);
  const causes = summary.map(({ count, message }) => `${count} ${message}`).join(", ");
  const heldBy = runningOf(facts);
  return {
    cause: "tasks",
    message: `waits for ${countText(open, "task run")}${phaseWords[run.phase] ?? ""}: ${causes}`,
    since: run.startedAt ?? run.createdAt,
    releases: "It goes on when all of them have ended.",
    details: heldBy.open === 0 ? {} : { tasks: heldBy },
  };
}

/** Its tasks have ended; the task run that takes it on is nobody's task, and so there is no entry for it. */
function betweenPhases({ run, offers, pausedQueues }: WaitingFacts): RunEntry {
  const since = run.startedAt ?? run.createdAt;
  if (pausedQueues.has("default"))
    return {
      cause: "next_phase",
      message: "has no open task; a worker takes it to its end, but the queue default is paused",
      since,
      releases: "Resume the queue: stratal queue resume default",
      details: {},
    };
  const step = { status: "queued", queue: "default", tags: [] } as const;
  const missing = queueReason(step, "running", offers)?.message ?? null;
  return {
    cause: "next_phase",
    message:
      "has no open task; a worker takes it to its end" +
      (missing === null ? "" : `, but ${missing}`),
    since,
    releases:
      missing === null
        ? "It goes on at any moment."
        : "Start a worker that takes the queue default.",
    details: {},
  };
}

/** All that workers hold of the run, with the first ones by name. */
function runningOf({ run, groups }: WaitingFacts): {
  open: number;
  total: number;
  named: WaitingFacts["run"]["running"];
} {
  const open = groups
    .filter(({ status }) => status === "running")
    .reduce((sum, { count }) => sum + count, 0);
  return { open, total: open, named: run.running };
}
