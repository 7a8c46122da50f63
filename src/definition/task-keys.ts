import { edgeStatuses, onSkipRules, runWhenRules, scriptLanguages } from "./job-definition.ts";
import type { KeySpec, KeyType } from "./key-type.ts";
import {
  cancelGrace,
  code,
  condition,
  DAY,
  dependencies,
  duration,
  flag,
  jitter,
  key,
  language,
  later,
  ONE_LINE,
  onWorkerLost,
  priority,
  queueName,
  retry,
  tags,
  taskTimeout,
  text,
} from "./key-rows.ts";

const languageSentence = `Language of the code: ${scriptLanguages.join(", ")}.`;

/** Keys of one task. */
export const taskKeys: KeySpec[] = [
  key(
    "name",
    text(255, { min: 1, strictPattern: ONE_LINE, hint: "no line breaks or control characters" }),
    "Name of the task, unique in the job.",
    { required: true },
  ),
  key("title", text(255), "Name for people; kept in the definition."),
  key("description", text(65_536), "What the task does."),
  key("enabled", flag, "A disabled task is skipped; tasks after it run.", { default: true }),
  key(
    "type",
    { kind: "special", text: "custom or builtin", schema: { enum: ["custom", "builtin"] } },
    "Only needed where the body does not tell: custom runs a script, builtin a task type.",
  ),
  key(
    "order",
    { kind: "integer", min: -1_000_000_000, max: 1_000_000_000 },
    "Stage: waits for all tasks of lower order, if the task has no `depends_on`.",
  ),
  key(
    "depends_on",
    dependencies,
    "Tasks that must end before this one starts; `[]` starts at once.",
  ),
  key(
    "run_when",
    { kind: "choice", values: runWhenRules },
    "Which results of the dependencies let the task run; an allowed failure counts as ok.",
    { default: "all_ok" },
  ),
  key("if", condition, "False skips the task; an error fails it. Decided after `run_when`.", {
    templates: true,
  }),
  key(
    "on_skip",
    { kind: "choice", values: onSkipRules },
    "What a skip of this task does to its dependents: auto takes along those that read its output, cascade all, continue none.",
    { default: "auto" },
  ),
  key(
    "config",
    { kind: "section", scope: "config" },
    "Wrapper of the older form: everything inside may stand directly on the task.",
  ),
  key("run", code, "Script in the default language (bash, with -eo pipefail)."),
  key("script", { kind: "section", scope: "script" }, "Script with its language and arguments."),
  key("uses", text(255, { min: 1 }), "Task type, such as http_request."),
  later("job", "name or map", "Runs another job."),
  later("approval", "map", "Waits for a person's decision."),
  later("wait", "duration or map", "Waits for a time or an event."),
  later("tasks", "list of tasks", "Group with an inner graph."),
  key(
    "parameters",
    { kind: "json_map" },
    "Arguments of the task type; environment variables of a script.",
    { default: {}, templates: true },
  ),
  key(
    "secrets",
    { kind: "text_map" },
    "Secret names, each with the environment variable (scripts) or parameter it fills.",
    { default: {} },
  ),
  key("env", { kind: "text_map" }, "Environment variables of the script.", {
    default: {},
    templates: true,
  }),
  later("files", "map", "Files written to the work directory before the start."),
  later("artifacts", "list", "Files kept after the task."),
  later("output", "text or map", "How standard output becomes the task's output."),
  later("outputs", "map", "Declared named outputs."),
  later("cache", "map", "Reuses the result of an equal task."),
  later("for_each", "list or map", "Runs the task once per item."),
  later("loop", "map", "Repeats the task until a condition holds."),
  key("retry", retry, "Re-tries after a failure, so 3 means up to 4 attempts.", { default: 0 }),
  key("timeout", taskTimeout, "Longest time of one attempt.", {
    default: "1h",
    legacyDefault: "5m",
  }),
  later("queue_timeout", "duration", "Longest time the task may wait for a worker."),
  key("cancel_grace", cancelGrace, "Time between SIGTERM and SIGKILL.", { default: "10s" }),
  key("allow_failure", flag, "A failure counts as success for dependents and for the run.", {
    default: false,
  }),
  key("exit_codes", { kind: "section", scope: "exit_codes" }, "What exit codes of a script mean."),
  later("rollback", "map", "Compensation when the run ends badly."),
  key("idempotent", flag, "Safe to run twice: same as `on_worker_lost: retry`.", {
    default: false,
  }),
  key("on_worker_lost", onWorkerLost, "What happens to the task of a lost worker.", {
    default: "retry",
  }),
  later("concurrency", "map", "Mutex or semaphore over runs."),
  key("runs_on", tags, "Tags that the worker must all have.", { default: [] }),
  key("queue", queueName, "Queue that the task waits in.", { default: "default" }),
  key("priority", priority, "Overrides the job's priority."),
  later("resources", "map", "Limits of processor, memory and disk."),
];

