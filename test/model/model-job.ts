/** A job as the reference model sees it: what its document says, and what each execution of its tasks comes to. */

export interface ModelJob {
  failurePolicy: "continue" | "stop" | "cancel";
  rollbackOn: RunCause[];
  tasks: ModelTask[];
  onSuccess: ModelTask[];
  onFailure: ModelTask[];
  onCancel: ModelTask[];
  finally: ModelTask[];
}

export type RunCause = "failed" | "timed_out" | "cancelled";

/** In every list of tasks, dependencies come before what depends on them. */
export interface ModelTask {
  name: string;
  dependsOn: ModelEdge[];
  runWhen: string;
  onSkip: "auto" | "cascade" | "continue";
  enabled: boolean;
  /** What its `if` comes to. */
  condition: "none" | "true" | "false" | "error";
  allowFailure: boolean;
  /** Tasks, among the dependencies, whose output it reads. */
  reads: string[];
  forEach: ModelForEach | null;
  loop: ModelLoop | null;
  /** The inner tasks of a group; null for a task that is executed itself. */
  group: ModelTask[] | null;
  retryMax: number;
  /** By execution (see `resultsAt`), what each attempt comes to; the last result of a list repeats. */
  results: AttemptResult[][];
  rollback: ModelRollback | null;
}

export interface ModelEdge {
  task: string;
  /** The result it asks for; null if `run_when` decides. */
  status: string | null;
}

export type AttemptResult = "completed" | "failed" | "timed_out" | "exit_skip";

/** `for_each` with `on_failure: continue`, over a list written in the document. */
export interface ModelForEach {
  items: ModelItem[];
  form: "list" | "matrix";
  tolerate: { count: number } | { percent: number };
  maxParallel: number;
}

/** Items that run at once if the document says nothing of it. */
export const DEFAULT_MAX_PARALLEL = 10;

export interface ModelItem {
  key: string;
  /** What the `if` of `for_each` says of it. */
  included: boolean;
}

export interface ModelLoop {
  kind: "until" | "while";
  /** Iterations after which the condition ends it. */
  enough: number;
  maxIterations: number;
  onLimit: "fail" | "continue";
}

export interface ModelRollback {
  onPartial: boolean;
  /** What each attempt of the compensation comes to; the last result repeats. */
  results: AttemptResult[];
}

/** The re-tries of a compensation (workflow-language.md §3, `rollback`). */
export const ROLLBACK_RETRIES = 3;

const emptyJob: ModelJob = {
  failurePolicy: "continue",
  rollbackOn: ["failed", "timed_out"],
  tasks: [],
  onSuccess: [],
  onFailure: [],
  onCancel: [],
  finally: [],
};

const emptyTask: Omit<ModelTask, "name"> = {
  dependsOn: [],
  runWhen: "all_ok",
  onSkip: "auto",
  enabled: true,
  condition: "none",
  allowFailure: false,
  reads: [],
  forEach: null,
  loop: null,
  group: null,
  retryMax: 0,
  results: [["completed"]],
  rollback: null,
};

/** A job whose other settings are the language's defaults. */
export function modelJob(tasks: ModelTask[], settings: Partial<ModelJob> = {}): ModelJob {
  return { ...emptyJob, tasks, ...settings };
}

/** A task whose other settings are the language's defaults, and which completes. */
export function modelTask(name: string, settings: Partial<ModelTask> = {}): ModelTask {
  return { name, ...emptyTask, ...settings };
}
