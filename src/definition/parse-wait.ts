import { parseDuration } from "../base/duration.ts";
import type { JsonValue } from "../base/json.ts";
import { isOneExpression } from "./expression-text.ts";
import { parseTimestamp } from "./expression/time.ts";
import type { WaitBody } from "./job-definition.ts";
import { parseCondition } from "./parse-condition.ts";
import { requiredText } from "./required-text.ts";
import { Section, type ParseContext } from "./section.ts";
import { isJsonObject } from "./values.ts";

const WAITED_FOR = ["for", "until", "event"] as const;
const MAX_WAIT_MS = 3_650 * 86_400_000;

/** Reads `wait`: a duration, or a map. Null, with an error, if it says nothing to wait for. */
export function parseWait(task: Section, context: ParseContext): WaitBody | null {
  const entry = task.entry("wait");
  if (entry === undefined) return null;
  if (!isJsonObject(entry.value)) {
    const waited = durationOf(entry.value, context) ?? task.wrong("wait");
    return waited === undefined
      ? null
      : { kind: "wait", for: waited, timeoutMs: null, onTimeout: "fail" };
  }
  const section = Section.open("wait", entry.value, entry.path, context)!;
  const waited = parseWaitedFor(section, context);
  const timeoutMs = section.duration("timeout") ?? null;
  const onTimeout = section.choice<WaitBody["onTimeout"]>("on_timeout") ?? "fail";
  return waited === null ? null : { kind: "wait", for: waited, timeoutMs, onTimeout };
}

function parseWaitedFor(section: Section, context: ParseContext): WaitBody["for"] | null {
  const { problems } = context;
  const keys = WAITED_FOR.filter((key) => section.has(key));
  const [key] = keys;
  if (key === undefined || keys.length > 1) {
    problems.error(section.path, "A wait has one of `for`, `until` and `event`.");
    return null;
  }
  if (section.has("match") && key !== "event")
    problems.error(section.pathOf("match"), "`match` chooses an event; add `event`.", "key");
  if (key === "event") {
    const match = parseCondition(section, "match", context);
    const event = requiredText(section, "event", context);
    return event === undefined ? null : { kind: "event", event, match };
  }
  const { value } = section.entry(key)!;
  const waited = key === "for" ? durationOf(value, context) : timeOf(value, context);
  return waited ?? section.wrong(key) ?? null;
}

function durationOf(value: JsonValue, context: ParseContext): WaitBody["for"] | null {
  if (context.mode === "strict" && isOneExpression(value))
    return { kind: "expression", of: "duration", text: value };
  const ms = typeof value === "number" || typeof value === "string" ? parseDuration(value) : null;
  return ms === null || ms > MAX_WAIT_MS ? null : { kind: "duration", ms };
}

/** A time without an hour would be one of an unknown zone. */
function timeOf(value: JsonValue, context: ParseContext): WaitBody["for"] | null {
  if (context.mode === "strict" && isOneExpression(value))
    return { kind: "expression", of: "timestamp", text: value };
  const ms = typeof value === "string" && value.length > 10 ? parseTimestamp(value) : null;
  return ms === null ? null : { kind: "timestamp", at: new Date(ms).toISOString() };
}
