/** The whole language as types, in one file because they refer to each other and are read together. */
import type { JsonObject, JsonValue } from "../base/json.ts";

/**
 * The canonical, flat form of a job document, whatever form its author wrote (workflow-language.md §1). All durations are
 * milliseconds; all defaults are filled in.
 */
export interface JobDefinition {
  /** Strict documents have `stratal: 1`; all others are legacy. */
  mode: "strict" | "legacy";
  name: string;
  description: string;
  owner: string | null;
  labels: Record<string, string>;
  source: string;
  /** Create, then start one run. */
  runImmediately: boolean;
  enabled: boolean;
  /** Project that an import goes to; null for the caller's. */
  project: string | null;
  /** Base template, `name` or `name@version`. */
  extends: string | null;
  inputs: Record<string, InputDeclaration>;
  /** Job-level environment of scripts. */
  env: Record<string, string>;
  /** CEL; false ends the run as skipped. Null if it has none. */
  condition: string | null;
  concurrency: ConcurrencyRule | null;
  /** Run clock from the first `running`, minus `paused`; null for no limit. */
  timeoutMs: number | null;
  /** Longest time in `pending` and `queued`; null for no limit. */
  queueTimeoutMs: number | null;
  priority: number;
  /** Task runs of one run at once; null for unlimited. */
  maxParallel: number | null;
  failurePolicy: FailurePolicy;
  /** Automatic new attempts of the run. */
  retry: RunRetry | null;
  rollbackOn: RollbackCause[];
  triggers: TriggerDefinition[];
  tasks: TaskDefinition[];
  /** Outputs of the run, evaluated when it completed. */
  outputs: Record<string, OutputDeclaration>;
  onSuccess: TaskDefinition[];
  /** Runs after a timeout, too. */
  onFailure: TaskDefinition[];
  onCancel: TaskDefinition[];
  finally: TaskDefinition[];
  finallyTimeoutMs: number;
  notify: NotifyRule[];
  sla: ServiceLevel | null;
  retention: Retention | null;
}

export type RollbackCause = "failed" | "timed_out" | "cancelled";

/** Limits what shares a key: at most `limit` hold it at once. */
export interface ConcurrencyRule {
  /** Text with expressions. */
  key: string;
  limit: number;
  onConflict: "queue" | "skip" | "cancel_running" | "fail";
  maxQueued: number;
  /** `latest` keeps only the newest that waits. */
  queueOrder: "fifo" | "latest";
}

/** Re-tries of a whole run: from its failed tasks, or all of it. */
export interface RunRetry extends RetryPolicy {
  mode: "failed" | "all";
}

/** A trigger in its canonical form: `name` and `type`, and the keys of its type as they were written. */
export interface TriggerDefinition {
  name: string;
  type: string;
  enabled: boolean;
  /** The remaining keys, checked against the language. */
  options: JsonObject;
}

/** A named output of a task or a run. */
export interface OutputDeclaration {
  type: InputType | null;
  /** Text with expressions; null takes the key of the same name that the task wrote. */
  value: JsonValue;
  required: boolean;
  sensitive: boolean;
  /** JSON Schema that the value must fit; null for none. */
  schema: JsonObject | null;
}

export interface NotifyRule {
  events: string[];
  to: string[];
  condition: string | null;
  message: string | null;
}

export interface ServiceLevel {
  startWithinMs: number | null;
  finishWithinMs: number | null;
}

/** How much is kept; null leaves it to the project. */
export interface Retention {
  runs: number | null;
  days: number | null;
  logsDays: number | null;
  artifactsDays: number | null;
}

/** Results that a dependency can be asked for (workflow-language.md §3): `ok` counts an allowed failure, `completed` does not. */
export const edgeStatuses = ["ok", "completed", "failed", "skipped", "done"] as const;
export type EdgeStatus = (typeof edgeStatuses)[number];

export const runWhenRules = [
  "all_ok",
  "all_completed",
  "all_done",
  "any_ok",
  "any_failed",
  "all_failed",
] as const;
export type RunWhen = (typeof runWhenRules)[number];

export const onSkipRules = ["auto", "cascade", "continue"] as const;
export type OnSkip = (typeof onSkipRules)[number];

export type FailurePolicy = "continue" | "stop" | "cancel";

export const inputTypes = [
  "string",
  "integer",
  "number",
  "boolean",
  "enum",
  "date",
  "datetime",
  "duration",
  "array",
  "object",
  "file",
  "secret",
] as const;
export type InputType = (typeof inputTypes)[number];

