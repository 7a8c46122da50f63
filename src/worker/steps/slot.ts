/** The concurrency rule of a task: it begins its body once it holds a slot (workflow-language.md §3, §5.3). */
import { toText } from "../../definition/expression/result.ts";
import type { ConcurrencyRule } from "../../definition/job-definition.ts";
import { acquireSlot } from "../../store/concurrency/slots.ts";
import { failed, type Attempt, type StepResult } from "../attempt.ts";
import { evaluateText } from "../evaluate-task.ts";
import { factsWithEnv } from "../task-values.ts";
import { stoppedEnding } from "./join.ts";

/** Begins the body at once, or leaves the task run in the queue until a slot is free. */
export async function inSlot(
  attempt: Attempt,
  begin: (attempt: Attempt) => StepResult | Promise<StepResult>,
): Promise<StepResult> {
  const { concurrency } = attempt.node.task;
  if (concurrency === null) return begin(attempt);
  const { claimed, context, workerId, loaded } = attempt;
  const enclosing = loaded.chain.map((scope) => scope.seq);
  const rule = { ...concurrency, key: evaluatedKey(attempt, concurrency) };
  const shown = JSON.stringify(rule.key);
  switch (await acquireSlot(context.database, workerId, claimed, rule, enclosing)) {
    case "granted":
      return begin(attempt);
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
