/** A wait: for a time or for an event of the bus; it holds no worker (workflow-language.md §3). */
import { systemClock } from "../../base/clock.ts";
import { formatDuration, parseDuration } from "../../base/duration.ts";
import type { JsonObject, JsonValue } from "../../base/json.ts";
import type { WaitBody } from "../../definition/job-definition.ts";
import { waitTask, type Wait } from "../../store/runs/wait-task.ts";
import { failed, type Attempt, type StepResult } from "../attempt.ts";
import { conditionHolds, evaluateText, withRoots } from "../evaluate-task.ts";
import { factsWithEnv } from "../task-values.ts";
import { stoppedEnding } from "./join.ts";

/** Begins to wait; a time that has passed already is no wait. */
export async function beginWait(attempt: Attempt, body: WaitBody): Promise<StepResult> {
  const wait = waitFor(attempt, body);
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
      ? timedOut(body)
      : completed({});
  if (signal?.kind === "event") {
    const event = signal.event ?? {};
    if (matches(attempt, body.for.match, event)) return completed({ event });
    return waits(attempt, eventWait(attempt, body, body.for.event));
  }
  return timedOut(body);
}

/** What a wait stores. */
interface WaitProgress {
  kind: "wait" | "event";
  /** ISO 8601: when the time has come. */
  until: string | null;
  event: string | null;
  /** ISO 8601: when it has taken too long; null for never. */
  expires_at: string | null;
}

async function waits({ claimed, context, workerId }: Attempt, wait: Wait): Promise<StepResult> {
  return (await waitTask(context.database, workerId, claimed, wait)) ? "waiting" : stoppedEnding;
}

function waitFor(attempt: Attempt, body: WaitBody): Wait | Exclude<StepResult, "waiting"> {
  const waited = body.for;
  switch (waited.kind) {
    case "event":
      return eventWait(attempt, body, waited.event);
    case "duration":
      return timeWait(body, waited.ms);
    case "timestamp":
      return timeWait(body, Date.parse(waited.at) - systemClock.now());
    case "expression": {
      const { version, loaded } = attempt;
      const value = evaluateText(waited.text, factsWithEnv(version, loaded.facts));
      const ms = waited.of === "duration" ? durationOf(value) : untilMs(value);
      if (ms !== null) return timeWait(body, ms);
      return failed("validation", `\`wait\` needs a ${waited.of}; found ${JSON.stringify(value)}.`);
    }
  }
}

function durationOf(value: JsonValue): number | null {
  return typeof value === "string" || typeof value === "number" ? parseDuration(value) : null;
}

function untilMs(value: JsonValue): number | null {
  const at = typeof value === "string" ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? null : at - systemClock.now();
}

function timeWait({ timeoutMs }: WaitBody, ms: number): Wait | Exclude<StepResult, "waiting"> {
  if (ms <= 0) return completed({});
  const delayMs = timeoutMs === null ? ms : Math.min(ms, timeoutMs);
  return { progress: { ...progress("wait", ms, timeoutMs) }, delayMs };
}

/** The deadline of a wait for events stands from its beginning, however many events did not match. */
function eventWait({ claimed }: Attempt, { timeoutMs }: WaitBody, event: string): Wait {
  const before = claimed.progress as unknown as WaitProgress | null;
  const expiresAt = before?.expires_at ?? progress("event", null, timeoutMs).expires_at;
  const delayMs =
    expiresAt === null ? null : Math.max(0, Date.parse(expiresAt) - systemClock.now());
  const stored: WaitProgress = { kind: "event", until: null, event, expires_at: expiresAt };
  return { progress: { ...stored }, delayMs, event };
}

function progress(
  kind: WaitProgress["kind"],
  ms: number | null,
  timeoutMs: number | null,
): WaitProgress {
  const after = (delay: number | null): string | null =>
    delay === null ? null : new Date(systemClock.now() + delay).toISOString();
  return { kind, until: after(ms), event: null, expires_at: after(timeoutMs) };
}

function isTimeout(
  { until, expires_at: expiresAt }: WaitProgress,
  { timeoutMs }: WaitBody,
): boolean {
  return timeoutMs !== null && until !== null && expiresAt !== null && expiresAt < until;
}

function matches({ version, loaded }: Attempt, match: string | null, event: JsonObject): boolean {
  if (match === null) return true;
  return conditionHolds(match, factsWithEnv(version, withRoots(loaded.facts, { event })));
}

function completed(outputs: JsonObject): Exclude<StepResult, "waiting"> {
  return { status: "completed", output: "", outputs };
}

function timedOut({ timeoutMs, onTimeout }: WaitBody): StepResult {
  const message = `Nothing came within ${formatDuration(timeoutMs ?? 0)}.`;
  switch (onTimeout) {
    case "fail":
      return { status: "timed_out", error: { kind: "timeout", message } };
    case "skip":
      return { status: "skipped", reason: "condition", cascades: false };
    case "continue":
      return completed({});
  }
}
