/**
 * Takes one claimed task run a step further (engine.md §2): decide, then execute, expand, wait, or join what it waited for. The claim,
 * the stop signal and the settling are the caller's.
 *
 * 1. Throws only when the database is away: nothing is known then, and the step is somebody's next. Whatever else goes wrong becomes a failed
 *    outcome of kind `internal`.
 * 2. The order of the decisions is that of workflow-language.md §5.3.
 */
import { systemClock } from "../base/clock.ts";
import { messageOf } from "../base/errors.ts";
import { decide } from "../engine/decide.ts";
import { ITEM_LAYER, stepOf, TASK_LAYER } from "../engine/expand.ts";
import { createMasker, unmasked, type Masker } from "../secrets/masker.ts";
import { isUnavailable } from "../store/database.ts";
import { attemptNumber } from "../store/runs/attempt-number.ts";
import type { TaskResult } from "../store/runs/settle-tasks.ts";
import {
  expressionFailure,
  failed,
  isResumed,
  type Attempt,
  type Claim,
  type StepResult,
} from "./attempt.ts";
import { dependencyStates } from "./dependency-states.ts";
import { conditionHolds } from "./evaluate-task.ts";
import { loadPlaceFacts } from "./place-facts.ts";
import { runBody } from "./run-body.ts";
import { advanceRun } from "./steps/advance-run.ts";
import { throughCache } from "./steps/cached.ts";
import { expandGroup, joinGroup } from "./steps/group.ts";
import { expandItems, joinItems } from "./steps/items.ts";
import { askApproval, closeApproval } from "./steps/approval.ts";
import { beginLoop, resumeLoop } from "./steps/loop.ts";
import { withinRunLimit } from "./steps/output-limit.ts";
import { inRunSlot, inSlot } from "./steps/slot.ts";
import { joinSubJob, startSubJob } from "./steps/sub-job.ts";
import { beginWait, resumeWait } from "./steps/wait.ts";
import { enclosingScopes, type TaskFacts } from "./task-facts.ts";
import { taskResult } from "./task-result.ts";
import { factsWithEnv } from "./task-values.ts";

/** Takes a claimed task run a step further. Null if it waits for a scope now, which is in the database already. */
export async function executeTask(claim: Claim): Promise<TaskResult | null> {
  const { claimed, version, context } = claim;
  const left: Left = { masker: unmasked, facts: null };
  const begunAt = systemClock.monotonic();
  let result: StepResult;
  try {
    result =
      claimed.node < 0
        ? await advanceRun(claim)
        : await withinRunLimit(
            context.on,
            claimed.runId,
            await step(claim, left),
            claim.stop.signal,
          );
  } catch (error) {
    // Nothing is known of the task: whoever has the database again takes the step.
    if (isUnavailable(error)) throw error;
    result = expressionFailure(error) ?? failed("internal", internalMessage(error));
    if (expressionFailure(error) === null)
      context.logger.error({ err: error, run: claimed.runId, task: claimed.name }, "step failed");
  }
  if (result === "waiting") return null;
  return taskResult(result, left.masker, { claimed, version, begunAt, facts: left.facts });
}

/** What a step leaves for its result, however it ends: what it loaded. */
interface Left {
  masker: Masker;
  facts: TaskFacts | null;
}

function internalMessage(error: unknown): string {
  return `The worker failed to run the task: ${messageOf(error)}`;
}

/** One step of a task run; leaves what it loaded in `left`. */
async function step(claim: Claim, left: Left): Promise<StepResult> {
  const { claimed, version, context } = claim;
  const node = version.plan.nodes[claimed.node]!;
  const isFirst = claimed.layer === TASK_LAYER && !isResumed(claimed);
  if (isFirst) {
    const counts = { good: claimed.goodDeps, neutral: claimed.neutralDeps, bad: claimed.badDeps };
    const decision = decide(
      node.task,
      counts,
      await dependencyStates(claimed, version, context.on),
    );
    if (decision.kind === "skip") return { ...decision, status: "skipped" };
  }
  const chain = await enclosingScopes(claimed, context.on);
  // A claim may have come just before its scope was halted.
  if (chain.some((scope) => scope.halted !== null) && !isResumed(claimed))
    return { status: "skipped", reason: "run_stopped", cascades: false };
  const [loaded, number] = await Promise.all([
    loadPlaceFacts(claimed, version, chain, context),
    attemptNumber(context.on, claimed),
  ]);
  const masker = createMasker([...loaded.facts.secrets.values(), ...loaded.sensitiveInputs]);
  left.masker = masker;
  left.facts = loaded.facts;
  const { workerId, stop } = claim;
  const attempt: Attempt = {
    claimed,
    version,
    workerId,
    context,
    stop,
    number,
    node,
    loaded,
    masker,
  };
  if (!isResumed(claimed) && !mayRun(attempt))
    return { status: "skipped", reason: "condition", cascades: false };
  return isResumed(claimed) ? resume(attempt) : begin(attempt);
}

/** `if`: of the task before anything else, of a for_each for each of its items. */
function mayRun({ claimed, node, version, loaded }: Attempt): boolean {
  if (!node.hasExpressions) return true;
  const { layer } = claimed;
  const { condition, forEach } = node.task;
  const asked =
    layer === TASK_LAYER ? condition : layer === ITEM_LAYER ? (forEach?.condition ?? null) : null;
  return asked === null || conditionHolds(asked, factsWithEnv(version, loaded.facts));
}

function begin(attempt: Attempt): StepResult | Promise<StepResult> {
  const { claimed, node } = attempt;
  const next = stepOf(node.task, claimed.layer);
  switch (next) {
    case "items":
      return expandItems(attempt);
    case "iterations":
      return beginLoop(attempt);
    case "group":
      return inSlot(attempt, expandGroup);
    case "execute":
      return throughCache(attempt, () => inRunSlot(attempt, runBody));
    case "sub_job":
    case "approval":
    case "wait":
      return inSlot(attempt, beginWaiting);
  }
}

function resume(attempt: Attempt): StepResult | Promise<StepResult> {
  const { claimed, node } = attempt;
  const before = stepOf(node.task, claimed.layer);
  switch (before) {
    case "items":
      return joinItems(attempt);
    case "iterations":
      return resumeLoop(attempt);
    case "group":
      return joinGroup(attempt);
    case "sub_job":
    case "approval":
    case "wait":
      return resumeWaiting(attempt);
    case "execute":
      return failed("internal", "A task that waits for nothing was woken.");
  }
}

function beginWaiting(attempt: Attempt): Promise<StepResult> {
  const { body } = attempt.node.task;
  if (body.kind === "job") return startSubJob(attempt, body);
  if (body.kind === "approval") return askApproval(attempt, body);
  if (body.kind === "wait") return beginWait(attempt, body);
  throw new Error(`a task of kind ${body.kind} does not wait`);
}

function resumeWaiting(attempt: Attempt): StepResult | Promise<StepResult> {
  const { body } = attempt.node.task;
  if (body.kind === "job") return joinSubJob(attempt, body);
  if (body.kind === "approval") return closeApproval(attempt, body);
  if (body.kind === "wait") return resumeWait(attempt, body);
  throw new Error(`a task of kind ${body.kind} does not wait`);
}
