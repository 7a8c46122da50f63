import type { KeySpec, KeyType } from "./key-type.ts";
import {
  cancelGrace,
  condition,
  DAY,
  duration,
  flag,
  JOB_NAME,
  key,
  ONE_LINE,
  onWorkerLost,
  outputDeclarations,
  priority,
  queueName,
  queueTimeout,
  retry,
  shortOr,
  tags,
  taskTimeout,
  TEMPLATE_REFERENCE,
  text,
} from "./key-rows.ts";

const handlers: KeyType = { kind: "section_list", scope: "task" };

/** Keys of the document itself. */
export const jobKeys: KeySpec[] = [
  key(
    "stratal",
    { kind: "special", text: "1", schema: { const: 1 } },
    "Language version; its presence turns strict mode on.",
  ),
  key(
    "name",
    text(255, {
      min: 1,
      strictPattern: JOB_NAME,
      hint: "a letter or _, then up to 62 letters, digits, _ or -",
    }),
    "Name of the job, unique in its project.",
    { required: true },
  ),
  key("description", text(65_536), "What the job is for."),
  key("owner", text(255), "Who answers for the job."),
  key("labels", { kind: "text_map" }, "Labels of the job; the API shows them.", {
    default: {},
  }),
  key("source", text(255), "Where the document came from.", { default: "api" }),
  key("run_immediately", flag, "Starts one run as soon as the job is created.", { default: false }),
  key("raw_payload", { kind: "json" }, "Accepted and ignored."),
  key(
    "project",
    text(255, { min: 1, strictPattern: ONE_LINE, hint: "no line breaks or control characters" }),
    "Project that an import goes to; the current one if left out.",
  ),
  key("enabled", flag, "A disabled job is started by hand only.", { default: true }),
  key(
    "extends",
    text(300, {
      min: 1,
      strictPattern: TEMPLATE_REFERENCE,
      hint: "`name@version`, such as base@1",
    }),
    "Job template that this job builds on, such as `base@1`.",
  ),
  key(
    "inputs",
    { kind: "section_map", scope: "input" },
    "Declared inputs: checked before a run starts; scripts read them as INPUT_<NAME>.",
    { default: {} },
  ),
  key("env", { kind: "text_map" }, "Environment variables of all scripts.", {
    default: {},
    templates: true,
  }),
  key(
    "defaults",
    { kind: "section", scope: "defaults" },
    "Values for tasks that have none of their own.",
  ),
  key("if", condition, "False ends the run as skipped.", { templates: true }),
  key(
    "concurrency",
    { kind: "section", scope: "concurrency" },
    "Limits the runs that share a key, those of other jobs too.",
  ),
  key(
    "timeout",
    duration(1, 365 * DAY),
    "Longest time a run may take from its first task on, without pauses.",
    { default: "24h" },
  ),
  key("queue_timeout", queueTimeout, "Longest time a run may wait for its start."),
  key("priority", priority, "Tasks of a higher priority start first; tasks inherit it.", {
    default: 5,
  }),
  key(
    "max_parallel",
    { kind: "integer", min: 1, max: 10_000 },
    "Tasks of one run that execute at once; without it the workers' slots are the limit.",
  ),
  key(
    "failure_policy",
    { kind: "choice", values: ["continue", "stop", "cancel"] },
    "After a failure: other branches go on, nothing new starts, or running tasks are cancelled too.",
    { default: "continue", legacyDefault: "stop" },
  ),
  key(
    "retry",
    shortOr("a number of new attempts from 0 to 100, or a map", "run_retry", {
      type: "integer",
      minimum: 0,
      maximum: 100,
    }),
    "New attempts of a run that ended badly.",
  ),
  key(
    "rollback_on",
    { kind: "choice_list", values: ["failed", "timed_out", "cancelled"] },
    "Ends of a run that start the rollback.",
    { default: ["failed", "timed_out"] },
  ),
  key(
    "triggers",
    { kind: "section_list", scope: "trigger" },
    "What starts the job by itself: checked and kept, but nothing is started by it yet.",
    {
      default: [],
    },
  ),
  key("tasks", { kind: "section_list", scope: "task" }, "The work.", { required: true }),
  key("outputs", outputDeclarations, "Outputs of a run, evaluated when it completed.", {
    default: {},
    templates: true,
  }),
  key("on_success", handlers, "Tasks that run after success.", { default: [] }),
  key("on_failure", handlers, "Tasks that run after a failure or timeout.", { default: [] }),
  key("on_cancel", handlers, "Tasks that run after a cancel.", { default: [] }),
  key("finally", handlers, "Tasks that always run at the end.", { default: [] }),
  key("finally_timeout", duration(1, DAY), "Time budget of `finally`.", { default: "10m" }),
  key(
    "notify",
    { kind: "section_list", scope: "notify" },
    "Who is told about what; written into the table `outbox`, but not sent yet.",
    {
      default: [],
    },
  ),
  key(
    "sla",
    { kind: "section", scope: "sla" },
    "Times whose miss raises the event `sla_missed`; the run goes on.",
  ),
  key(
    "retention",
    { kind: "section", scope: "retention" },
    "How much of the job's runs is kept; the project decides what is left out.",
  ),
];

/** Keys of `defaults`. */
export const defaultsKeys: KeySpec[] = [
  key("timeout", taskTimeout, "Default of the tasks' `timeout`."),
  key("queue_timeout", queueTimeout, "Default of the tasks' `queue_timeout`."),
  key("cancel_grace", cancelGrace, "Default of the tasks' `cancel_grace`."),
  key("retry", retry, "Default of the tasks' `retry`."),
  key("env", { kind: "text_map" }, "Environment of all scripts, over the job's `env`.", {
    templates: true,
  }),
  key("runs_on", tags, "Default of the tasks' `runs_on`."),
  key("queue", queueName, "Default of the tasks' `queue`."),
  key("priority", priority, "Default of the tasks' `priority`."),
  key("resources", { kind: "section", scope: "resources" }, "Default of the tasks' `resources`."),
  key("on_worker_lost", onWorkerLost, "Default of the tasks' `on_worker_lost`."),
  key("script", { kind: "section", scope: "default_script" }, "Defaults of scripts."),
];
