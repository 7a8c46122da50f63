/** Keys about what happens around a run: notifications, service levels, retention, new attempts. */
import type { KeySpec } from "./key-type.ts";
import { condition, DAY, duration, key, text } from "./key-rows.ts";

/** What people can be told about. */
export const notifyEvents = [
  "started",
  "completed",
  "failed",
  "timed_out",
  "cancelled",
  "recovered",
  "waiting",
  "sla_missed",
  "long_running",
  "warnings",
] as const;

const kept = duration(DAY, 3_650 * DAY);
const serviceTime = duration(1_000, 365 * DAY);

/** Keys of one entry of `notify`. */
export const notifyKeys: KeySpec[] = [
  key("events", { kind: "choice_list", values: notifyEvents }, "What is told.", {
    required: true,
  }),
  key(
    "to",
    { kind: "text_list", maxItems: 50, max: 2_048 },
    "Channels and who is there: `slack:#data`, `teams:`, `discord:`, `email:a@b.io`, `sms:`, `webhook:https://…`.",
    { required: true, templates: true },
  ),
  key("if", condition, "False tells nobody.", { templates: true }),
  key("message", text(4_096), "Text in place of the usual one.", { templates: true }),
];

/** Keys of `sla`. */
export const slaKeys: KeySpec[] = [
  key("start_within", serviceTime, "A run that has not started by then raises `sla_missed`."),
  key("finish_within", serviceTime, "A run that has not ended by then raises `sla_missed`."),
];

/** Keys of `retention`. */
export const retentionKeys: KeySpec[] = [
  key(
    "runs",
    { kind: "integer", min: 1, max: 1_000_000 },
    "Newest runs that are kept; not acted on yet.",
  ),
  key(
    "days",
    { kind: "integer", min: 1, max: 3_650 },
    "Days that a run is kept; not acted on yet.",
  ),
  key("logs", kept, "How long logs are kept, in full days, such as 30d; not acted on yet."),
  key("artifacts", kept, "How long artifacts are kept, in full days, such as 7d."),
];

/** Keys of a job's `retry`, made from those of a task's. */
export function runRetryKeysFrom(retryKeys: readonly KeySpec[]): KeySpec[] {
  const mode = key(
    "mode",
    { kind: "choice", values: ["failed", "all"] },
    "Runs the failed tasks again and keeps what completed, or everything.",
    { default: "failed" },
  );
  return [mode, ...retryKeys];
}