/** Keys of `script`. */
export const scriptKeys: KeySpec[] = [
  key("language", language, languageSentence, { default: "bash" }),
  key("code", code, "The code; never interpolated."),
  later("file", "text", "File that holds the code."),
  key("args", { kind: "text_list", maxItems: 1_000, max: 65_536 }, "Arguments of the script.", {
    default: [],
  }),
  later("shell", "text", "Shell and its options."),
  later("working_dir", "text", "Directory the script starts in."),
  later("stdin", "text", "Standard input."),
  later("image", "text", "Container image."),
];

/** Keys of `defaults.script`. */
export const defaultScriptKeys: KeySpec[] = [
  key("language", language, "Language of `run`, and of scripts that name none.", {
    default: "bash",
  }),
  later("shell", "text", "Default of `script.shell`."),
  later("image", "text", "Default of `script.image`."),
];

/** Failures that may be re-tried. */
export const retryKinds = [
  "exit",
  "timeout",
  "http_5xx",
  "http_429",
  "network",
  "worker_lost",
] as const;

/** Keys of `retry`. */
export const retryKeys: KeySpec[] = [
  key("max", { kind: "integer", min: 0, max: 100 }, "Re-tries after the first attempt.", {
    default: 0,
  }),
  key("delay", duration(0, 7 * DAY), "Wait before the first re-try.", { default: "10s" }),
  key(
    "backoff",
    { kind: "choice", values: ["constant", "linear", "exponential"] },
    "How the wait grows.",
    { default: "exponential" },
  ),
  key("factor", { kind: "number", min: 1, max: 100 }, "Growth of exponential waits.", {
    default: 2,
  }),
  key("max_delay", duration(0, 30 * DAY), "Longest wait.", { default: "10m" }),
  key("jitter", jitter, "Random part of the wait.", { default: 0.1 }),
  later("deadline", "duration", "No re-try after this much time."),
  key(
    "kinds",
    { kind: "text_list", maxItems: 20, max: 40 },
    `Failures that are re-tried: ${retryKinds.join(", ")}.`,
    { default: [...retryKinds] },
  ),
  later("if", "CEL", "False stops re-trying."),
];

const exitCodes: KeyType = { kind: "integer_list", min: 0, max: 255 };
/** Keys of `exit_codes`. */
export const exitCodesKeys: KeySpec[] = [
  key("success", exitCodes, "Codes that mean success.", { default: [0] }),
  key("skip", exitCodes, "Codes that mean the task skipped itself; tasks after it run.", {
    default: [],
  }),
  key("no_retry", exitCodes, "Codes after which no re-try helps.", { default: [] }),
];

/** Keys of one entry of `depends_on`. */
export const dependencyKeys: KeySpec[] = [
  key("task", text(255, { min: 1 }), "Name of the task.", { required: true }),
  key(
    "status",
    { kind: "choice", values: edgeStatuses },
    "Result of the dependency that lets this task run; another one skips it.",
  ),
  key("optional", flag, "The dependency may be missing.", { default: false }),
];
