import { edgeStatuses, onSkipRules, runWhenRules } from "./job-definition.ts";
import type { KeySpec, KeyType } from "./key-type.ts";
import {
  cancelGrace,
  code,
  condition,
  dependencies,
  flag,
  key,
  ONE_LINE,
  onWorkerLost,
  priority,
  outputDeclarations,
  queueName,
  queueTimeout,
  retry,
  shortOr,
  tags,
  taskTimeout,
  text,
} from "./key-rows.ts";

/** Values of `type`. */
export const taskKinds = ["custom", "builtin", "job", "approval", "wait", "group"] as const;

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
    { kind: "special", text: `one of ${taskKinds.join(", ")}`, schema: { enum: [...taskKinds] } },
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
  key(
    "job",
    shortOr("the name of a job, or a map", "sub_job", { type: "string" }),
    "Runs another job.",
  ),
  key("approval", { kind: "section", scope: "approval" }, "Waits for a person's decision."),
  key(
    "wait",
    shortOr("a duration, one ${{ }} that gives one, or a map", "wait", {
      type: ["string", "integer"],
    }),
    "Waits for a time or an event; no worker is held.",
  ),
  key(
    "tasks",
    { kind: "section_list", scope: "task" },
    "Group: tasks with a graph and names of their own.",
  ),
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
  key(
    "files",
    {
      kind: "special",
      text: "a map of paths, each with its text or {task: name, artifact: name}",
      schema: {
        type: "object",
        additionalProperties: {
          anyOf: [{ type: "string" }, { $ref: "#/$defs/artifact_reference" }],
        },
      },
      nested: true,
    },
    "Files written to the work directory before the start.",
    { default: {} },
  ),
  key(
    "artifacts",
    { kind: "section_list", scope: "artifact" },
    "Files that are kept after the task.",
    { default: [] },
  ),
  key(
    "output",
    shortOr("one of text, json, lines, last_line, none, or a map", "output", {
      enum: ["text", "json", "lines", "last_line", "none"],
    }),
    "How standard output becomes the task's output.",
    { default: "text" },
  ),
  key("outputs", outputDeclarations, "Named outputs.", { default: {} }),
  key("cache", { kind: "section", scope: "cache" }, "Takes over the result of an equal task."),
  key(
    "for_each",
    shortOr(
      "a list, one ${{ }} that gives one, or a map",
      "for_each",
      { type: "array" },
      { type: "string" },
    ),
    "Runs the task once per item.",
  ),
  key("loop", { kind: "section", scope: "loop" }, "Repeats the task."),
  key("retry", retry, "Re-tries after a failure, so 3 means up to 4 attempts.", { default: 0 }),
  key(
    "timeout",
    taskTimeout,
    "Longest time of one attempt; written on a group, of everything inside of it.",
    {
      default: "1h",
      legacyDefault: "5m",
    },
  ),
  key("queue_timeout", queueTimeout, "Longest time the task may wait for a worker."),
  key("cancel_grace", cancelGrace, "Time between SIGTERM and SIGKILL.", { default: "10s" }),
  key("allow_failure", flag, "A failure counts as success for dependents and for the run.", {
    default: false,
  }),
  key("exit_codes", { kind: "section", scope: "exit_codes" }, "What exit codes of a script mean."),
  key(
    "rollback",
    { kind: "section", scope: "rollback" },
    "Undoes the task when the run ends badly.",
  ),
  key("idempotent", flag, "Safe to run twice: same as `on_worker_lost: retry`.", {
    default: false,
  }),
  key("on_worker_lost", onWorkerLost, "What happens to the task of a lost worker.", {
    default: "retry",
  }),
  key(
    "concurrency",
    { kind: "section", scope: "concurrency" },
    "Limits task runs that share a key, over all runs.",
  ),
  key("runs_on", tags, "Tags that the worker must all have.", { default: [] }),
  key("queue", queueName, "Queue that the task waits in.", { default: "default" }),
  key("priority", priority, "Overrides the job's priority."),
  key(
    "resources",
    { kind: "section", scope: "resources" },
    "Limits of processor, memory and disk, and whether there is a network.",
  ),
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
