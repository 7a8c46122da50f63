import type { JobVersion, RunWithTasks, TaskRun, TaskRunStatus } from "../api/resources.ts";

/** A state as this page shows it. `failed_allowed`: the task failed or timed out, and its job allows that (`allow_failure`). */
export type ShownTaskStatus = TaskRunStatus | "failed_allowed";

export interface ShownTask extends TaskRun {
  shown: ShownTaskStatus;
}

/** What a version of a job says about a task, as far as it matters here. */
type DefinedTask = Pick<JobVersion["tasks"][number], "name" | "config">;

/** A run's tasks. The API does not say of a task run whether its failure was allowed; the version of its job does. */
export function shownTasks(
  run: Pick<RunWithTasks, "task_runs">,
  version: { tasks: readonly DefinedTask[] } | undefined,
): ShownTask[] {
  const mayFail = new Set(
    (version?.tasks ?? [])
      .filter(({ config }) => config["allow_failure"] === true)
      .map(({ name }) => name),
  );
  return run.task_runs.map((task) => ({
    ...task,
    shown: hasFailed(task.status) && mayFail.has(task.name) ? "failed_allowed" : task.status,
  }));
}

/** The tasks that made the run fail, in the order in which they ended. */
export function failuresOf(tasks: readonly ShownTask[]): ShownTask[] {
  return tasks
    .filter(({ shown }) => hasFailed(shown))
    .sort((a, b) => endOf(a) - endOf(b) || a.seq - b.seq);
}

function hasFailed(status: ShownTaskStatus): boolean {
  return status === "failed" || status === "timed_out";
}

function endOf(task: TaskRun): number {
  return task.finished_at === null ? Infinity : Date.parse(task.finished_at);
}
