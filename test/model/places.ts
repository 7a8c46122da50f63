/** Where a task run stands in its run: the names of tasks, items and iterations that lead to it, and how a report writes them. */
import type { ModelTask } from "./model-job.ts";

export type ListName = "tasks" | "on_success" | "on_failure" | "on_cancel" | "finally" | "undo";

/** `list` is the phase of the run; compensations (`undo`) have the steps of the task run that they undo. */
export interface Place {
  list: ListName;
  steps: readonly Step[];
}

export type Step =
  | { kind: "task"; name: string }
  | { kind: "item"; index: number; key: string }
  | { kind: "iteration"; index: number };

/** The number of the first iteration in paths. */
export const FIRST_ITERATION = 0;

/** The place of a step inside another place. */
export function inside(place: Place, step: Step): Place {
  return { list: place.list, steps: [...place.steps, step] };
}

/** The path of a task run, such as `group/inner`, `each[key]/inner`, `repeat#2`, `finally:cleanup` or `undo:lock`. */
export function pathOf({ list, steps }: Place): string {
  const path = steps.map((step, index) => shownStep(step, index === 0)).join("");
  return list === "tasks" ? path : `${list}:${path}`;
}

function shownStep(step: Step, isFirst: boolean): string {
  switch (step.kind) {
    case "task":
      return isFirst ? step.name : `/${step.name}`;
    case "item":
      return `[${step.key}]`;
    case "iteration":
      return `#${step.index + FIRST_ITERATION}`;
  }
}

/** True if `outer` leads to `inner`, or is the same place. */
export function leadsTo(outer: Place, inner: Place): boolean {
  return (
    outer.list === inner.list &&
    outer.steps.length <= inner.steps.length &&
    outer.steps.every((step, at) => isSameStep(step, inner.steps[at]!))
  );
}

/** True if both steps name the same task, item or iteration of one place. */
export function isSameStep(one: Step, other: Step): boolean {
  if (one.kind === "task" || other.kind === "task")
    return one.kind === "task" && other.kind === "task" && one.name === other.name;
  return one.kind === other.kind && one.index === other.index;
}

/** The task as its items run it: nothing to wait for, and the item's own condition. */
export function itemTask(task: ModelTask, included: boolean): ModelTask {
  return { ...repeated(task), forEach: null, condition: included ? "none" : "false" };
}

/** The task as its iterations run it; all of them are undone at once. */
export function iterationTask(task: ModelTask): ModelTask {
  return { ...repeated(task), forEach: null, loop: null, condition: "none", rollback: null };
}

/** What concerns the whole task and not each of its repetitions: dependencies, and what its failure means outside. */
function repeated(task: ModelTask): ModelTask {
  return {
    ...task,
    dependsOn: [],
    reads: [],
    runWhen: "all_ok",
    enabled: true,
    allowFailure: false,
  };
}
