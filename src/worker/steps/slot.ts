/** The concurrency rule of a task: it runs its body once it holds a slot (workflow-language.md §3, §5.3). */
import { toText } from "../../definition/expression/result.ts";
import type { ConcurrencyRule } from "../../definition/job-definition.ts";
import { acquireSlot } from "../../store/concurrency/slots.ts";
import { failed, type Attempt, type StepResult } from "../attempt.ts";
import { evaluateText } from "../evaluate-task.ts";
import { runBody } from "../run-body.ts";
import { factsWithEnv } from "../task-values.ts";
import { stoppedEnding } from "./join.ts";

/** Runs the body at once, or leaves the task run in the queue until a slot is free. */
export async function runInSlot(attempt: Attempt): Promise<StepResult> {
  const { concurrency } = attempt.node.task;
  if (concurrency === null) return runBody(attempt);
  const { claimed, context, workerId } = attempt;
  const rule = { ...concurrency, key: evaluatedKey(attempt, concurrency) };
  const shown = JSON.stringify(rule.key);
  switch (await acquireSlot(context.database, workerId, claimed, rule)) {
    case "granted":
      return runBody(attempt);
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
        ? { status: "skipped", reason: "condition", cascades: false }
        : failed("concurrency_conflict", `The concurrency key ${shown} is taken.`);
  }
}

function evaluatedKey({ node, version, loaded }: Attempt, { key }: ConcurrencyRule): string {
  if (!node.hasExpressions) return key;
  return toText(evaluateText(key, factsWithEnv(version, loaded.facts)));
}
