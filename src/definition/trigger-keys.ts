/** Keys of triggers, and which type each belongs to. */
import type { KeySpec, KeyType } from "./key-type.ts";
import { condition, DAY, duration, flag, JOB_NAME, key, ONE_LINE, text } from "./key-rows.ts";

/** What can start a job by itself. */
export const triggerTypes = [
  "cron",
  "interval",
  "at",
  "webhook",
  "job",
  "file",
  "database",
  "message",
  "event",
] as const;
export type TriggerType = (typeof triggerTypes)[number];

const SCHEDULES: readonly TriggerType[] = ["cron", "interval", "at"];

/** The types that a key belongs to; keys that are not listed belong to all. */
export const triggerTypesOfKey: Readonly<Record<string, readonly TriggerType[]>> = {
  cron: ["cron"],
  every: ["interval"],
  at: ["at"],
  jitter: SCHEDULES,
  catch_up: SCHEDULES,
  catch_up_window: SCHEDULES,
  max_catch_up: SCHEDULES,
  dst: ["cron"],
  path: ["webhook", "file"],
  auth: ["webhook"],
  secret: ["webhook"],
  respond: ["webhook"],
  job: ["job"],
  statuses: ["job"],
  project: ["job"],
  pattern: ["file"],
  events: ["file"],
  connection: ["database", "message"],
  table: ["database"],
  operations: ["database"],
  topic: ["message"],
  group: ["message"],
  event: ["event"],
  match: ["event"],
};

/** Keys that a type cannot do without. */
export const requiredTriggerKeys: Readonly<Record<TriggerType, readonly string[]>> = {
  cron: ["cron"],
  interval: ["every"],
  at: ["at"],
  webhook: [],
  job: ["job"],
  file: ["path"],
  database: ["connection", "table"],
  message: ["connection", "topic"],
  event: ["event"],
};

/** A moment, with its offset from UTC or in the trigger's time zone. */
const timestamp: KeyType = {
  kind: "special",
  text: "a date and time, such as 2026-03-31T08:00:00Z, or 2026-03-31T08:00 in the trigger's time zone",
  schema: { type: "string", maxLength: 40 },
};
const cron: KeyType = {
  kind: "text_list",
  maxItems: 20,
  max: 256,
};
const oneLine = (max: number): KeyType =>
  text(max, { min: 1, strictPattern: ONE_LINE, hint: "no line breaks or control characters" });

const scheduleKeys: KeySpec[] = [
  key(
    "cron",
    cron,
    "Cron expression of 5 fields, or 6 with seconds first, a name such as @daily, or a list of them.",
  ),
  key("every", duration(1_000, 365 * DAY), "Time from one start to the next (interval)."),
  key("at", timestamp, "The one moment of an `at` trigger."),
  key("timezone", oneLine(64), "Time zone of `cron` and of times without an offset (IANA name)."),
  key("start", timestamp, "Nothing starts before."),
  key("end", timestamp, "Nothing starts after."),
  key(
    "jitter",
    duration(0, DAY),
    "Longest delay of a start; each slot has its own, which never changes.",
    { default: 0 },
  ),
  key(
    "catch_up",
    { kind: "choice", values: ["none", "latest", "all"] },
    "Which slots are made up for that passed while no scheduler ran.",
    { default: "none" },
  ),
  key("catch_up_window", duration(1_000, 365 * DAY), "Oldest slot that is made up for.", {
    default: "1h",
  }),
  key("max_catch_up", { kind: "integer", min: 1, max: 10_000 }, "Most slots made up for at once.", {
    default: 100,
  }),
  key(
    "dst",
    { kind: "section", scope: "dst" },
    "What happens where a clock is put forward or back.",
  ),
];

