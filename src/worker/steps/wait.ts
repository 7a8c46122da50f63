/** A wait: for a time or for an event of the bus; it holds no worker (workflow-language.md §3). */
import { formatDuration, parseDuration } from "../../base/duration.ts";
import type { JsonObject, JsonValue } from "../../base/json.ts";
import { ExpressionError } from "../../definition/expression/expression-error.ts";
import type { WaitBody } from "../../definition/job-definition.ts";
import { databaseNow } from "../../store/database-now.ts";
import { waitTask, type Wait } from "../../store/runs/wait-task.ts";
import { failed, type Attempt, type StepResult } from "../attempt.ts";
import { AttemptLog } from "../attempt-log.ts";
import { conditionHolds, evaluateText, withRoots } from "../evaluate-task.ts";
import { factsWithEnv } from "../task-values.ts";
import { stoppedEnding, withOutputs } from "./join.ts";

/** Begins to wait; a time that has passed already is no wait. */
export async function beginWait(attempt: Attempt, body: WaitBody): Promise<StepResult> {
  const wait = waitFor(attempt, body, await databaseNow(attempt.context.database));
  if ("status" in wait) return wait;
  return waits(attempt, wait);
}

/** After the time has come, an event has arrived, or the wait took too long. */
export async function resumeWait(attempt: Attempt, body: WaitBody): Promise<StepResult> {
  const { claimed } = attempt;
  // Written by the timer and by the delivery of events.
  const signal = claimed.signal as { kind: string; event?: JsonObject } | null;
  if (body.for.kind !== "event")
    return isTimeout(claimed.progress as unknown as WaitProgress, body)
      ? timedOut(attempt, body)
      : completed(attempt, {});
  if (signal?.kind === "event")
    return takeEvent(attempt, body, signal.event ?? {}, body.for.event, body.for.match);
  return timedOut(attempt, body);
}

/** Ends with an event that matches, else goes on waiting. A match that cannot be decided is none, which the log tells once. */
async function takeEvent(
  attempt: Attempt,
  body: WaitBody,
  event: JsonObject,
  name: string,
  match: string | null,
): Promise<StepResult> {
  const found = matches(attempt, match, event);
  if (found === true) return completed(attempt, { event });
  const wait = eventWait(attempt, body, name, await databaseNow(attempt.context.database));
  const isTold = (attempt.claimed.progress as unknown as WaitProgress).mistake_told === true;
  const isMistake = found !== false && !found.isAbsence;
  if (isMistake && !isTold) await tellMistake(attempt, found);
  if (!isTold && !isMistake) return waits(attempt, wait);
  return waits(attempt, { ...wait, progress: { ...wait.progress, mistake_told: true } });
}

async function tellMistake(attempt: Attempt, mistake: ExpressionError): Promise<void> {
  const log = new AttemptLog(
    attempt.claimed,
    attempt.masker,
    attempt.context.shipper,
    attempt.stop.signal,
  );
  log.line(
    "system",
    `An event did not count: \`wait.match\` could not be decided. ${mistake.message}`,
  );
  await log.end();
}

/** What a wait stores. */
interface WaitProgress {
  kind: "wait" | "event";
  /** ISO 8601: when the time has come. */
  until: string | null;
  event: string | null;
  /** ISO 8601: when it has taken too long; null for never. */
  expires_at: string | null;
  /** The log has what is wrong with `match`. */
  mistake_told?: boolean;
}

async function waits({ claimed, context, workerId }: Attempt, wait: Wait): Promise<StepResult> {
  return (await waitTask(context.database, workerId, claimed, wait)) ? "waiting" : stoppedEnding;
}

type NoWait = Exclude<StepResult, "waiting">;

function waitFor(attempt: Attempt, body: WaitBody, nowMs: number): Wait | NoWait {
  const waited = body.for;
  switch (waited.kind) {
    case "event":
      return eventWait(attempt, body, waited.event, nowMs);
    case "duration":
      return timeWait(attempt, body, waited.ms, nowMs);
    case "timestamp":
      return timeWait(attempt, body, Date.parse(waited.at) - nowMs, nowMs);
    case "expression": {
      const { version, loaded } = attempt;
      const value = evaluateText(waited.text, factsWithEnv(version, loaded.facts));
      const ms = waited.of === "duration" ? durationOf(value) : untilMs(value, nowMs);
      if (ms !== null) return timeWait(attempt, body, ms, nowMs);
      return failed("validation", `\`wait\` needs a ${waited.of}; found ${JSON.stringify(value)}.`);
    }
  }
}

function durationOf(value: JsonValue): number | null {
  return typeof value === "string" || typeof value === "number" ? parseDuration(value) : null;
}

function untilMs(value: JsonValue, nowMs: number): number | null {
  const at = typeof value === "string" ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? null : at - nowMs;
}

function timeWait(
  attempt: Attempt,
  { timeoutMs }: WaitBody,
  ms: number,
  nowMs: number,
): Wait | NoWait {
  if (ms <= 0) return completed(attempt, {});
  const delayMs = timeoutMs === null ? ms : Math.min(ms, timeoutMs);
  return { progress: { ...progress("wait", nowMs, ms, timeoutMs) }, delayMs };
}

/** The deadline of a wait for events stands from its beginning, however many events did not match. */
function eventWait(
  { claimed }: Attempt,
  { timeoutMs }: WaitBody,
  event: string,
  nowMs: number,
): Wait {
  const before = claimed.progress as unknown as WaitProgress | null;
  const expiresAt = before?.expires_at ?? progress("event", nowMs, null, timeoutMs).expires_at;
  const delayMs = expiresAt === null ? null : Math.max(0, Date.parse(expiresAt) - nowMs);
  const stored: WaitProgress = { kind: "event", until: null, event, expires_at: expiresAt };
  return { progress: { ...stored }, delayMs, event };
}

function progress(
  kind: WaitProgress["kind"],
  nowMs: number,
  ms: number | null,
  timeoutMs: number | null,
): WaitProgress {
  const after = (delay: number | null): string | null =>
    delay === null ? null : new Date(nowMs + delay).toISOString();
  return { kind, until: after(ms), event: null, expires_at: after(timeoutMs) };
}

function isTimeout(
  { until, expires_at: expiresAt }: WaitProgress,
  { timeoutMs }: WaitBody,
): boolean {
  return timeoutMs !== null && until !== null && expiresAt !== null && expiresAt < until;
}

/** Whether an event matches, or why that cannot be told: events come from outside, and other ones must not end the wait. */
function matches(
  { version, loaded }: Attempt,
  match: string | null,
  event: JsonObject,
): boolean | ExpressionError {
  if (match === null) return true;
  const facts = factsWithEnv(version, withRoots(loaded.facts, { event }));
  try {
    return conditionHolds(match, facts);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}

function completed(attempt: Attempt, outputs: JsonObject): NoWait {
  return withOutputs(attempt, { status: "completed", output: "", outputs });
}

function timedOut(attempt: Attempt, { timeoutMs, onTimeout }: WaitBody): StepResult {
  const message = `Nothing came within ${formatDuration(timeoutMs ?? 0)}.`;
  switch (onTimeout) {
    case "fail":
      return { status: "timed_out", error: { kind: "timeout", message } };
    case "skip":
      return { status: "skipped", reason: "timeout", cascades: false };
    case "continue":
      return completed(attempt, {});
  }
}
