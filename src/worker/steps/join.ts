/** What a task run comes to when those that it waited for have ended. */
import { formatDuration } from "../../base/duration.ts";
import type { JsonObject } from "../../base/json.ts";
import { getRunPhase } from "../../store/runs/run-phase.ts";
import { listFailedTasks, type ScopeState } from "../../store/runs/scopes.ts";
import type { TaskOutcome } from "../../engine/outcome.ts";
import { failed, type Attempt, type StepResult } from "../attempt.ts";
import { outputSource, withDeclaredOutputs } from "../results/output-source.ts";
import { factsWithEnv } from "../task-values.ts";

/** A task run that may not expand any more, because its run or scope was halted. */
export const stoppedEnding: StepResult = {
  status: "skipped",
  reason: "run_stopped",
  cascades: false,
};

/** Cancelled if the run or something around the task run is being cancelled; else failed, naming the first ones that failed. */
export async function badEnding(
  { claimed, loaded, context }: Attempt,
  { bad, size }: ScopeState,
  noun: "items" | "tasks",
): Promise<StepResult> {
  const { halted } = await getRunPhase(context.on, claimed.runId);
  const isCancelled =
    halted === "cancel" || loaded.chain.some((scope) => scope.halted === "cancel");
  if (isCancelled) {
    const message = `Stopped with ${bad} of ${size} ${noun} unfinished or failed.`;
    return { status: "cancelled", error: { kind: "cancelled", message } };
  }
  const children = await listFailedTasks(context.on, claimed.runId, claimed.childScope!);
  const names = children.map(({ name, status }) => `${name} ${status.replace("_", " ")}`);
  const more = bad > names.length ? ` and ${bad - names.length} more` : "";
  const list = names.length === 0 ? "" : `: ${names.join(", ")}${more}`;
  return failed("children_failed", `${bad} of ${size} ${noun} did not succeed${list}.`);
}

/** The end of a group or a loop whose time was over: what still ran in it was cancelled. */
export function overdueEnding(what: "group" | "loop", limitMs: number): StepResult {
  const message = `The ${what} did not end within its timeout of ${formatDuration(limitMs)}; what still ran in it was cancelled.`;
  return { status: "timed_out", error: { kind: "timeout", message } };
}

/** A good ending with the declared outputs; `roots` are further names that they may read, `self` adds to what they read of the task. */
export function withOutputs(
  attempt: Attempt,
  outcome: TaskOutcome,
  roots: JsonObject = {},
  self: JsonObject = {},
): TaskOutcome {
  const { version, loaded } = attempt;
  const { env } = factsWithEnv(version, loaded.facts);
  return withDeclaredOutputs(outputSource(attempt, { env, ...roots }), outcome, self);
}