const webhookKeys: KeySpec[] = [
  key("path", oneLine(4_096), "End of the webhook's address, or the file or folder to watch."),
  key(
    "auth",
    { kind: "choice", values: ["none", "token", "hmac", "github", "basic"] },
    "How a caller shows that it may (webhook).",
    { default: "token" },
  ),
  key("secret", oneLine(255), "Name of the secret that `auth` is checked with."),
  key(
    "respond",
    { kind: "choice", values: ["accepted", "wait"] },
    "Answers at once, or with the result of the run (webhook).",
    { default: "accepted" },
  ),
];

const sourceKeys: KeySpec[] = [
  key("job", oneLine(255), "Job whose runs start this one."),
  key(
    "statuses",
    {
      kind: "choice_list",
      values: ["completed", "failed", "cancelled", "timed_out", "skipped"],
    },
    "Ends of the other job's runs that count.",
    { default: ["completed"] },
  ),
  key("project", oneLine(255), "Project of the other job; this one's if left out."),
  key("pattern", oneLine(512), "Names of files that count, as a glob."),
  key(
    "events",
    { kind: "choice_list", values: ["created", "modified", "deleted"] },
    "Changes of files that count.",
    { default: ["created", "modified", "deleted"] },
  ),
  key("connection", oneLine(255), "Name of the connection to a database or message broker."),
  key("table", oneLine(255), "Table to watch."),
  key(
    "operations",
    { kind: "choice_list", values: ["insert", "update", "delete"] },
    "Changes of rows that count.",
    { default: ["insert", "update", "delete"] },
  ),
  key("topic", oneLine(255), "Topic, queue or subject to read."),
  key("group", oneLine(255), "Consumer group; messages are shared among its members."),
  key("event", oneLine(255), "Name of an event on the internal bus."),
  key("match", condition, "CEL over `event`; other events are left alone.", { templates: true }),
];

/** Keys of one entry of `triggers`. */
export const triggerKeys: KeySpec[] = [
  key(
    "name",
    text(63, {
      min: 1,
      strictPattern: JOB_NAME,
      hint: "a letter or _, then up to 62 letters, digits, _ or -",
    }),
    "Name of the trigger, unique in the job; a slot is known by it.",
    { required: true },
  ),
  key("type", { kind: "choice", values: triggerTypes }, "What starts the job.", { required: true }),
  key("enabled", flag, "A disabled trigger starts nothing.", { default: true }),
  key("inputs", { kind: "json_map" }, "Inputs of the runs; expressions may read `event`.", {
    default: {},
    templates: true,
  }),
  key("if", condition, "CEL over `event`; false is recorded as ignored.", { templates: true }),
  key("labels", { kind: "text_map" }, "Labels of the runs, over those of the job.", {
    default: {},
    templates: true,
  }),
  key(
    "dedupe_key",
    text(1_024, { min: 1 }),
    "An occurrence with the same key gets the run of the first one.",
    { templates: true },
  ),
  key("dedupe_window", duration(1_000, 365 * DAY), "How long a `dedupe_key` is remembered.", {
    default: "24h",
  }),
  key(
    "overlap",
    { kind: "choice", values: ["skip", "queue_one", "queue_all", "cancel_running", "allow"] },
    "What happens while a run of this trigger goes on.",
    { default: "skip" },
  ),
  key(
    "pause_after_failures",
    { kind: "integer", min: 0, max: 10_000 },
    "Failed runs in a row after which the trigger pauses; 0 for never.",
    { default: 0 },
  ),
  ...scheduleKeys,
  ...webhookKeys,
  ...sourceKeys,
];

/** Keys of `dst`. */
export const dstKeys: KeySpec[] = [
  key(
    "gap",
    { kind: "choice", values: ["run_after", "skip"] },
    "A time that the clock leaves out: it starts right after, or not at all.",
    { default: "run_after" },
  ),
  key(
    "repeat",
    { kind: "choice", values: ["first", "both"] },
    "A time that the clock shows twice: it starts the first time, or both times.",
    { default: "first" },
  ),
];
