/** What expressions can be tried with: the values of a run, or those that a run would have without any input. */
import type { JobModel } from "./job-model.ts";

/** What is taken of a run. */
export interface FinishedRun {
  id: string;
  status: string;
  attempt: number;
  inputs: Readonly<Record<string, unknown>>;
  task_runs: readonly RunTask[];
}

interface RunTask {
  name: string;
  parent_id: string | null;
  status: string;
  attempt: number;
  skip_reason: string | null;
  output?: unknown;
  outputs?: unknown;
  error?: unknown;
}

/** Values by root, as expressions of the main tasks read them. */
export function valuesOfRun(run: FinishedRun): Record<string, unknown> {
  const main = run.task_runs.filter(({ parent_id: parent }) => parent === null);
  return {
    inputs: run.inputs,
    tasks: Object.fromEntries(main.map((task) => [task.name, resultOf(task)])),
    run: { id: run.id, status: run.status, attempt: run.attempt },
  };
}

function resultOf(task: RunTask): Record<string, unknown> {
  return {
    status: task.status,
    ok: task.status === "completed",
    output: task.output ?? null,
    outputs: task.outputs ?? {},
    error: task.error ?? null,
    attempts: task.attempt,
    skip_reason: task.skip_reason,
  };
}

/** The defaults of a document's inputs, and its tasks without results: a form to fill in. */
export function valuesOfDocument({ value, lists }: JobModel): Record<string, unknown> {
  const declared = Object.entries(recordOf(value.inputs));
  const inputs = declared.map(([name, input]) => [name, recordOf(input).default ?? null]);
  const names = (lists[0]?.tasks ?? []).slice(0, maxShownTasks).map(({ name }) => name);
  return {
    inputs: Object.fromEntries(inputs) as Record<string, unknown>,
    env: recordOf(value.env),
    tasks: Object.fromEntries(names.map((name) => [name, { status: "completed", output: "" }])),
  };
}

/** More are not filled in by hand. */
const maxShownTasks = 20;

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
