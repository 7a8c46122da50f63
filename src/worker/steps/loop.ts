/** A loop: one iteration after the other, until its condition says so (workflow-language.md §5.7). */
import type { Loop } from "../../definition/job-definition.ts";
import { hasCompensations } from "../../definition/plan.ts";
import { iterationTask } from "../../engine/expand.ts";
import { edgeValue } from "../../engine/states.ts";
import { expandTask } from "../../store/runs/expand-task.ts";
import { loadTaskResults, type EarlierTask } from "../../store/runs/load-task-results.ts";
import { isDeadlineFired } from "../../store/runs/task-deadlines.ts";
import { waitTask } from "../../store/runs/wait-task.ts";
import { failed, type Attempt, type StepResult } from "../attempt.ts";
import { conditionHolds, withRoots } from "../evaluate-task.ts";
import { taskView } from "../task-view.ts";
import { factsWithEnv } from "../task-values.ts";
import { badEnding, overdueEnding, stoppedEnding } from "./join.ts";
import { getScope } from "../../store/runs/scopes.ts";

/** What a loop remembers while it waits: the iteration that it waits for, and when the first one began. */
interface LoopProgress {
  iteration: number;
  /** The task run of the iteration before; null for the first. */
  previous: number | null;
  /** Waits for the next iteration's time, not for this one's end. */
  isPausing: boolean;
}

/** Starts the first iteration unless `while` forbids it: then the task is complete without one. */
export function beginLoop(attempt: Attempt): StepResult | Promise<StepResult> {
  const loop = attempt.node.task.loop!;
  if (!goesOn(attempt, loop, null, 0)) return { status: "completed", output: null, outputs: {} };
  const first = { iteration: 0, previous: null, isPausing: false };
  return iterate(attempt, first, loop.timeoutMs ?? undefined);
}

/** After an iteration, or after the pause behind it. */
export async function resumeLoop(attempt: Attempt): Promise<StepResult> {
  const { claimed, node, context, workerId } = attempt;
  const loop = node.task.loop!;
  // Written by this file.
  const progress = claimed.progress as unknown as LoopProgress;
  const next = {
    iteration: progress.iteration + 1,
    previous: claimed.childScope,
    isPausing: false,
  };
  const isOver =
    loop.timeoutMs !== null && (await isDeadlineFired(context.on, claimed.runId, claimed.seq));
  if (progress.isPausing && !isOver) return iterate(attempt, next);
  const [last] = await loadTaskResults(context.on, claimed.runId, [claimed.childScope!]);
  const isBad = edgeValue(last!.status, last!.skip_reason, false) === "bad";
  if (isOver) return overdue(attempt, loop, isBad ? progress.previous : claimed.childScope);
  if (isBad)
    return badEnding(
      attempt,
      await getScope(context.on, claimed.runId, claimed.childScope!),
      "tasks",
    );
  if (isDone(attempt, loop, last!, progress.iteration)) return completed(last!);
  if (next.iteration >= loop.maxIterations) return atLimit(loop, last!);
  if (loop.delayMs === 0) return iterate(attempt, next);
  const waits = await waitTask(context.database, workerId, claimed, {
    progress: { ...progress, isPausing: true },
    delayMs: loop.delayMs,
  });
  return waits ? "waiting" : stoppedEnding;
}

/** The time of all iterations is over; `last` is the last one that came to its end. */
async function overdue(
  { claimed, context }: Attempt,
  loop: Loop,
  last: number | null,
): Promise<StepResult> {
  if (loop.onLimit === "fail") return overdueEnding("loop", loop.timeoutMs!);
  const [result] = last === null ? [] : await loadTaskResults(context.on, claimed.runId, [last]);
  return result === undefined
    ? { status: "completed", output: "", outputs: {} }
    : completed(result);
}

async function iterate(
  attempt: Attempt,
  progress: LoopProgress,
  deadlineMs?: number,
): Promise<StepResult> {
  const { claimed, version, context, workerId } = attempt;
  const { node, name } = claimed;
  const kept = keptIterations(attempt, progress);
  const expanded = await expandTask(context.database, workerId, claimed, {
    tasks: [iterationTask(version.plan, node, name, progress.iteration)],
    progress: { ...progress },
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
    ...(kept === null ? {} : { keptIterations: kept }),
  });
  return expanded ? "waiting" : stoppedEnding;
}

/** Iterations that stay when another one starts; null while there are no more than that, and where a rollback may need them all. */
function keptIterations({ node, version }: Attempt, { iteration }: LoopProgress): number | null {
  // The next iteration reads the one before it as `loop.previous`.
  const kept = Math.max(node.task.loop!.keep, 2);
  return iteration < kept || hasCompensations(version.plan, node) ? null : kept;
}

function isDone(attempt: Attempt, loop: Loop, last: EarlierTask, iteration: number): boolean {
  if (loop.until !== null && holds(attempt, loop.until, last, iteration)) return true;
  return !goesOn(attempt, loop, last, iteration + 1);
}

function goesOn(
  attempt: Attempt,
  loop: Loop,
  last: EarlierTask | null,
  iteration: number,
): boolean {
  return loop.while === null || holds(attempt, loop.while, last, iteration);
}

/** A condition of the loop, with the last iteration as `self`. */
function holds(
  { node, version, loaded }: Attempt,
  condition: string,
  last: EarlierTask | null,
  iteration: number,
): boolean {
  const self = last === null ? null : taskView({ task: last, definition: node.task, items: null });
  const facts = withRoots(loaded.facts, { self, loop: { index: iteration, previous: self } });
  return conditionHolds(condition, factsWithEnv(version, facts));
}

function completed({ output, outputs }: EarlierTask): StepResult {
  return { status: "completed", output, outputs };
}

function atLimit(loop: Loop, last: EarlierTask): StepResult {
  if (loop.onLimit === "continue") return completed(last);
  return failed(
    "loop_limit",
    `The loop did not end within ${loop.maxIterations} iterations (max_iterations).`,
  );
}
