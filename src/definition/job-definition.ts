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
  inputs: Record<string, InputDeclaration>;
  /** Job-level environment of scripts. */
  env: Record<string, string>;
  /** Run clock from the first `running`, minus `paused`; null for no limit. */
  timeoutMs: number | null;
  priority: number;
  /** Task runs of one run at once; null for unlimited. */
  maxParallel: number | null;
  failurePolicy: FailurePolicy;
  tasks: TaskDefinition[];
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

/** A typed input of a run; `type` decides which bounds apply. */
export interface InputDeclaration {
  type: "string" | "integer" | "number" | "boolean" | "enum" | "array" | "object";
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
  title?: string;
  description?: string;
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
  /** Task-type arguments; for scripts, environment variables of the same name. */
  parameters: JsonObject;
  /** Secret name → environment variable (scripts) or parameter name (builtins). */
  secrets: Record<string, string>;
  env: Record<string, string>;
  /** One attempt, process time only. */
  timeoutMs: number;
  /** SIGTERM, then this long, then SIGKILL to the whole tree. */
  cancelGraceMs: number;
  retry: RetryPolicy;
  allowFailure: boolean;
  exitCodes: ExitCodes;
  onWorkerLost: "fail" | "retry";
  /** Tags that a worker must have. */
  runsOn: string[];
  queue: string;
  priority: number;
}

export type TaskBody = ScriptBody | BuiltinBody;

export interface ScriptBody {
  kind: "script";
  language: ScriptLanguage;
  code: string;
  args: string[];
  /** True for bash with `-eo pipefail` (strict `run:`). */
  errexit: boolean;
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
  "internal",
] as const;
export type FailureKind = (typeof failureKinds)[number];

export interface ExitCodes {
  success: number[];
  skip: number[];
  noRetry: number[];
}
