/** The concurrency rule of a task: and `max_parallel` of its run: it begins once it holds its slots (workflow-language.md §3, §5.3). */
import { toText } from "../../definition/expression/result.ts";
import type { ConcurrencyRule } from "../../definition/job-definition.ts";
import { acquireSlot } from "../../store/concurrency/slots.ts";
import { failed, type Attempt, type StepResult } from "../attempt.ts";
import { evaluateText } from "../evaluate-task.ts";
import { factsWithEnv } from "../task-values.ts";
import { stoppedEnding } from "./join.ts";

/** Others of a run that may wait for its `max_parallel`: all of them. */
const ANY_NUMBER = 1_000_000_000;

/** Begins the body at once, or leaves the task run in the queue until a slot is free. */
export async function inSlot(
  attempt: Attempt,
  begin: (attempt: Attempt) => StepResult | Promise<StepResult>,
): Promise<StepResult> {
  const { concurrency } = attempt.node.task;
  if (concurrency === null) return begin(attempt);
  const rule = { ...concurrency, key: evaluatedKey(attempt, concurrency) };
  return (await refusalOf(attempt, rule, "lock")) ?? begin(attempt);
}

/**
 * The same for what executes: it counts for the run's `max_parallel`. Comes last of all slots, so that whoever holds one of these
 * waits for nothing else.
 */
export function inRunSlot(
  attempt: Attempt,
  begin: (attempt: Attempt) => StepResult | Promise<StepResult>,
): Promise<StepResult> {
  const { maxParallel } = attempt.version.plan;
  if (maxParallel === null) return inSlot(attempt, begin);
  const rule: ConcurrencyRule = {
    key: `max_parallel ${attempt.claimed.runId}`,
    limit: maxParallel,
    onConflict: "queue",
    maxQueued: ANY_NUMBER,
    queueOrder: "fifo",
  };
  return inSlot(
    attempt,
    async () => (await refusalOf(attempt, rule, "max_parallel")) ?? begin(attempt),
  );
}

/** What the task run comes to without a slot; null if it has one. */
async function refusalOf(
  { claimed, context, workerId, loaded }: Attempt,
  rule: ConcurrencyRule,
  reason: "lock" | "max_parallel",
): Promise<StepResult | null> {
  const enclosing = loaded.chain.map((scope) => scope.seq);
  const shown = JSON.stringify(rule.key);
  const request = { rule, enclosing, reason };
  switch (await acquireSlot(context.database, workerId, claimed, request)) {
    case "granted":
      return null;
    case "parked":
      return "waiting";
    case "stale":
      return stoppedEnding;
    case "full":
      return failed(
        "concurrency_conflict",
        `${rule.maxQueued} others wait for the concurrency key ${shown} already (max_queued).`,
      );
    case "deadlock":
      return failed(
        "concurrency_deadlock",
        `The concurrency key ${shown} is held by a run above this one, which waits for it.`,
      );
    case "busy":
      return rule.onConflict === "skip"
        ? { status: "skipped", reason: "concurrency_conflict", cascades: false }
        : failed("concurrency_conflict", `The concurrency key ${shown} is taken.`);
  }
}

function evaluatedKey({ node, version, loaded }: Attempt, { key }: ConcurrencyRule): string {
  if (!node.hasExpressions) return key;
  return toText(evaluateText(key, factsWithEnv(version, loaded.facts)));
}
