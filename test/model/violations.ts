/**
 * Compares a run with the model. Under `failure_policy: continue` every task run has one possible end. Under `stop` and `cancel`, and in a run
 * that a user cancels, it depends on the moment of the stop, so each task run is compared with what its own dependencies, as they were observed, let it come to;
 * what had not ended at that moment may have been stopped instead.
 */
import { isDeepStrictEqual } from "node:util";
import { interpret, shownState } from "./interpret.ts";
import type { ModelJob } from "./model-job.ts";
import type { Observed, ObservedTask } from "./observed.ts";
import { orderViolations } from "./order-violations.ts";
import { isFailure, skipped, type End, type EndStatus } from "./rules.ts";
import { outcomesByPath } from "./outcomes.ts";

/** Each difference between a run and what the language demands of it, as a sentence; none if they agree. */
export function violations(
  job: ModelJob,
  observed: Observed,
  claimsOverlapStops = false,
): string[] {
  const comparison = new Comparison(job, observed, claimsOverlapStops);
  const expected = interpret(job, {
    cause: observed.cancelledOrder === null ? null : "cancelled",
    observe: (local) => comparison.observe(local),
  });
  const { found } = comparison;
  for (const path of observed.tasks.keys())
    if (!expected.ends.has(path)) found.push(`${path} is there, but nothing makes it run`);
  if (observed.runStatus !== expected.result)
    found.push(`the run ended ${observed.runStatus}, not ${expected.result}`);
  if (expected.warnings !== null && observed.warnings !== expected.warnings)
    found.push(`the run ended ${observed.warnings ? "with" : "without"} warnings`);
  if (!expected.rollback.includes(observed.rollback))
    found.push(`rollback is ${observed.rollback}, not ${expected.rollback.join(" or ")}`);
  return [...found, ...orderViolations(job, expected.ends, observed.tasks)];
}

class Comparison {
  readonly found: string[] = [];
  readonly #stopsRunning: boolean;
  readonly #tasks: Observed["tasks"];
  readonly #executions: ReadonlySet<string>;
  /** When the run was stopped; null if it was not. */
  readonly #stoppedAt: number | null;

  /** Workers of other processes may claim while the transaction that stops the run is on its way: what that is, its events do not tell. */
  readonly #claimsOverlapStops: boolean;

  constructor(job: ModelJob, { tasks, cancelledOrder }: Observed, claimsOverlapStops: boolean) {
    this.#claimsOverlapStops = claimsOverlapStops;
    this.#stopsRunning = job.failurePolicy === "cancel" || cancelledOrder !== null;
    this.#tasks = tasks;
    this.#executions = new Set(outcomesByPath(job).keys());
    const failedAt = job.failurePolicy === "continue" ? null : firstFailure(job, tasks);
    const stops = [failedAt, cancelledOrder].filter((moment) => moment !== null);
    this.#stoppedAt = stops.length === 0 ? null : Math.min(...stops);
  }

  /** The end of a task run as it was observed, for what depends on it; its differences are noted. */
  observe(local: End): End {
    const seen = this.#tasks.get(local.path);
    if (seen === undefined) return this.#missing(local);
    const shown = shownState({ status: asEndStatus(seen.status), reason: seen.skipReason });
    const isLocal = shown === shownState(local);
    const wasOpen = this.#stoppedAt !== null && seen.endedOrder > this.#stoppedAt;
    const canStop = wasOpen && local.place.list === "tasks";
    if (canStop && !this.#claimsOverlapStops) this.#checkStart(local, seen);
    if (isLocal) this.#checkDetails(local, seen, canStop);
    else if (!canStop || !this.#statesOfStopped(local).includes(shown))
      this.found.push(`${local.path} ended ${shown}, not ${shownState(local)}`);
    const status = asEndStatus(seen.status);
    return {
      ...local,
      status,
      reason: seen.skipReason,
      output: local.output === undefined ? undefined : seen.output,
      cascading: isLocal && local.cascading,
      warns: isLocal ? local.warns : isFailure({ status }) && local.task.allowFailure,
    };
  }

  /** What is inside a task that was stopped may not have come to be. */
  #missing(local: End): End {
    if (this.#stoppedAt === null || local.place.list !== "tasks" || local.place.steps.length === 1)
      this.found.push(`${local.path} is missing; it should have ended ${shownState(local)}`);
    return { ...local, ...skipped("run_stopped") };
  }

  #checkDetails(local: End, seen: ObservedTask, canStop: boolean): void {
    const { attempts, output, path } = local;
    if (attempts !== null && seen.attempts !== attempts && !canStop)
      this.found.push(`${path} had ${seen.attempts} attempts, not ${attempts}`);
    const isKnown = output !== undefined && seen.output !== undefined;
    if (local.status === "completed" && isKnown && !isDeepStrictEqual(seen.output, output))
      this.found.push(
        `${path} has the output ${JSON.stringify(seen.output)}, not ${JSON.stringify(output)}`,
      );
  }

  #checkStart({ path }: End, { startedOrder, status }: ObservedTask): void {
    if (status !== "skipped" && startedOrder !== null && startedOrder > this.#stoppedAt!)
      this.found.push(`${path} started after the run was stopped`);
  }

  /** A task between two attempts, or one that sees to others, is neither queued nor running: how it ends is left open. */
  #statesOfStopped({ path, task }: End): string[] {
    const isExecution = this.#executions.has(path);
    return [
      "skipped(run_stopped)",
      ...(this.#stopsRunning || !isExecution ? ["cancelled"] : []),
      ...(task.retryMax > 0 || !isExecution ? ["failed", "timed_out", "cancelled"] : []),
    ];
  }
}

function asEndStatus(status: string): EndStatus {
  const known: readonly EndStatus[] = ["completed", "failed", "timed_out", "cancelled", "skipped"];
  const found = known.find((each) => each === status);
  if (found === undefined) throw new Error(`A task run of an ended run is ${status}`);
  return found;
}

/** When the first main task failed for the run; inner tasks fail for their group only. */
function firstFailure(job: ModelJob, tasks: Observed["tasks"]): number | null {
  const moments = job.tasks.flatMap(({ name, allowFailure }) => {
    const seen = tasks.get(name);
    const failed = seen !== undefined && isFailure({ status: asEndStatus(seen.status) });
    return failed && !allowFailure ? [seen.endedOrder] : [];
  });
  return moments.length === 0 ? null : Math.min(...moments);
}
