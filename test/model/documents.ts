/** A job of the model as its author would write it: only what differs from the defaults is there. */
import { stringify } from "yaml";
import type { JsonObject, JsonValue } from "../../src/base/json.ts";
import type {
  ModelForEach,
  ModelItem,
  ModelJob,
  ModelLoop,
  ModelRollback,
  ModelTask,
} from "./model-job.ts";
import { DEFAULT_MAX_PARALLEL, ROLLBACK_RETRIES } from "./model-job.ts";
import { outcomesByPath } from "./outcomes.ts";
import { FIRST_ITERATION } from "./places.ts";

/** An expression that is valid and has no value: no label has this name. */
const ERROR = "run.labels.none == 'x'";

/** The document as YAML, in strict mode. */
export function yamlDocument(job: ModelJob, name: string): string {
  return stringify(document(job, name), { lineWidth: 0 });
}

/** The document as JSON, in strict mode. */
export function jsonDocument(job: ModelJob, name: string): string {
  return JSON.stringify(document(job, name));
}

/** What a report of a difference shows: the document, and the results of its executions beneath as comments. */
export function describeJob(job: ModelJob): string {
  const results = [...outcomesByPath(job)].map(([path, list]) => `# ${path}: ${list.join(", ")}`);
  return `\n${yamlDocument(job, "model")}${results.join("\n")}\n`;
}

function document(job: ModelJob, name: string): JsonObject {
  const list = (tasks: readonly ModelTask[]): JsonValue | undefined =>
    tasks.length === 0 ? undefined : tasks.map(documentTask);
  return defined({
    stratal: 1,
    name,
    failure_policy: job.failurePolicy === "continue" ? undefined : job.failurePolicy,
    rollback_on: job.rollbackOn.join() === "failed,timed_out" ? undefined : job.rollbackOn,
    tasks: job.tasks.map(documentTask),
    on_success: list(job.onSuccess),
    on_failure: list(job.onFailure),
    on_cancel: list(job.onCancel),
    finally: list(job.finally),
  });
}

/** The task as its author would write it. */
export function documentTask(task: ModelTask): JsonObject & { name: string } {
  const hasStatus = task.dependsOn.some((edge) => edge.status !== null);
  return {
    name: task.name,
    ...defined({
      depends_on: dependsOn(task),
      run_when: hasStatus || task.runWhen === "all_ok" ? undefined : task.runWhen,
      on_skip: task.onSkip === "auto" ? undefined : task.onSkip,
      enabled: task.enabled ? undefined : false,
      if: conditionText(task),
      allow_failure: task.allowFailure ? true : undefined,
      retry: task.retryMax === 0 ? undefined : retry(task.retryMax),
      for_each: task.forEach === null ? undefined : forEach(task.forEach),
      loop: task.loop === null ? undefined : loop(task.loop),
      rollback: task.rollback === null ? undefined : rollback(task.rollback),
    }),
    ...body(task),
  };
}

/** A group reads nothing itself; a task reads in both of the ways that the language has. */
function body(task: ModelTask): JsonObject {
  if (task.group !== null) return { tasks: task.group.map(documentTask) };
  const texts = task.reads.map((other, index) =>
    index % 2 === 0 ? `\${{ tasks.${other}.output }}` : `\${${other}.output}`,
  );
  return { uses: "echo", parameters: { message: texts.join(" ") || "-" } };
}

function dependsOn(task: ModelTask): JsonValue | undefined {
  if (task.dependsOn.length === 0) return undefined;
  return task.dependsOn.map((edge) =>
    edge.status === null ? edge.task : { task: edge.task, status: edge.status },
  );
}

function conditionText({ condition }: ModelTask): string | undefined {
  switch (condition) {
    case "none":
      return undefined;
    case "true":
      return "1 < 2";
    case "false":
      return "1 > 2";
    case "error":
      return ERROR;
  }
}

/** Without a wait: whoever drives the engine has no clock. */
function retry(max: number): JsonObject {
  return { max, delay: "0s" };
}

function forEach({ items, form, tolerate, maxParallel }: ModelForEach): JsonObject {
  const isKeyed = items.some(({ key }, index) => key !== String(index));
  const allowed = "count" in tolerate ? tolerate.count : `${tolerate.percent}%`;
  return defined({
    ...(form === "matrix" ? { matrix: matrix(items.length) } : { in: items.map(listItem) }),
    key: isKeyed ? "${{ item.key }}" : undefined,
    if: items.some(({ included }) => !included) ? "item.included" : undefined,
    max_parallel: maxParallel === DEFAULT_MAX_PARALLEL ? undefined : maxParallel,
    tolerate: allowed === 0 ? undefined : allowed,
  });
}

function listItem({ key, included }: ModelItem): JsonObject {
  return { key, included };
}

/** Axes with as many combinations as there are items: two that are longer than one where that is possible. */
function matrix(size: number): JsonObject {
  return size === 4
    ? { row: [0, 1], column: [0, 1] }
    : { row: Array.from({ length: size }, (_, index) => index), column: [0] };
}

function loop({ kind, enough, maxIterations, onLimit }: ModelLoop): JsonObject {
  const comparison =
    kind === "until"
      ? `loop.index >= ${enough - 1 + FIRST_ITERATION}`
      : `loop.index < ${enough + FIRST_ITERATION}`;
  return defined({
    [kind]: comparison,
    max_iterations: maxIterations,
    on_limit: onLimit === "fail" ? undefined : onLimit,
  });
}

function rollback({ onPartial }: ModelRollback): JsonObject {
  return defined({
    uses: "echo",
    parameters: { message: "undo" },
    on_partial: onPartial ? true : undefined,
    retry: retry(ROLLBACK_RETRIES),
  });
}

/** Without the keys that the author would leave out. */
function defined(object: Record<string, JsonValue | undefined>): JsonObject {
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
