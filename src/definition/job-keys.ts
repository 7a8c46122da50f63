import type { KeySpec } from "./key-type.ts";
import {
  cancelGrace,
  DAY,
  duration,
  flag,
  JOB_NAME,
  key,
  later,
  onWorkerLost,
  priority,
  queueName,
  queueTimeout,
  retry,
  tags,
  taskTimeout,
  text,
} from "./key-rows.ts";

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
  later("project", "text", "Target project on import."),
  key("enabled", flag, "A disabled job is started by hand only.", { default: true }),
  later("extends", "text `name@version`", "Base template."),
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
  later("if", "CEL", "False ends the run as skipped."),
  later("concurrency", "map", "Limits runs that share a key."),
  key(
    "timeout",
    duration(1, 365 * DAY),
    "Longest time a run may take from its first task on, without pauses.",
    { default: "24h" },
  ),
  later("queue_timeout", "duration", "Longest time a run may wait for its start."),
  key("priority", priority, "Tasks of a higher priority start first; tasks inherit it.", {
    default: 5,
  }),
  later("max_parallel", "whole number", "Task runs of one run at once."),
  key(
    "failure_policy",
    { kind: "choice", values: ["continue", "stop", "cancel"] },
    "After a failure: other branches go on, nothing new starts, or running tasks are cancelled too.",
    { default: "continue", legacyDefault: "stop" },
  ),
  later("retry", "whole number or map", "Automatic new attempt of a run."),
  later("rollback_on", "list", "Ends of a run that start the rollback."),
  later("triggers", "list", "What starts the job."),
  key("tasks", { kind: "section_list", scope: "task" }, "The work.", { required: true }),
  later("outputs", "map", "Outputs of a run."),
  later("on_success", "list of tasks", "Tasks that run after success."),
  later("on_failure", "list of tasks", "Tasks that run after failure or timeout."),
  later("on_cancel", "list of tasks", "Tasks that run after a cancel."),
  later("finally", "list of tasks", "Tasks that always run at the end."),
  later("finally_timeout", "duration", "Time budget of `finally`."),
  later("notify", "list", "Who is told about what."),
  later("sla", "map", "Start and finish deadlines that raise an event."),
  later("retention", "map", "How long runs, logs and artifacts are kept."),
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
