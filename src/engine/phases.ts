/**
 * What a run does once its main tasks have ended (workflow-language.md §5.4): rollback, then the handlers of its result, then
 * `finally`. Pure: the caller has read the run.
 */
import type { RollbackCause } from "../definition/job-definition.ts";
import type { HandlerKind } from "../definition/plan.ts";
import { runResult, type JobRunStatus } from "./states.ts";

export const runPhases = ["main", "rollback", "handlers", "finally", "done"] as const;
/** Where a run with a controller is. */
export type RunPhase = (typeof runPhases)[number];

/** What the decision about the next phase needs to know of a run. */
export interface PhaseFacts {
  phase: RunPhase;
  cancelRequested: boolean;
  timedOut: boolean;
  badTasks: number;
  handlers: Readonly<Record<HandlerKind, number | null>>;
  rollbackOn: readonly RollbackCause[];
  /** Completed tasks that have a compensation. */
  compensations: number;
}

/** The next phase: a rollback, a graph of handlers, or none. */
export type NextPhase =
  | { phase: "rollback" }
  | { phase: "handlers" | "finally"; handlers: HandlerKind; graph: number }
  | { phase: "done" };

/** Decides what follows the phase that has ended; phases without work are passed over. */
export function nextPhase(facts: PhaseFacts): NextPhase {
  const after = runPhases.indexOf(facts.phase);
  const result = resultSoFar(facts);
  if (after < runPhases.indexOf("rollback") && rollsBack(facts, result))
    return { phase: "rollback" };
  if (after < runPhases.indexOf("handlers")) {
    const handlers = handlersOf(result);
    const graph = handlers === null ? null : facts.handlers[handlers];
    if (handlers !== null && graph !== null) return { phase: "handlers", handlers, graph };
  }
  const { finally: last } = facts.handlers;
  if (after < runPhases.indexOf("finally") && last !== null)
    return { phase: "finally", handlers: "finally", graph: last };
  return { phase: "done" };
}

/** The state that the run ends in unless a later phase fails. */
export function resultSoFar(
  facts: Pick<PhaseFacts, "cancelRequested" | "timedOut" | "badTasks">,
): JobRunStatus {
  return runResult(facts);
}

/** True if a failure in this phase fails the run: `finally` and `on_success` are part of what was asked for. */
export function failsRun(phase: RunPhase, result: JobRunStatus): boolean {
  return phase === "finally" || (phase === "handlers" && result === "completed");
}

function rollsBack({ rollbackOn, compensations }: PhaseFacts, result: JobRunStatus): boolean {
  return compensations > 0 && rollbackOn.some((cause) => cause === result);
}

/** A timeout is a failure for handlers. */
function handlersOf(result: JobRunStatus): HandlerKind | null {
  switch (result) {
    case "completed":
      return "on_success";
    case "failed":
    case "timed_out":
      return "on_failure";
    case "cancelled":
      return "on_cancel";
    default:
      return null;
  }
}
