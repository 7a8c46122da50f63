/**
 * Decides what a claimed task run does: the one place that reads dependencies and conditions. Pure (engine.md §2): the caller
 * passes everything in. Does not own how it is executed.
 *
 * 1. The order is that of workflow-language.md §5.3: run rule and edge statuses, data check, then the task itself.
 */
import type { EdgeStatus, OnSkip, RunWhen, TaskDefinition } from "../definition/job-definition.ts";
import type { PlanNode } from "../definition/plan.ts";
import { edgeValue, type SkipReason, type TaskRunStatus } from "./states.ts";

export interface DependencyCounts {
  good: number;
  neutral: number;
  bad: number;
}

/** An ended task run that another one depends on or reads, and what the other one wants of it. */
export interface DependencyState {
  status: TaskRunStatus;
  skipReason: SkipReason | null;
  allowFailure: boolean;
  onSkip: OnSkip;
  /** It was taken along by a skip that cascades, and so takes along what depends on it. */
  cascades: boolean;
  /** False for an earlier task that is only read. */
  isDependency: boolean;
  /** The result it is asked for; null if `run_when` decides. */
  edgeStatus: EdgeStatus | null;
  isRead: boolean;
}

export type Decision =
  { kind: "execute" } | { kind: "skip"; reason: SkipReason; cascades: boolean };

/** True if `decide` needs to know each dependency: for the rest the counters that the database keeps are enough. */
export function needsDependencyStates(
  { task, dependencies, edgeStatuses, reads }: PlanNode,
  counts: DependencyCounts,
): boolean {
  if (edgeStatuses !== null || task.runWhen === "all_completed") return true;
  if (task.runWhen !== "all_ok") return false;
  return counts.neutral > 0 || reads.some((node) => !dependencies.includes(node));
}

/** Decides a claimed task run. `states` may be null if `needsDependencyStates` says so. */
export function decide(
  task: Pick<TaskDefinition, "enabled" | "runWhen">,
  counts: DependencyCounts,
  states: readonly DependencyState[] | null,
): Decision {
  const refused = ruleRefusal(task.runWhen, counts, states);
  if (refused !== null) return skip(refused);
  if (states !== null && (task.runWhen === "all_ok" || task.runWhen === "all_completed")) {
    const neutral = states.filter((state) => valueOf(state) === "neutral");
    if (neutral.some((state) => state.isDependency && takesAlong(state)))
      return { kind: "skip", reason: "upstream_skipped", cascades: true };
    if (neutral.some((state) => state.isRead && state.onSkip === "auto"))
      return skip("upstream_skipped");
  }
  return task.enabled ? { kind: "execute" } : skip("disabled");
}

function skip(reason: SkipReason): Decision {
  return { kind: "skip", reason, cascades: false };
}

/** Null if the dependencies let the task run. A bad dependency is told before an edge status that does not match. */
function ruleRefusal(
  rule: RunWhen,
  counts: DependencyCounts,
  states: readonly DependencyState[] | null,
): SkipReason | null {
  const edges = states?.filter((state) => state.isDependency) ?? [];
  const asked = edges.filter((state) => state.edgeStatus !== null);
  const plain =
    asked.length === 0 ? counts : countOf(edges.filter((edge) => edge.edgeStatus === null));
  const allCompleted = edges.every((edge) => edge.status === "completed");
  const refused = refusalOf(rule, plain, allCompleted);
  if (refused !== null) return refused;
  return asked.every(matches) ? null : "not_taken";
}

function refusalOf(
  rule: RunWhen,
  { good, neutral, bad }: DependencyCounts,
  allCompleted: boolean,
): SkipReason | null {
  switch (rule) {
    case "all_ok":
      return bad > 0 ? "upstream_failed" : null;
    case "all_completed":
      if (bad > 0) return "upstream_failed";
      return allCompleted ? null : "not_taken";
    case "all_done":
      return null;
    case "any_ok":
      if (good > 0) return null;
      return bad > 0 ? "upstream_failed" : "not_taken";
    case "any_failed":
      return bad > 0 ? null : "not_taken";
    case "all_failed":
      return good + neutral === 0 ? null : "not_taken";
  }
}

function countOf(states: readonly DependencyState[]): DependencyCounts {
  const counts = { good: 0, neutral: 0, bad: 0 };
  for (const state of states) counts[valueOf(state)] += 1;
  return counts;
}

function matches(state: DependencyState): boolean {
  switch (state.edgeStatus) {
    case null:
    case "done":
      return true;
    case "ok":
      return valueOf(state) === "good";
    case "failed":
      return state.status === "failed" || state.status === "timed_out";
    case "completed":
    case "skipped":
      return state.status === state.edgeStatus;
  }
}

function valueOf(state: DependencyState): "good" | "neutral" | "bad" {
  return edgeValue(state.status, state.skipReason, state.allowFailure);
}

function takesAlong(state: DependencyState): boolean {
  return state.cascades || state.onSkip === "cascade";
}

/** Lease losses after which a task is given up: it probably kills its workers. */
export const MAX_WORKER_LOSSES = 3;

/** Whether a task run whose worker was lost runs again. `lost` counts the losses including this one. */
export function restartsAfterWorkerLoss(
  task: Pick<TaskDefinition, "onWorkerLost">,
  lost: number,
): boolean {
  return task.onWorkerLost === "retry" && lost < MAX_WORKER_LOSSES;
}
