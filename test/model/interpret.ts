/**
 * A reference of the language's rules (workflow-language.md §5), written apart from the engine and as plainly as possible: what becomes of
 * a run and of each of its task runs when the outcome of every execution is known. Shares no code with the engine.
 */
import type { ModelJob, ModelTask, RunCause } from "./model-job.ts";
import { compensation } from "./outcomes.ts";
import { inside, pathOf, type ListName, type Place } from "./places.ts";
import { perform } from "./repetition.ts";
import { isBad, isFailure, outcomeBeforeStart, type End } from "./rules.ts";

export type RunResult = "completed" | RunCause;

/** What a run comes to. */
export interface Expected {
  result: RunResult;
  /** Null where the language does not say: a run that did not complete. */
  warnings: boolean | null;
  /** The values that the language leaves open. */
  rollback: readonly string[];
  /** Every task run by path, inner ones before the one that sees to them, phases in their order. */
  ends: Map<string, End>;
}

/** Gives the end that the rest of the run builds on, for the one that the rules demand: another one if something stops the run. */
export type Observe = (local: End) => End;

export interface Circumstances {
  /** Why the run ends before its tasks do; null if nobody stops it. */
  cause?: "cancelled" | "timed_out" | null;
  observe?: Observe;
}

/** The end of a run and of everything in it; under `failure_policy: continue` it is the only one possible, if nothing stops the run. */
export function interpret(job: ModelJob, circumstances: Circumstances = {}): Expected {
  const { cause = null, observe = (local: End): End => local } = circumstances;
  const run = new ModelRun(observe);
  const main = run.list("tasks", job.tasks);
  const mainResult: RunResult = cause ?? (main.some(isBad) ? "failed" : "completed");
  const isUndone = mainResult !== "completed" && job.rollbackOn.includes(mainResult);
  const rollback = isUndone ? rollbackStates(run.undo()) : ["none"];
  const handlers = run.list(...handlersFor(job, mainResult));
  const last = run.list("finally", job.finally);
  const lateFailure = [...(mainResult === "completed" ? handlers : []), ...last].some(isBad);
  const result = mainResult === "completed" && lateFailure ? "failed" : mainResult;
  const warns = [...run.ends.values()].some((end) => end.warns);
  return { result, warnings: result === "completed" ? warns : null, rollback, ends: run.ends };
}

/** Which handlers a result calls; a run that timed out counts as failed. */
function handlersFor(job: ModelJob, result: RunResult): [ListName, ModelTask[]] {
  switch (result) {
    case "completed":
      return ["on_success", job.onSuccess];
    case "cancelled":
      return ["on_cancel", job.onCancel];
    case "failed":
    case "timed_out":
      return ["on_failure", job.onFailure];
  }
}

/** The language does not tell a rollback of nothing from none, nor one of which nothing succeeded from a partial one. */
function rollbackStates(undone: readonly End[]): string[] {
  if (undone.length === 0) return ["none", "completed"];
  const failures = undone.filter(isBad).length;
  if (failures === 0) return ["completed"];
  return failures < undone.length ? ["partial"] : ["partial", "failed"];
}

class ModelRun {
  readonly ends = new Map<string, End>();
  readonly #observe: Observe;

  constructor(observe: Observe) {
    this.#observe = observe;
  }

  list(list: ListName, tasks: readonly ModelTask[]): End[] {
    return this.#scope(tasks, { list, steps: [] });
  }

  /** Compensations run for themselves: one that fails does not keep the others from running. */
  undo(): End[] {
    return [...this.ends.values()]
      .filter(isCompensated)
      .reverse()
      .map(({ task, place }) => this.#one(compensation(task), { ...place, list: "undo" }));
  }

  #scope(tasks: readonly ModelTask[], scope: Place): End[] {
    const ends = new Map<string, End>();
    for (const task of tasks) {
      const place = inside(scope, { kind: "task", name: task.name });
      ends.set(task.name, this.#one(task, place, ends));
    }
    return [...ends.values()];
  }

  #one(task: ModelTask, place: Place, siblings: ReadonlyMap<string, End> = new Map()): End {
    const outcome =
      outcomeBeforeStart(task, siblings) ??
      perform(task, place, {
        one: (inner, at) => this.#one(inner, at),
        scope: (inner, at) => this.#scope(inner, at),
      });
    const end = this.#observe({ ...outcome, task, place, path: pathOf(place) });
    this.ends.set(end.path, end);
    return end;
  }
}

/** Whether a task run is undone when the run is: each item for itself, not the list of them; the iterations of a loop together. */
export function isCompensated(end: End): boolean {
  const { task, status } = end;
  if (end.place.list !== "tasks" || task.rollback === null || task.forEach !== null) return false;
  return status === "completed" || (task.rollback.onPartial && isFailure(end));
}

/** The state of a task run as a report shows it. */
export function shownState({ status, reason }: Pick<End, "status" | "reason">): string {
  return reason === null ? status : `${status}(${reason})`;
}
