/** Claims and what they came to: the life of each task run as its events tell it. */
import { groupBy } from "../../../src/base/group-by.ts";
import type { EventRow, RunHistory, TaskRow } from "./history.ts";

const ENDS = new Set(["completed", "failed", "timed_out", "cancelled", "skipped"]);
/** What gives a claim back without ending the task run. */
const GIVES_BACK = new Set([
  "task_released",
  "task_lost",
  "task_retrying",
  "task_expanded",
  "task_waiting",
  "task_parked",
]);
/** Ends that a stopped run gives to what nobody holds. */
const STOPS = new Set(["task_cancelled", "task_skipped"]);
/** Results of attempts that do not count. */
const VOID = new Set(["lost", "released"]);

/** Each broken rule of claims and ends in a run, as a sentence. */
export function attemptViolations(history: RunHistory): string[] {
  const eventsOf = groupBy(
    history.events.filter(({ seq }) => seq !== null),
    ({ seq }) => seq!,
  );
  const attemptsOf = groupBy(history.attempts, ({ seq }) => seq);
  return history.tasks.flatMap((task) => [
    ...lifeViolations(task, eventsOf.get(task.seq) ?? []),
    ...resultViolations(task, attemptsOf.get(task.seq) ?? []),
  ]);
}

/** The number by which the scripts of an attempt know it. */
export function shownAttempt({ attempts }: RunHistory, task: TaskRow): number {
  const earlier = attempts.filter(({ seq, attempt }) => seq === task.seq && attempt < task.attempt);
  return earlier.length + 1;
}

function isEnd({ type }: EventRow): boolean {
  return type.startsWith("task_") && ENDS.has(type.slice("task_".length));
}

function lifeViolations(task: TaskRow, events: readonly EventRow[]): string[] {
  const found: string[] = [];
  let claim: EventRow | null = null;
  let last = 0;
  let end: EventRow | null = null;
  for (const event of events) {
    const { type, attempt } = event;
    const isMove = type === "task_claimed" || GIVES_BACK.has(type) || isEnd(event);
    if (!isMove) continue;
    if (end !== null) found.push(`${type} after it had ended (${end.type})`);
    if (type === "task_claimed") {
      if (claim !== null)
        found.push(`attempt ${attempt!} was claimed while ${claim.attempt!} was held`);
      if (attempt !== last + 1) found.push(`attempt ${attempt!} was claimed after ${last}`);
      last = attempt!;
      claim = event;
      continue;
    }
    if (claim === null ? !STOPS.has(type) : !isSameHolder(claim, event))
      found.push(`${type} of attempt ${attempt!} by someone who does not hold it`);
    claim = null;
    if (isEnd(event)) end = event;
  }
  if (end === null) found.push("it never ended");
  else if (end.type !== `task_${task.status}`)
    found.push(`it is ${task.status}, but its history says ${end.type}`);
  if (task.attempt !== last)
    found.push(`it counts ${task.attempt} attempts, and ${last} were claimed`);
  return found.map((sentence) => `task run ${task.seq} (${task.name}): ${sentence}`);
}

function isSameHolder(claim: EventRow, event: EventRow): boolean {
  const byWorker = event.workerId === null || event.workerId === claim.workerId;
  return event.attempt === claim.attempt && byWorker;
}

function resultViolations(
  task: TaskRow,
  attempts: readonly { attempt: number; status: string }[],
): string[] {
  const found: string[] = [];
  const completed = attempts.filter(({ status }) => status === "completed");
  const expected = task.status === "completed" ? 1 : 0;
  if (completed.length !== expected)
    found.push(`it is ${task.status} and has ${completed.length} completed attempts`);
  const counted = attempts.find(({ attempt }) => attempt === task.attempt);
  if (task.status === "completed" && counted?.status !== "completed")
    found.push(
      `it completed with attempt ${task.attempt}, which is ${counted?.status ?? "missing"}`,
    );
  const lost = attempts.filter(({ status }) => status === "lost").length;
  // The loss after which it does not run again is told by its end, and not counted.
  if (lost !== task.lost && lost !== task.lost + 1)
    found.push(`it counts ${task.lost} losses and has ${lost} lost attempts`);
  const last = attempts.filter(({ status }) => !VOID.has(status)).at(-1);
  if (last !== undefined && last.attempt > task.attempt)
    found.push(`attempt ${last.attempt} has a result, and the last one is ${task.attempt}`);
  return found.map((sentence) => `task run ${task.seq} (${task.name}): ${sentence}`);
}