/** A typed input of a run; `type` decides which bounds apply. */
export interface InputDeclaration {
  type: InputType;
  required: boolean;
  default?: JsonValue;
  values?: JsonValue[];
  pattern?: string;
  min?: number;
  max?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  /** What each item of an array must be. */
  items?: InputDeclaration;
  /** JSON Schema that the value must fit. */
  schema?: JsonObject;
  /** A well-known form of a text, such as `email` or `uri`. */
  format?: string;
  /** Its value is masked wherever it is shown. */
  sensitive?: boolean;
  title?: string;
  description?: string;
  /** Heading that a form shows the input under. */
  group?: string;
}

export interface TaskDefinition {
  name: string;
  title: string | null;
  description: string;
  enabled: boolean;
  /** Stage number: waits for all tasks of lower order if the task has no `dependsOn`; null outside stages. */
  order: number | null;
  /** Null when the document names none (then `order` decides); an empty list starts at once. */
  dependsOn: string[] | null;
  /** The result that a dependency must come to, by its name, where `depends_on` asks for one. */
  edgeStatuses: Record<string, EdgeStatus>;
  /** Which results of the dependencies without an edge status let the task run. */
  runWhen: RunWhen;
  /** CEL; false skips the task. Null if it has none. */
  condition: string | null;
  /** What a skip of this task does to those that depend on it. */
  onSkip: OnSkip;
  body: TaskBody;
  /** Runs the body once per item; null if it does not. */
  forEach: ForEach | null;
  /** Repeats the body (of each item); null if it does not. */
  loop: Loop | null;
  /** Task-type arguments; for scripts, environment variables of the same name. */
  parameters: JsonObject;
  /** Secret name → environment variable (scripts) or parameter name (builtins). */
  secrets: Record<string, string>;
  env: Record<string, string>;
  /** Written to the work directory before the start, by path: text with expressions, or an artifact. */
  files: Record<string, string | ArtifactReference>;
  artifacts: ArtifactRule[];
  output: OutputCapture;
  outputs: Record<string, OutputDeclaration>;
  cache: CacheRule | null;
  concurrency: ConcurrencyRule | null;
  /** One attempt, process time only. */
  timeoutMs: number;
  /** Longest time in the queue; null for no limit. */
  queueTimeoutMs: number | null;
  /** SIGTERM, then this long, then SIGKILL to the whole tree. */
  cancelGraceMs: number;
  retry: RetryPolicy;
  allowFailure: boolean;
  exitCodes: ExitCodes;
  /** Undoes the task when the run ends badly. */
  rollback: Rollback | null;
  onWorkerLost: "fail" | "retry";
  /** Tags that a worker must have. */
  runsOn: string[];
  queue: string;
  priority: number;
  resources: Resources | null;
}

export interface ArtifactReference {
  /** Task that made the artifact; null for any earlier one. */
  task: string | null;
  artifact: string;
}

export interface ArtifactRule {
  name: string;
  /** Glob, relative to the work directory. */
  path: string;
  when: "ok" | "always" | "failed";
  /** Null leaves it to the project. */
  retentionMs: number | null;
  /** No match is no failure. */
  optional: boolean;
}

/** How standard output becomes the task's output. */
export interface OutputCapture {
  mode: "text" | "json" | "lines" | "last_line" | "none";
  maxBytes: number;
  /** `truncate` keeps the end. */
  onOverflow: "truncate" | "fail";
}

export interface CacheRule {
  /** Text with expressions. */
  key: string;
  ttlMs: number;
  scope: "job" | "project";
  condition: string | null;
}

export interface Resources {
  /** Processors, such as 0.5. */
  cpu: number | null;
  memoryBytes: number | null;
  diskBytes: number | null;
  /** Keeps the task from every network; without it, it has the worker's. */
  network?: "none";
}

/** A compensation: a task of the same name, run with the stored parameters and outputs of the task as `self`. */
export interface Rollback {
  task: TaskDefinition;
  /** Runs also if the task itself failed. */
  onPartial: boolean;
}

export interface ForEach {
  source: ForEachSource;
  /** Name of the item in expressions. */
  as: string;
  indexAs: string;
  /** CEL; false skips the item. */
  condition: string | null;
  /** Text with expressions; null for the index. */
  key: string | null;
  /** Items per task run; null for one that is not a list. */
  batch: number | null;
  maxParallel: number;
  /** What too many failed items do to the others. */
  onFailure: "continue" | "stop" | "cancel";
  /** Failed items that are let pass: a number of them, or a percentage. */
  tolerate: { count: number } | { percent: number };
  maxItems: number;
}

export type ForEachSource =
  /** A list, or text with one expression that gives one. */
  | { kind: "list"; value: JsonValue }
  /** `from`, `to` (inclusive) and `step`: numbers, or text with expressions. */
  | { kind: "range"; from: JsonValue; to: JsonValue; step: JsonValue }
  | { kind: "matrix"; axes: JsonObject; include: JsonValue; exclude: JsonValue };

