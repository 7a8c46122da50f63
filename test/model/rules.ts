/** What the results of its dependencies mean for a task (workflow-language.md §5.2, §5.3). */
import type { JsonValue } from "../../src/base/json.ts";
import type { ModelTask } from "./model-job.ts";
import type { Place } from "./places.ts";

export type EndStatus = "completed" | "failed" | "timed_out" | "cancelled" | "skipped";

/** What becomes of a task run. */
export interface Outcome {
  status: EndStatus;
  /** The reason of a skip. */
  reason: string | null;
  /** Null where the language does not say how often it is tried: tasks that only see to others, and those that do not start. */
  attempts: number | null;
  /** Undefined where the language does not say. */
  output: JsonValue | undefined;
  /** It was taken along by a skip that cascades, and takes along what depends on it. */
  cascading: boolean;
  /** It makes the run one with warnings. */
  warns: boolean;
}

/** A task run that has ended. */
export interface End extends Outcome {
  place: Place;
  path: string;
  task: ModelTask;
}

/** The outcome of a task run that is not executed. */
export function skipped(reason: string, cascading = false): Outcome {
  return { status: "skipped", reason, attempts: null, output: null, cascading, warns: false };
}

/** What the dependencies, `enabled` and `if` make of a task; null if it runs. `ends` has its dependencies by name. */
export function outcomeBeforeStart(
  task: ModelTask,
  ends: ReadonlyMap<string, End>,
): Outcome | null {
  const edges = task.dependsOn.map((edge) => ({ ...edge, to: ends.get(edge.task)! }));
  const ruled = edges.filter((edge) => edge.status === null).map((edge) => edge.to);
  const verdict = ruleVerdict(task.runWhen, ruled);
  if (verdict !== "run") return skipped(verdict);
  for (const edge of edges)
    if (edge.status !== null && !fits(edge.status, edge.to)) return skipped("not_taken");
  if (task.runWhen === "all_ok" || task.runWhen === "all_completed") {
    const skips = edges.map((edge) => edge.to).filter(isNeutral);
    if (skips.some((to) => to.cascading || to.task.onSkip === "cascade"))
      return skipped("upstream_skipped", true);
    if (skips.some((to) => to.task.onSkip === "auto" && task.reads.includes(to.task.name)))
      return skipped("upstream_skipped");
  }
  if (!task.enabled) return skipped("disabled");
  return conditionOutcome(task);
}

/** An error in `if` is a failure, not false. */
function conditionOutcome({ condition, allowFailure }: ModelTask): Outcome | null {
  if (condition === "false") return skipped("condition");
  if (condition !== "error") return null;
  return { ...skipped(""), status: "failed", reason: null, warns: allowFailure };
}

function ruleVerdict(rule: string, results: readonly End[]): string {
  const anyBad = results.some(isBad);
  switch (rule) {
    case "all_ok":
      return anyBad ? "upstream_failed" : "run";
    case "all_completed":
      if (anyBad) return "upstream_failed";
      return results.every((result) => result.status === "completed") ? "run" : "not_taken";
    case "all_done":
      return "run";
    case "any_ok":
      if (results.some(isGood)) return "run";
      return anyBad ? "upstream_failed" : "not_taken";
    case "any_failed":
      return anyBad ? "run" : "not_taken";
    case "all_failed":
      return results.every(isBad) ? "run" : "not_taken";
    default:
      throw new Error(`no rule ${rule}`);
  }
}

function fits(status: string, end: End): boolean {
  if (status === "done") return true;
  if (status === "ok") return isGood(end);
  if (status === "failed") return isFailure(end);
  return end.status === status;
}

/** Failed or timed out, allowed or not. */
export function isFailure({ status }: Pick<Outcome, "status">): boolean {
  return status === "failed" || status === "timed_out";
}

/** Whether the task run counts as done for its edges. */
export function isGood(end: End): boolean {
  return end.status === "completed" || (isFailure(end) && end.task.allowFailure);
}

/** Whether the task run counts as if it had not been there. */
export function isNeutral({ status, reason }: Outcome): boolean {
  return status === "skipped" && reason !== "upstream_failed" && reason !== "run_stopped";
}

/** Whether the task run is a failure for its edges, its group and its run. */
export function isBad(end: End): boolean {
  return !isGood(end) && !isNeutral(end);
}
