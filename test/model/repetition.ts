/** What a task that starts comes to: by its attempts, or by what it sees to: items, iterations, inner tasks (§5.7). */
import type { JsonValue } from "../../src/base/json.ts";
import type { ModelForEach, ModelLoop, ModelTask } from "./model-job.ts";
import { lastAttempt, resultsAt } from "./outcomes.ts";
import { inside, itemTask, iterationTask, pathOf, type Place } from "./places.ts";
import { isBad, isFailure, skipped, type End, type Outcome } from "./rules.ts";

/** Brings the task runs inside another one to their ends. */
export interface Inner {
  one(task: ModelTask, place: Place): End;
  scope(tasks: readonly ModelTask[], place: Place): End[];
}

/** The outcome of a task that starts. */
export function perform(task: ModelTask, place: Place, inner: Inner): Outcome {
  const outcome = performed(task, place, inner);
  return { ...outcome, warns: outcome.warns || (task.allowFailure && isFailure(outcome)) };
}

function performed(task: ModelTask, place: Place, inner: Inner): Outcome {
  if (task.forEach !== null) return performItems(task, task.forEach, place, inner);
  if (task.loop !== null) return performLoop(task, task.loop, place, inner);
  if (task.group === null) return performAttempts(task, place);
  const hasFailed = inner.scope(task.group, place).some(isBad);
  return ended(hasFailed ? "failed" : "completed", hasFailed ? null : undefined);
}

/** Its output is its path, so that no output can be taken for another one. */
function performAttempts(task: ModelTask, place: Place): Outcome {
  const { result, attempts } = lastAttempt(resultsAt(task, place), task.retryMax);
  if (result === "exit_skip") return { ...skipped("exit_code"), attempts };
  return { ...ended(result, result === "completed" ? pathOf(place) : null), attempts };
}

function performItems(
  task: ModelTask,
  { items, tolerate }: ModelForEach,
  place: Place,
  inner: Inner,
): Outcome {
  const ends = items.map(({ key, included }, index) =>
    inner.one(itemTask(task, included), inside(place, { kind: "item", index, key })),
  );
  const bad = ends.filter(isBad).length;
  const isTolerated =
    "count" in tolerate ? bad <= tolerate.count : bad * 100 <= tolerate.percent * items.length;
  if (!isTolerated) return ended("failed", null);
  return { ...ended("completed", listOf(ends)), warns: bad > 0 };
}

/** An item that did not complete leaves a hole; an output that the language does not define leaves the list undefined. */
function listOf(ends: readonly End[]): JsonValue | undefined {
  const outputs: JsonValue[] = [];
  for (const { status, output } of ends) {
    if (status === "completed" && output === undefined) return undefined;
    outputs.push(status === "completed" ? output! : null);
  }
  return outputs;
}

function performLoop(task: ModelTask, loop: ModelLoop, place: Place, inner: Inner): Outcome {
  let last: End | null = null;
  for (let index = 0; ; index += 1) {
    const isEnough = index >= loop.enough && (loop.kind === "while" || last !== null);
    const isOver = isEnough || (index === loop.maxIterations && loop.onLimit === "continue");
    // Without an iteration it has nothing to say, as a task without output.
    if (isOver) return ended("completed", last === null ? "" : last.output);
    if (index === loop.maxIterations) return ended("failed", null);
    last = inner.one(iterationTask(task), inside(place, { kind: "iteration", index }));
    if (isBad(last)) return ended("failed", null);
  }
}

function ended(status: Outcome["status"], output: JsonValue | undefined): Outcome {
  return { status, reason: null, attempts: null, output, cascading: false, warns: false };
}