export interface Loop {
  /** CEL, looked at before each iteration; null if it has none. */
  while: string | null;
  /** CEL, looked at after each iteration; null if it has none. */
  until: string | null;
  maxIterations: number;
  delayMs: number;
  onLimit: "fail" | "continue";
  /** Iterations whose task runs are kept. */
  keep: number;
  /** Of all iterations together; null for no limit. */
  timeoutMs: number | null;
}

export type TaskBody = ScriptBody | BuiltinBody | GroupBody | SubJobBody | ApprovalBody | WaitBody;

/** An inner graph with names of its own. */
export interface GroupBody {
  kind: "group";
  tasks: TaskDefinition[];
  /** Of everything inside together, where the document says so; null for no limit. */
  groupTimeoutMs: number | null;
}

export interface SubJobBody {
  kind: "job";
  name: string;
  /** Null for the current project. */
  project: string | null;
  /** Null for the latest. */
  version: number | null;
  inputs: JsonObject;
  /** False goes on as soon as the child run exists. */
  wait: boolean;
  onChildFailure: "fail" | "ignore";
  cancelChild: boolean;
  /** Text with expressions; null for the task's own. */
  idempotencyKey: string | null;
}

export interface ApprovalBody {
  kind: "approval";
  /** Text with expressions. */
  message: string;
  approvers: { users: string[]; groups: string[] };
  /** Approvals that it takes. */
  min: number;
  /** Who started the run may approve it. */
  allowSelf: boolean;
  form: Record<string, InputDeclaration>;
  timeoutMs: number;
  onTimeout: "reject" | "approve" | "skip";
  onReject: "fail" | "skip" | "continue";
}

export interface WaitBody {
  kind: "wait";
  for:
    | { kind: "duration"; ms: number }
    /** A duration or a timestamp that an expression gives. */
    | { kind: "expression"; of: "duration" | "timestamp"; text: string }
    | { kind: "timestamp"; at: string }
    /** An event of the bus; `match` is CEL over `event`, null takes any. */
    | { kind: "event"; event: string; match: string | null };
  /** Null for no limit. */
  timeoutMs: number | null;
  onTimeout: "fail" | "skip" | "continue";
}

export interface ScriptBody {
  kind: "script";
  language: ScriptLanguage;
  code: string;
  args: string[];
  /** True for bash with `-eo pipefail` (strict `run:`). */
  errexit: boolean;
  /** File in the work directory that holds the code, instead of `code`; null for none. */
  file: string | null;
  /** Shell and its options, instead of the language's interpreter. */
  shell: string[] | null;
  /** Relative to the work directory, or absolute; null for the work directory. */
  workingDir: string | null;
  /** Text with expressions; null for empty. */
  stdin: string | null;
  /** Container image; null runs on the worker itself. */
  image: string | null;
}

export interface BuiltinBody {
  kind: "builtin";
  /** Task type, such as `http_request`. */
  type: string;
}

export const scriptLanguages = [
  "python",
  "javascript",
  "typescript",
  "bash",
  "sh",
  "ruby",
  "go",
  "php",
  "perl",
] as const;
export type ScriptLanguage = (typeof scriptLanguages)[number];

export interface RetryPolicy {
  /** Re-tries after the first attempt. */
  max: number;
  delayMs: number;
  backoff: "constant" | "linear" | "exponential";
  factor: number;
  maxDelayMs: number;
  jitter: "none" | "full" | "equal" | number;
  kinds: FailureKind[];
  /** No re-try once this much time has passed since the first start, without queues and pauses; null for no limit. */
  deadlineMs: number | null;
  /** CEL over `error`; false stops re-trying. */
  condition: string | null;
}

/** What an attempt can fail with; the first six may be retried. */
export const failureKinds = [
  "exit",
  "timeout",
  "http_5xx",
  "http_429",
  "network",
  "worker_lost",
  "http_4xx",
  "validation",
  "output_invalid",
  "output_too_large",
  "secret_missing",
  "cancelled",
  "expression_error",
  "expression_budget",
  "not_boolean",
  "approval_rejected",
  "children_failed",
  "child_run_failed",
  "loop_limit",
  "invalid_items",
  "concurrency_conflict",
  "concurrency_deadlock",
  "queue_timeout",
  "artifact_missing",
  "out_of_memory",
  "internal",
] as const;
export type FailureKind = (typeof failureKinds)[number];

export interface ExitCodes {
  success: number[];
  skip: number[];
  noRetry: number[];
}
