/** What each execution comes to: given by the job, looked up by the model and by whoever drives the engine. */
import {
  ROLLBACK_RETRIES,
  type AttemptResult,
  type ModelJob,
  type ModelTask,
} from "./model-job.ts";
import { inside, itemTask, iterationTask, pathOf, type ListName, type Place } from "./places.ts";

/** A digit per repetition around an execution: most items and iterations that are told apart. */
const REPETITIONS = 5;

/** The results of the attempts at a place, one list per item and iteration as far as the task has different ones. */
export function resultsAt(task: ModelTask, place: Place): readonly AttemptResult[] {
  const position = place.steps.reduce(
    (sum, step) => (step.kind === "task" ? sum : sum * REPETITIONS + step.index),
    0,
  );
  return task.results[position % task.results.length]!;
}

/** The result of an attempt, counted from 1. */
export function resultOfAttempt(results: readonly AttemptResult[], attempt: number): AttemptResult {
  return results[Math.min(attempt, results.length) - 1]!;
}

/** Where the attempts of an execution end, and how many they were. */
export function lastAttempt(
  results: readonly AttemptResult[],
  retryMax: number,
): { result: AttemptResult; attempts: number } {
  for (let attempt = 1; ; attempt += 1) {
    const result = resultOfAttempt(results, attempt);
    const isOver = result === "completed" || result === "exit_skip" || attempt > retryMax;
    if (isOver) return { result, attempts: attempt };
  }
}

/** The compensation of a task run, as a task. */
export function compensation(task: ModelTask): ModelTask {
  return {
    ...iterationTask(task),
    group: null,
    retryMax: ROLLBACK_RETRIES,
    results: [task.rollback!.results],
  };
}

/**
 * The results of every execution that a job could come to, by path: also of those that the rules do not let happen, so that an engine
 * which runs one of them shows it by its states.
 */
export function outcomesByPath(job: ModelJob): Map<string, readonly AttemptResult[]> {
  const found = new Map<string, readonly AttemptResult[]>();
  const lists: [ListName, ModelTask[]][] = [
    ["tasks", job.tasks],
    ["on_success", job.onSuccess],
    ["on_failure", job.onFailure],
    ["on_cancel", job.onCancel],
    ["finally", job.finally],
  ];
  for (const [list, tasks] of lists) collectAll(tasks, { list, steps: [] }, found);
  return found;
}

function collectAll(
  tasks: readonly ModelTask[],
  scope: Place,
  found: Map<string, readonly AttemptResult[]>,
): void {
  for (const task of tasks) collect(task, inside(scope, { kind: "task", name: task.name }), found);
}

function collect(
  task: ModelTask,
  place: Place,
  found: Map<string, readonly AttemptResult[]>,
): void {
  if (task.forEach !== null) {
    task.forEach.items.forEach(({ key, included }, index) => {
      collect(itemTask(task, included), inside(place, { kind: "item", index, key }), found);
    });
  } else if (task.loop !== null) {
    for (let index = 0; index < task.loop.maxIterations; index += 1)
      collect(iterationTask(task), inside(place, { kind: "iteration", index }), found);
  } else if (task.group !== null) collectAll(task.group, place, found);
  else found.set(pathOf(place), resultsAt(task, place));
  if (task.rollback !== null && place.list === "tasks" && task.forEach === null)
    found.set(pathOf({ ...place, list: "undo" }), task.rollback.results);
}
