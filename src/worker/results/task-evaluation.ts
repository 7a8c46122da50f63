import type { JsonObject, JsonValue } from "../../base/json.ts";
import { conditionHolds, type TaskFacts } from "../evaluate-task.ts";
import { evaluateValue } from "./evaluate-value.ts";

/** Evaluates what belongs to a task beside its condition, environment and parameters. */
export interface TaskEvaluation {
  /** Throws an ExpressionError. */
  condition(text: string): boolean;
  /** A value with its expressions filled in; `roots` are further names that they may read. Throws an ExpressionError. */
  value(value: JsonValue, roots?: JsonObject): JsonValue;
}

/** The evaluation of a strict task; a legacy one has no expressions. */
export function taskEvaluation(
  facts: TaskFacts,
  env: Readonly<Record<string, string>>,
  hasExpressions: boolean,
): TaskEvaluation {
  const { inputs, tasks, run, job, nowMs, secrets } = facts;
  return {
    condition: (text) => conditionHolds(text, facts, env),
    value: (value, roots = {}) =>
      hasExpressions
        ? evaluateValue(value, {
            roots: { inputs, tasks, run, job, env, ...roots },
            nowMs,
            // Missing ones have failed the task before.
            secret: (name) => secrets.get(name) ?? "",
          })
        : value,
  };
}
