/** A history that the language allows: the model's own run of a job, one execution after the other. What the checks are tested with. */
import { interpret, type Expected } from "./interpret.ts";
import type { ModelJob } from "./model-job.ts";
import type { Observed, ObservedTask } from "./observed.ts";
import { leadsTo } from "./places.ts";
import { isFailure, skipped, type End } from "./rules.ts";

/** Runs a job as one worker with one slot would. */
export function simulate(job: ModelJob, cause: "cancelled" | null = null): Observed {
  let isStopped = false;
  const stoppable = job.failurePolicy !== "continue";
  const expected = interpret(job, {
    cause,
    observe: (local) => {
      if (isStopped && local.place.list === "tasks") return { ...local, ...skipped("run_stopped") };
      isStopped ||= stoppable && isOutermost(local) && isFailure(local) && !local.task.allowFailure;
      return local;
    },
  });
  return {
    runStatus: expected.result,
    warnings: expected.warnings ?? false,
    rollback: expected.rollback[0]!,
    cancelledOrder: cause === null ? null : 0,
    tasks: history(expected),
  };
}

function isOutermost({ place }: End): boolean {
  return place.list === "tasks" && place.steps.length === 1;
}

/** What was stopped before it started has nothing inside it. */
function history({ ends }: Expected): Map<string, ObservedTask> {
  const happened = [...ends.values()].filter(
    (end) => end.reason !== "run_stopped" || isOutermost(end),
  );
  // Room between two executions for the starts of all that may see to them.
  const gap = happened.length + 1;
  return new Map(
    happened.map((end, at) => {
      const first = happened.findIndex((other) => leadsTo(end.place, other.place));
      const task: ObservedTask = {
        status: end.status,
        skipReason: end.reason,
        attempts: end.attempts ?? 1,
        startedOrder: end.status === "skipped" ? null : first * gap - (at - first),
        endedOrder: at * gap + 1,
        ...(end.output === undefined ? {} : { output: end.output }),
      };
      return [end.path, task];
    }),
  );
}
