/** A for_each: one task run per item, and what they come to together (workflow-language.md §5.7). */
import type { JsonValue } from "../../base/json.ts";
import { toText } from "../../definition/expression/result.ts";
import type { ForEach } from "../../definition/job-definition.ts";
import { itemTasks, type Item } from "../../engine/expand.ts";
import {
  InvalidItems,
  itemValues,
  toleratedItems,
  type EvaluatedSource,
} from "../../engine/items.ts";
import { expandTask } from "../../store/runs/expand-task.ts";
import { getScope } from "../../store/runs/scopes.ts";
import { failed, type Attempt, type StepResult } from "../attempt.ts";
import { evaluateText, evaluateValue, withRoots } from "../evaluate-task.ts";
import type { TaskFacts } from "../task-facts.ts";
import { factsWithEnv } from "../task-values.ts";
import { badEnding, stoppedEnding } from "./join.ts";

/** Longer keys would not fit the names that are made of them. */
const MAX_KEY = 200;

/** Evaluates the list once and makes the items; an empty one is complete. */
export async function expandItems(attempt: Attempt): Promise<StepResult> {
  const { claimed, node, version, context, workerId } = attempt;
  const forEach = node.task.forEach!;
  let items: Item[];
  try {
    items = evaluateItems(attempt, forEach);
  } catch (error) {
    if (error instanceof InvalidItems) return failed("invalid_items", error.message);
    throw error;
  }
  if (items.length === 0) return { status: "completed", output: null, outputs: {} };
  const tolerated = toleratedItems(forEach, items.length);
  const expanded = await expandTask(context.database, workerId, claimed, {
    tasks: itemTasks(version.plan, claimed.node, items),
    progress: null,
    items: {
      letGo: Math.min(forEach.maxParallel, items.length),
      badLimit: tolerated,
      onFailure: forEach.onFailure,
    },
  });
  return expanded ? "waiting" : stoppedEnding;
}

/** What the items came to: completed if no more of them are bad than the for_each lets pass. */
export async function joinItems(attempt: Attempt): Promise<StepResult> {
  const { claimed, node, context } = attempt;
  const scope = await getScope(context.on, claimed.runId, claimed.childScope!);
  if (scope.bad <= toleratedItems(node.task.forEach!, scope.size))
    return { status: "completed", output: null, outputs: {}, hasWarnings: scope.bad > 0 };
  return badEnding(attempt, scope, "items");
}

function evaluateItems({ node, version, loaded }: Attempt, forEach: ForEach): Item[] {
  const facts = factsWithEnv(version, loaded.facts);
  const source = node.hasExpressions ? evaluatedSource(forEach, facts) : forEach.source;
  const values = itemValues(source, forEach);
  const keys = values.map((value, index) => keyOf(forEach, facts, value, index));
  refuseDuplicates(keys);
  return values.map((value, index) => ({ value, key: keys[index]! }));
}

function evaluatedSource({ source }: ForEach, facts: TaskFacts): EvaluatedSource {
  // Filling in expressions keeps the shape of what they stand in.
  return evaluateValue(source as unknown as JsonValue, facts) as unknown as EvaluatedSource;
}

function keyOf(forEach: ForEach, facts: TaskFacts, value: JsonValue, index: number): string {
  if (forEach.key === null) return String(index);
  const inside = withRoots(facts, {
    item: value,
    index,
    [forEach.as]: value,
    [forEach.indexAs]: index,
  });
  const key = toText(evaluateText(forEach.key, inside));
  if (key === "" || key.length > MAX_KEY)
    throw new InvalidItems(
      `The key of item ${index} has ${key.length} characters; 1 to ${MAX_KEY} are allowed.`,
    );
  return key;
}

function refuseDuplicates(keys: readonly string[]): void {
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) throw new InvalidItems(`Two items have the key ${JSON.stringify(key)}.`);
    seen.add(key);
  }
}
